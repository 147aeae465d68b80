"""Which files make one delivery: a workbook is one; CSV files with the same region and reference date are one.

Belongs here: bringing parsed files together and what they say of the delivery as a whole. Not here: rules over rows.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

import pandas as pd

from pipelines.intake import dates, fields, numbers, places, wholes
from pipelines.intake.findings import Finding
from pipelines.intake.folding import fold
from pipelines.intake.headers import DUTCH
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.tables import ParsedTable
from pipelines.registries import columns, columns_of

UNCERTAIN = "?"
OURS = "FILE_OURS"
Sender = tuple[str, str]  # region and reference date, as far as they can be read


@dataclass
class Draft:
    """One delivery on its way through intake. `verdict` is set as soon as it is known that not all of it can count."""

    files: list[ParsedFile]
    fields: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, ParsedTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    verdict: str | None = None

    @property
    def id(self) -> str:
        """The sha256 of the workbook, or of the sorted sha256s of the files."""
        own = sorted(file.sha256 for file in self.files)
        return own[0] if len(own) == 1 else hashlib.sha256("".join(own).encode()).hexdigest()

    @property
    def is_personal(self) -> bool:
        """Tell whether a file of it may leave no trace."""
        return any(file.is_personal for file in self.files)

    def refuse(self, finding: Finding, verdict: str = "rejected") -> None:
        """Add why not all of it can count; the first reason decides the verdict."""
        self.findings.append(finding)
        self.verdict = self.verdict or verdict


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
    return _read_or(said[0], places.region), _read_or(said[1], dates.date)


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
    _read_fields(draft, tables)
    if draft.fields.get("dash_means") == "0":
        _dashes_are_zero(draft.tables.get("results"))
    if draft.fields.get("sustained_months") not in (None, str(fields.AGREED_MONTHS)):
        _sustained_by_another_norm(draft)
    if draft.verdict is None and (refusal := wholes.refusal_of(files[0].name, draft.tables)):
        draft.refuse(*refusal)
    if draft.verdict == "incomplete":
        not_kept = [file.name for file in files if not file.is_searched]
        draft.findings += [Finding("FILE_NOT_KEPT", "warning", name) for name in not_kept]
    draft.tables.pop("delivery", None)
    return draft


def _twice(first: ParsedTable, second: ParsedTable) -> Finding:
    """Return what is said of a table that stands in two places: the sheets or the files by their names."""
    names = [one.label if first.file == second.file else one.file for one in (first, second)]
    given = {"twice": DUTCH[first.table], "first": names[0], "second": names[1]}
    return Finding("FILE_TABLE_TWICE", "critical", second.file, second.label, given=given)


def _read_fields(draft: Draft, tables: list[ParsedTable]) -> None:
    """Read what the files say of the delivery; a region that is not exactly one makes it wait."""
    name = draft.files[0].name
    for field_name in (column.name for column in columns()["delivery"]):
        texts = list(dict.fromkeys(text for table in tables for text in table.fields.get(field_name, ())))
        unread = [finding for table in tables for of, finding in table.field_faults if of == field_name]
        draft.fields[field_name] = _agreed(draft, field_name, texts)
        _tell_unread(draft, field_name, unread)
    for field_name, rule in (("region_code", "REGION_MISSING"), ("reference_date", "REFERENCE_DATE_MISSING")):
        if draft.fields[field_name] is None and draft.verdict is None:
            draft.refuse(Finding(rule, "critical", name))
    version = draft.fields["version"]
    draft.fields["version"] = int(version) if version else 1
    is_unread = any(of == "is_sample" for table in tables for of, _ in table.field_faults)
    waits_for_answer = is_unread or any(finding.rule == "YES_OR_NO" for finding in draft.findings)
    draft.fields["is_sample"] = None if waits_for_answer else draft.fields["is_sample"] == "ja"


def _tell_unread(draft: Draft, name: str, unread: list[Finding]) -> None:
    """Tell of cells that show something else than is in them; where all depends on the field, the delivery waits."""
    for finding in unread:
        if name in fields.WAITS:
            draft.refuse(finding, "quarantined")
        else:
            draft.findings.append(replace(finding, severity="warning"))
    if unread and name == "sustained_months" and draft.fields[name] is None:
        draft.fields[name] = UNCERTAIN


CONTRADICTS = {"region_code": "REGION_NOT_SENDER"}


def _agreed(draft: Draft, name: str, texts: list[str]) -> str | None:
    """Return the one meaning of a field. Files that say more than one thing are refused; an unreadable one waits."""
    header = columns_of("delivery")[name].header_nl
    meanings: dict[str, str] = {}
    for text in texts:
        try:
            meaning = fields.READ[name](text) if name in fields.READ else text
        except numbers.Unreadable as unreadable:
            severity = "critical" if name in fields.WAITS else "warning"
            finding = Finding(
                unreadable.rule, severity, draft.files[0].name, DUTCH["delivery"],
                column=header, value_shown=text[:60], given=unreadable.given,
            )  # fmt: skip
            draft.refuse(finding, "quarantined") if name in fields.WAITS else draft.findings.append(finding)
            continue
        if meaning is not None:
            meanings.setdefault(fold(meaning), meaning)
    if len(meanings) > 1:
        shown = ", ".join(texts)[:80]
        rule = CONTRADICTS.get(name, "FIELD_CONTRADICTS")
        draft.refuse(Finding(rule, "critical", draft.files[0].name, column=header, value_shown=shown))
    # A number of months that nobody can read is not the agreed one.
    return next(iter(meanings.values()), UNCERTAIN if name == "sustained_months" and texts else None)


def _dashes_are_zero(results: ParsedTable | None) -> None:
    if results is not None:
        for values in results.columns.values():
            values[:] = ["0" if value == numbers.DASH else value for value in values]
        results.notes = [note for note in results.notes if note.rule != "NUM_DASH"]


def _sustained_by_another_norm(draft: Draft) -> None:
    """Sustained after another number of months is another figure: it does not apply here, and the sender is told."""
    results = draft.tables.get("results")
    if results is not None:
        results.columns["sustained_placements"] = [numbers.NOT_APPLICABLE] * len(results.rows)
        results.sums.pop("sustained_placements", None)
    months = draft.fields["sustained_months"]
    if months != UNCERTAIN:  # that has its own finding
        draft.findings.append(Finding("SUSTAINED_NORM", "warning", draft.files[0].name, value_shown=months))


def frame_of(draft: Draft, table: str) -> pd.DataFrame:
    """Return the rows of one table as texts, with `row` and `file`; empty where the delivery does not have it."""
    found = draft.tables.get(table) or ParsedTable(table, "", DUTCH[table])
    names = [column.name for column in columns()[table]]
    if table in {"results", "lessons"}:
        cohort = next(column.name for column in columns()[table] if column.type == "cohort")
        names.insert(names.index(cohort), f"{cohort}_delivered")
    dash = numbers.DASH
    frame = pd.DataFrame(
        {
            name: pd.array([None if value == dash else value for value in found.columns.get(name, [])], dtype="str")
            for name in names
        }
    )
    return frame.assign(row=pd.array(found.rows, dtype="Int64"), file=found.file)
