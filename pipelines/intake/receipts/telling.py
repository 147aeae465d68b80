"""A receipt in words: what counts, what waits, what is good to know. Many equal findings are told once.

Works from the record alone, so that it can be told later and in the other language. Not here: how it is set out
(text.py, the page), and the words (pipelines/rules.yml, pipelines/texts).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from pipelines.intake.findings import Finding, printable, texts
from pipelines.intake.receipts.counting import listed, one_or_many, rows_in_short
from pipelines.registries import region_names
from pipelines.rules import rules

EXAMPLES = 3
TABLES = ("trajectories", "results", "lessons")
WHOLE = ("wait", "refuse")


@dataclass(frozen=True)
class Group:
    """Findings told together: one rule, one sheet, one column. `count` says how many; parts without words are empty."""

    rule: str
    severity: str
    count: int
    where: str
    found: str
    why: str
    effect: str
    remedy: str


@dataclass(frozen=True)
class Told:
    """One receipt in one language. `counts` has per table its name and four numbers; the sections hold groups."""

    verdict: str
    names: str
    about: str
    verdict_words: str
    summary: str
    next_step: str
    counts: list[dict[str, Any]]
    waits: list[Group]
    notes: list[Group]

    def as_json(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return asdict(self)


def told(receipt: Mapping[str, Any], language: str) -> Told:
    """Return a receipt in words."""
    findings = [Finding.from_json(one) for one in receipt["findings"]]
    groups = _groups(findings, language)
    waits = [group for group in groups if group.severity == "critical"]
    notes = [group for group in groups if group.severity != "critical"]
    words = texts(language)["receipt"]
    return Told(
        verdict=receipt["verdict"],
        names=listed([printable(file["name"]) for file in receipt["files"]], language),
        about=_about(receipt, language),
        verdict_words=words[f"verdict_{receipt['verdict']}"],
        summary=_summary(receipt, language),
        next_step=_next(receipt, notes, language),
        counts=[{"name": words[f"table_{one}"], **receipt["rows"][one]} for one in TABLES if one in receipt["rows"]],
        waits=waits,
        notes=notes,
    )


def _about(receipt: Mapping[str, Any], language: str) -> str:
    words = texts(language)["receipt"]
    region = region_names().get(receipt["region"] or "")
    if region is None:
        return words["about_nobody"]
    if not receipt["reference_date"]:
        return words["about_region"].format(region=region)
    return words["about"].format(region=region, date=f"{date.fromisoformat(receipt['reference_date']):{words['date']}}")


def _summary(receipt: Mapping[str, Any], language: str) -> str:
    """Return how many rows count and wait, in one or two sentences."""
    words = texts(language)["receipt"]
    if receipt.get("is_again"):
        return words["again"]
    if not receipt["verdict"].startswith("accepted"):
        return words["none"]
    accepted, waiting = _rows(receipt, "accepted"), _rows(receipt, "quarantined")
    if not waiting:
        return one_or_many("all", accepted, language)
    some = words["some_one" if accepted == 1 else "some"].format(accepted=accepted, count=accepted + waiting)
    return f"{some} {one_or_many('waits', waiting, language)}"


def _rows(receipt: Mapping[str, Any], part: str) -> int:
    return sum(table[part] for table in receipt["rows"].values())


def _next(receipt: Mapping[str, Any], notes: list[Group], language: str) -> str:
    """Return what the sender does now."""
    words = texts(language)["receipt"]
    if receipt["verdict"] == "accepted_with_quarantine":
        return one_or_many("next_row", _rows(receipt, "quarantined"), language)
    if receipt["verdict"] != "accepted":
        return words["next_incomplete" if receipt["verdict"] == "incomplete" else "next_mend"]
    to_look_at = sum(note.severity == "warning" for note in notes)
    return one_or_many("next_look", to_look_at, language) if to_look_at else words["next_nothing"]


def _groups(findings: list[Finding], language: str) -> list[Group]:
    """Return the findings as they are told: what stops the whole first, then rows, then what to look at, then notes."""
    ordered = sorted(findings, key=_order)
    return [_group(list(same), language) for _, same in groupby(ordered, key=_order)]


def _order(finding: Finding) -> tuple[Any, ...]:
    severity = ("critical", "warning", "info").index(finding.severity)
    is_part = rules()[finding.rule].effect not in WHOLE
    return severity, is_part, finding.file, finding.table or "", finding.rule, finding.column or ""


def _group(same: list[Finding], language: str) -> Group:
    first = same[0]
    if len(same) == 1:
        told_once = first.where(language), first.found(language), first.effect(language), first.remedy(language)
    else:
        told_once = _many(same, language)
    where, found, effect, remedy = told_once
    return Group(first.rule, first.severity, len(same), where, found, first.why(language), effect, remedy)


def _many(same: list[Finding], language: str) -> tuple[str, str, str, str]:
    """Return place, sentence, effect and remedy of findings that differ only in their row and what stands there."""
    words = texts(language)
    found = rules()[same[0].rule].words[language]["what"]
    values = list(dict.fromkeys(printable(one.value_shown) for one in same if one.value_shown))
    if values:
        shown = listed([f"‘{value}’" for value in values[:EXAMPLES]], language)
        found += " " + words["receipt"]["examples"].format(values=shown)
    effects = {one.effect(language) for one in same}
    plural = words["effects_many"].get(rules()[same[0].rule].effect)
    effect = plural if plural and effects == {words["effects"]["row"]} else " ".join(sorted(effects))
    return _place(same, language), found, effect, same[0].remedy(language)


def _place(same: list[Finding], language: str) -> str:
    """Return the sheet and column of all, with their rows in short."""
    first = same[0]
    where = Finding(first.rule, first.severity, first.file, first.table, None, first.column).where(language)
    rows = sorted({one.row for one in same if one.row is not None})
    return f"{where}, {rows_in_short(rows, language)}" if rows else where
