"""The one exception of this package.

Belongs here: what an error must carry. Not here: its sentence (pipelines/texts, section `experiences`), and names of
people or their words, which no error may hold.
"""

from typing import Any


class ExperiencesError(ValueError):
    """A document with experiences cannot be used: the name of the problem, and where (a line, a file)."""

    def __init__(self, problem: str, **where: Any) -> None:
        super().__init__(f"{problem}: {where}")
        self.problem = problem
        self.where = where
