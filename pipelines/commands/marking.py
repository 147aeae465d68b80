"""Written for who checks files: per delivery its receipt, and its workbook with the findings marked in it."""

from pathlib import Path

from pipelines.commands.console import complain
from pipelines.intake.bounded.children import Children, Ended
from pipelines.intake.deliveries.archiving import safe_name
from pipelines.intake.dry_run import mark
from pipelines.intake.receipts.telling import told
from pipelines.intake.receipts.text import text
from pipelines.intake.records import Receipt


def write_marked(
    folder: Path, files: list[tuple[str, bytes]], receipts: list[Receipt], language: str, children: Children
) -> None:
    """Write per delivery its receipt as text and, where that may be, its workbook with the findings marked in it.

    A delivery that was refused for personal data, or that cannot be opened in time, gets its receipt only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for receipt in receipts:
        stem = _free(Path(safe_name(receipt["files"][0]["name"])).stem, taken)
        said = text(told(receipt, language), language)
        (folder / f"{stem}-ontvangstbewijs-exact.txt").write_text(said, encoding="utf-8")
        try:
            made = mark(files, receipt, language, children)
        except Ended:
            made = None
        if made is None:
            complain("not_marked", language, name=stem)
        else:
            (folder / f"{stem}-bevindingen-exact.xlsx").write_bytes(made)


def _free(stem: str, taken: set[str]) -> str:
    """Return the name, with a number where another delivery of this command has the same."""
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name.casefold())
    return name
