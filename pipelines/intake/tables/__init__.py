"""One table: recognised by its header, split from notes and totals, and brought into canonical text.

Not here: the header itself (header/), one cell (values/), and tables that belong together (deliveries/).
"""
