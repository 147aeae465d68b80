"""One delivery: its tables and files put together, judged by the rules, proven whole and kept in the archive.

Not here: one table (tables/), and what its sender is told (receipts/).
"""
