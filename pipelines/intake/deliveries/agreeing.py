"""What the files of one delivery say of it as a whole: one meaning per field, or it waits; what that does to figures.

Not here: how one field is read (fields.py), and which files belong together (grouping.py).
"""

from dataclasses import replace

from pipelines.folding import fold
from pipelines.intake.deliveries import fields
from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.values import counts, numbers
from pipelines.registries import columns, columns_of, measures, programme

UNCERTAIN = "?"


def read_fields(draft: Draft, tables: list[ParsedTable]) -> None:
    """Read what the files say of the delivery; a region that is not exactly one makes it wait.

    What they say of all figures, such as what a dash means, is done to the tables of the draft.
    """
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
    if draft.fields["dash_means"] == "0":
        _dashes_are_zero(draft.tables.get("results"))
    if draft.fields["sustained_months"] not in (None, str(programme().sustained_months)):
        _sustained_by_another_norm(draft)


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
            values[:] = ["0" if value == counts.DASH else value for value in values]
        results.notes = [note for note in results.notes if note.rule != "NUM_DASH"]


def _sustained_by_another_norm(draft: Draft) -> None:
    """Sustained after another number of months is another figure: it does not apply here, and the sender is told."""
    results = draft.tables.get("results")
    if results is not None and "sustained_placements" in measures():
        results.columns["sustained_placements"] = [counts.NOT_APPLICABLE] * len(results.rows)
        results.sums.pop("sustained_placements", None)
    months = draft.fields["sustained_months"]
    if months != UNCERTAIN:  # that has its own finding
        draft.findings.append(Finding("SUSTAINED_NORM", "warning", draft.files[0].name, value_shown=months))
