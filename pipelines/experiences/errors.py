"""The one exception of this package. Its message says what, where and what to do, and never holds a name or an answer."""


class ExperiencesError(ValueError):
    """A document with experiences cannot be used; the message says what, where and what to do."""
