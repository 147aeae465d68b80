"""Which files make one delivery: a workbook is one; CSV files with the same region and reference date are one."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.intake import dates, numbers, places
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.folding import fold, tidy
from pipelines.intake.normalising import Normal, normalise
from pipelines.intake.reading import read
from pipelines.intake.recognising import DUTCH, RawTable, recognise
from pipelines.registries import columns

FIELDS = [column.name for column in columns()["delivery"]]
AGREED_MONTHS = 6


@dataclass
class Draft:
    """One delivery on its way through intake. `verdict` is set as soon as it is known that not all of it can count."""

    files: list[Path]
    fields: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Normal] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    verdict: str | None = None

    @property
    def id(self) -> str:
        """The sha256 of the workbook, or of the sorted sha256s of the files."""
        own = sorted(sha256(path) for path in self.files)
        return own[0] if len(own) == 1 else hashlib.sha256("".join(own).encode()).hexdigest()


def sha256(path: Path) -> str:
    """Return the sha256 of a file as 64 hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def drafts(paths: list[Path]) -> list[Draft]:
    """Return the deliveries in these files, in the order of their names. Files that cannot be read are drafts too."""
    found: list[Draft] = []
    loose: dict[tuple[str, str], list[tuple[Path, RawTable]]] = defaultdict(list)
    for path in sorted(paths):
        try:
            tables = [table for table in map(recognise, read(path)) if table]
            if path.suffix.casefold() == ".csv":
                loose[_sender(tables[0])].append((path, tables[0]))
            else:
                found.append(_assemble([path], tables))
        except Refused as refused:
            found.append(Draft([path], findings=[refused.finding], verdict="rejected"))
    for members in loose.values():
        found.append(_guarded([path for path, _ in members], [table for _, table in members]))
    return sorted(found, key=lambda draft: draft.files[0].name)


def _guarded(paths: list[Path], tables: list[RawTable]) -> Draft:
    try:
        return _assemble(paths, tables)
    except Refused as refused:
        return Draft(paths, findings=[refused.finding], verdict="rejected")


def _sender(table: RawTable) -> tuple[str, str]:
    """Return region and reference date as written in a CSV file, folded, to bring its files together."""
    return tuple(fold(str(_repeated(table, name) or "")) for name in ("region_code", "reference_date"))  # type: ignore[return-value]


def _repeated(table: RawTable, name: str) -> Any:
    """Return the one value of a delivery field in a table. Raises Refused where rows contradict each other."""
    place = table.places.get(name) if table.table == "delivery" else table.extra.get(name)
    if place is None:
        return None
    values = {tidy(str(cells[place])): cells[place] for _, cells in table.rows if place < len(cells)}
    values.pop("", None)
    if len(values) > 1:
        rule = "REGION_NOT_SENDER" if name == "region_code" else "FIELD_CONTRADICTS"
        raise Refused(
            Finding(rule, "critical", table.file, table.label, column=name, value_shown=", ".join(sorted(values))[:80])
        )
    return next(iter(values.values()), None)


def _assemble(paths: list[Path], tables: list[RawTable]) -> Draft:
    """Bring the tables of one delivery together and normalise them."""
    draft = Draft(paths)
    names = [table.table for table in tables]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise Refused(Finding("FILE_TABLE_TWICE", "critical", paths[0].name, DUTCH[twice[0]]))
    draft.fields = _fields(draft, tables)
    dash = "0" if draft.fields.get("dash_means") == "0" else None
    for table in tables:
        if table.table != "delivery":
            draft.tables[table.table] = normalise(table, dash)
        else:
            draft.findings += table.notes
    if draft.fields.get("sustained_months") not in (None, str(AGREED_MONTHS)) and "results" in draft.tables:
        draft.tables["results"].frame["sustained_placements"] = numbers.NOT_APPLICABLE
        draft.findings.append(
            Finding("SUSTAINED_NORM", "warning", paths[0].name, value_shown=draft.fields["sustained_months"])
        )
    if draft.verdict is None and not {"trajectories", "results"} <= set(draft.tables):
        draft.verdict = "incomplete"
        draft.findings.append(Finding("DELIVERY_INCOMPLETE", "critical", paths[0].name))
    return draft


def _fields(draft: Draft, tables: list[RawTable]) -> dict[str, Any]:
    """Return the normalised fields of `levering`; a region that is not exactly one sets the verdict `quarantined`."""
    written = {name: next((v for t in tables if (v := _repeated(t, name)) not in (None, "")), None) for name in FIELDS}
    name = draft.files[0].name
    fields: dict[str, Any] = {key: tidy(str(value)) if value is not None else None for key, value in written.items()}
    for key, rule in (("region_code", "REGION_MISSING"), ("reference_date", "REFERENCE_DATE_MISSING")):
        if written[key] is None:
            raise Refused(Finding(rule, "critical", name))
    try:
        fields["region_code"] = places.region(written["region_code"])
        fields["reference_date"] = dates.date(written["reference_date"])
    except numbers.Unreadable as unreadable:
        draft.verdict = "quarantined"
        shown = tidy(str(written["region_code" if unreadable.rule.startswith("REGION") else "reference_date"]))[:60]
        draft.findings.append(Finding(unreadable.rule, "critical", name, value_shown=shown))
    fields["version"] = int(numbers.whole(written["version"]) or 1) if written["version"] is not None else 1
    fields["sustained_months"] = (
        numbers.whole(written["sustained_months"]) if written["sustained_months"] is not None else None
    )
    fields["is_sample"] = fold(str(written["is_sample"] or "")) == "ja"
    return fields


def frame_of(draft: Draft, table: str) -> pd.DataFrame:
    """Return the normalised rows of one table, empty where the delivery does not have it."""
    return draft.tables[table].frame if table in draft.tables else normalise(_nothing(table), None).frame


def _nothing(table: str) -> RawTable:
    return RawTable(table, "", None, {}, {}, [])
