"""With which choices somebody looks at what was told: what cards mark, and in which language they speak."""

from dataclasses import dataclass
from functools import cached_property

from dashboard import searching, texts
from dashboard.lesson_choice import LessonChoice
from dashboard.release import OpenedRelease
from dashboard.selection import Selection


@dataclass(frozen=True)
class Looking:
    """The opened release, the selection of the shell (own region, language) and the choice of the page."""

    opened: OpenedRelease
    selection: Selection
    choice: LessonChoice

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that are searched for, as they are compared."""
        return searching.words(self.choice.search)

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.selection.language

    def say(self, name: str, **values: object) -> str:
        """Return a text of this page."""
        return texts.text(f"lessons.{name}", self.language, **values)
