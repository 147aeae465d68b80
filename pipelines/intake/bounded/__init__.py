"""A process that may do nothing else: it parses one file within limits that it cannot undo, and answers in plain text.

Here: that process, what it may cost, and the side that starts it and trusts no answer. Not here: what parsing is
(intake/parsing.py).
"""
