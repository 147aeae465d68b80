"""Where texts of people stand: why there are none to read, and for the support team how many wait and what to do."""

from dashboard import formatting, texts
from dashboard.components.hall import page
from dashboard.queries import released
from dashboard.release import OpenedRelease
from pipelines.settings import PUBLIC


def unread_texts(opened: OpenedRelease, table: str, language: str) -> None:
    """Tell the support team how many texts of a table nobody has read yet; the public and who has read all: nothing."""
    count = 0 if opened.audience == PUBLIC else released.unread(opened, table)
    if count:
        number = formatting.number(count, language)
        page.paragraph(
            texts.text("lessons.unread_one" if count == 1 else "lessons.unread_many", language, count=number)
        )


def is_held_back(opened: OpenedRelease, table: str) -> bool:
    """Tell whether the public reads nothing of a table because nobody released it, rather than because it is empty."""
    return opened.audience == PUBLIC and released.not_told(opened, table) > 0
