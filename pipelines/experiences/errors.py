"""The one exception of this package.

Belongs here: what a message must say. Not here: names of people or their words, which no message may hold.
"""


class ExperiencesError(ValueError):
    """A document with experiences cannot be used; the message says what, where and what to do."""
