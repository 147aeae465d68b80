"""Every sentence on screen, from `texts/<language>/<page>.yml`. Keys are `<page>.<name>`.

Not here: texts that come with a release (indicators, columns, code lists); those are read from its tables.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pipelines.registries import loaded

FOLDER = Path(__file__).parent / "texts"


class TextError(KeyError):
    """A text that does not exist was asked for; the message says the key and the file it belongs in."""


def text(key: str, language: str, **values: Any) -> str:
    """Return the text of `key` in `language`, with `{name}` replaced by the values. Raises TextError without it."""
    page, _, name = key.partition(".")
    try:
        found = page_texts(page, language)[name]
    except (KeyError, FileNotFoundError) as error:
        raise TextError(f"no text {name!r} in dashboard/texts/{language}/{page}.yml") from error
    return found.format(**values) if values else found


@cache
def page_texts(page: str, language: str) -> dict[str, str]:
    """Return the texts of one page. Raises FileNotFoundError when the page has no file."""
    path = FOLDER / language / f"{page}.yml"
    if not path.is_file():
        raise FileNotFoundError(path)
    found: dict[str, str] = loaded(path)
    return found
