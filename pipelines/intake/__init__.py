"""Deliveries come in: read, search for personal data, recognise, normalise, check, keep. A room or a file per step.

`parsing` is what happens to one file inside a child with limits; everything after it sees canonical text only.
Not here: what the figures mean together (pipelines/build) and the rules themselves (expectations/suites).
"""
