"""Writes docs/data-dictionary.md from the registries: `python -m pipelines.registries.dictionary`, or `make docs`.

Not here: what a column means (columns.yml, contents.yml and codes.yml), and the words above it all (dictionary.md).
"""

from collections.abc import Iterable
from pathlib import Path

from pipelines import settings
from pipelines.registries import Code, Column
from pipelines.registries.contents import Table, codes, tables

PATH = settings.REPOSITORY / "docs" / "data-dictionary.md"
PARTS = {"release": "What a release holds", "view": "What a view holds", "delivery": "What a region delivers"}
OPENING = Path(__file__).with_suffix(".md")
COLUMN_HEADS = ("column", "Dutch header", "English header", "type", "unit", "uitleg", "explanation")
CODE_HEADS = ("code", "Nederlands", "English", "uitleg", "explanation")


def document() -> str:
    """Return the whole document as Markdown."""
    parts = [OPENING.read_text(encoding="utf-8")]
    for part, title in PARTS.items():
        parts += [f"## {title}\n", *(_table(table) for table in tables() if table.part == part)]
    parts += ["## Codes\n", *(_list(name, found) for name, found in sorted(codes().items()))]
    return "\n".join(parts)


def _table(table: Table) -> str:
    title = f"### {table.name_nl} / {table.name_en} (`{table.name}`)\n\n{table.about_nl} / {table.about_en}\n\n"
    return title + _grid(COLUMN_HEADS, (_column(column) for column in table.columns))


def _column(column: Column) -> tuple[str, ...]:
    needed = " (required)" if column.required else ""
    kind = f"{column.type}: `{column.codes}`" if column.codes else column.type
    heads = (f"`{column.name}`{needed}", column.header_nl, column.header_en)
    return (*heads, kind, column.unit, column.explanation_nl, column.explanation_en)


def _list(name: str, found: Iterable[Code]) -> str:
    rows = ((f"`{one.code}`", one.name_nl, one.name_en, one.explanation_nl, one.explanation_en) for one in found)
    return f"### `{name}`\n\n" + _grid(CODE_HEADS, rows)


def _grid(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|") if text.startswith("`") else text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PATH.write_text(document(), encoding="utf-8")
