"""Which files make one delivery: a workbook is one; CSV files with the same region and reference date are one.

Not here: what they say of the delivery as a whole (agreeing.py), and rules over rows (checking.py).
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import PurePath

from pipelines.folding import fold
from pipelines.intake.deliveries import wholes
from pipelines.intake.deliveries.agreeing import read_fields
from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.values import codes, dates, numbers

OURS = "FILE_OURS"
Sender = tuple[str, str]  # region and reference date, as far as they can be read


def drafts(files: list[ParsedFile]) -> list[Draft]:
    """Return the deliveries in these files, in the order of their names. Files that were refused are drafts too."""
    found: list[Draft] = []
    loose: dict[Sender, list[ParsedFile]] = defaultdict(list)
    for file in sorted(_without_ours(files), key=lambda one: one.name):
        if file.refusal is not None:
            found.append(Draft([file], findings=[file.refusal], verdict="rejected"))
        elif PurePath(file.name).suffix.casefold() == ".csv":
            loose[_sender(file)].append(file)
        else:
            found.append(_assemble([file]))
    found += [_assemble(members) for members in _with_their_sender(loose)]
    return sorted(found, key=lambda draft: draft.files[0].name)


def _without_ours(files: list[ParsedFile]) -> list[ParsedFile]:
    """Leave out files with only our own words, such as the explanation as CSV; told of where there is no other."""
    others = [file for file in files if file.refusal is None or file.refusal.rule != OURS]
    return others or files


def _with_their_sender(loose: dict[Sender, list[ParsedFile]]) -> list[list[ParsedFile]]:
    """Return the files of each delivery: where one `levering` is among them, files that do not say whose are its."""
    said = [sender for sender, files in loose.items() if any(map(_tells_sender, files))]
    if len(said) != 1:
        return list(loose.values())
    own: list[ParsedFile] = []
    others: list[list[ParsedFile]] = []
    for sender, files in loose.items():
        if all(part in {"", whole} for part, whole in zip(sender, said[0], strict=True)):
            own += files
        else:
            others.append(files)
    return [sorted(own, key=lambda one: one.name), *others]


def _tells_sender(file: ParsedFile) -> bool:
    return any(table.table == "delivery" for table in file.tables)


def _sender(file: ParsedFile) -> Sender:
    """Return region and reference date of a CSV file, as far as they can be read, to bring its files together."""
    said = [_first(file.tables, name) or "" for name in ("region_code", "reference_date")]
    return _read_or(said[0], codes.region), _read_or(said[1], dates.date)


def _read_or(text: str, read: Callable[[str], str | None]) -> str:
    try:
        return read(text) or ""
    except numbers.Unreadable:
        return fold(text)


def _first(tables: list[ParsedTable], name: str) -> str | None:
    return next((texts[0] for table in tables if (texts := table.fields.get(name))), None)


def _assemble(files: list[ParsedFile]) -> Draft:
    """Bring the tables of one delivery together."""
    draft = Draft(files, findings=[note for file in files for note in file.notes])
    tables = [table for file in files for table in file.tables]
    for table in tables:
        if table.table in draft.tables:
            draft.refuse(_twice(draft.tables[table.table], table))
        draft.tables[table.table] = table
    read_fields(draft, tables)
    if draft.verdict is None and (refusal := wholes.refusal_of(files[0].name, draft.tables)):
        draft.refuse(*refusal)
    if draft.verdict == "incomplete":
        not_kept = [file.name for file in files if not file.is_searched]
        draft.findings += [Finding("FILE_NOT_KEPT", "warning", name) for name in not_kept]
    draft.tables.pop("delivery", None)
    return draft


def _twice(first: ParsedTable, second: ParsedTable) -> Finding:
    """Return what is said of a table that stands there twice: the sheets or the files by their names."""
    names = [one.label if first.file == second.file else one.file for one in (first, second)]
    given = {"twice": DUTCH[first.table], "first": names[0], "second": names[1]}
    return Finding("FILE_TABLE_TWICE", "critical", second.file, second.label, given=given)
