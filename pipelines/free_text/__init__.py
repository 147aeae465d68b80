"""What people wrote, and the person who reads it before everyone may: what waits, what it looks like, what was decided.

Not here: what the public may read of it (pipelines/protection/texts.py), and the signs in one text
(pipelines/intake/masking).
"""
