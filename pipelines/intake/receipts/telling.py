"""A receipt in words: what counts, what waits, what is good to know. Many equal findings are told once.

Works from the record alone, so that it can be told later and in the other language. Not here: how it is set out
(text.py, the page), and the words (pipelines/rules.yml, pipelines/texts).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from pipelines.intake.findings import Finding, printable, texts
from pipelines.intake.receipts.counting import listed, one_or_many, rows_in_short
from pipelines.intake.receipts.gathering import CONSEQUENCE, Gathered, gathered
from pipelines.registries import region_names
from pipelines.rules import rules

EXAMPLES = 3
TABLES = ("trajectories", "results", "lessons")
COMPARES = "RULE_"
SUPERSEDED = "superseded"  # accepted, and another delivery of the region counts: said beside an archive, never stored


@dataclass(frozen=True)
class Group:
    """Findings of one fault. `count` says how many, with those that only follow from it; parts without words are empty.

    `held_up` says which rows wait because of it too; for that reason there is nothing to mend in them.
    """

    rule: str
    severity: str
    count: int
    where: str
    found: str
    why: str
    effect: str
    remedy: str
    held_up: str = ""


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
    groups = [_group(one, language) for one in gathered(findings)]
    waits = [group for group in groups if group.severity == "critical"]
    notes = [group for group in groups if group.severity != "critical"]
    words = texts(language)["receipt"]
    return Told(
        verdict=SUPERSEDED if _standing(receipt) else receipt["verdict"],
        names=listed([printable(file["name"]) for file in receipt["files"]], language),
        about=_about(receipt, language),
        verdict_words=words[f"verdict_{SUPERSEDED if _standing(receipt) else receipt['verdict']}"],
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
    """Return how many rows count and wait, in one or two sentences; or why none of them counts."""
    words = texts(language)["receipt"]
    if _standing(receipt):
        again = [words["again"]] if receipt.get("is_again") else []
        return " ".join([*again, instead(receipt, "because", language)])
    if receipt.get("is_again"):
        return words["again"]
    if not receipt["verdict"].startswith("accepted"):
        return words["none"]
    accepted, waiting = _rows(receipt, "accepted"), _rows(receipt, "quarantined")
    if not waiting:
        return one_or_many("all", accepted, language)
    some = words["some_one" if accepted == 1 else "some"].format(accepted=accepted, count=accepted + waiting)
    return f"{some} {one_or_many('waits', waiting, language)}"


def instead(receipt: Mapping[str, Any], part: str, language: str) -> str:
    """Return `because` an accepted delivery does not count, or what is `next`; `receipt` has a standing."""
    words, said = texts(language), receipt["standing"]
    counts = said["instead"]
    day = date.fromisoformat(counts["reference_date"]).strftime(words["receipt"]["date"]) if counts else ""
    version = counts.get("version", 0)
    own = {"own_version": receipt["version"], "higher": version + 1}
    return str(words["standing"][f"{part}_{said['because']}"].format(date=day, version=version, **own))


def _standing(receipt: Mapping[str, Any]) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = receipt.get("standing")
    return found


def _rows(receipt: Mapping[str, Any], part: str) -> int:
    return sum(table[part] for table in receipt["rows"].values())


def _next(receipt: Mapping[str, Any], notes: list[Group], language: str) -> str:
    """Return what the sender does now."""
    words = texts(language)["receipt"]
    if _standing(receipt):
        return instead(receipt, "next", language)
    if receipt["verdict"] == "accepted_with_quarantine":
        return one_or_many("next_row", max(_rows(receipt, "quarantined") - _nothing_to_mend(receipt), 1), language)
    if receipt["verdict"] != "accepted":
        return words["next_incomplete" if receipt["verdict"] == "incomplete" else "next_mend"]
    to_look_at = sum(note.severity == "warning" for note in notes)
    return one_or_many("next_look", to_look_at, language) if to_look_at else words["next_nothing"]


def _nothing_to_mend(receipt: Mapping[str, Any]) -> int:
    """Return how many rows wait for another row only."""
    by_row: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for one in receipt["findings"]:
        if one["severity"] == "critical":
            by_row[one["file"], one["table"], one["row"]].add(one["rule"])
    return sum(broken == {CONSEQUENCE} for broken in by_row.values())


def _group(gathered: Gathered, language: str) -> Group:
    own = gathered.own
    first, rules_of = own[0], list(dict.fromkeys(one.rule for one in own))
    if len(own) == 1:
        told_once = first.where(language), first.found(language), first.effect(language), first.remedy(language)
    elif len(rules_of) > 1:
        told_once = _row(own, language)
    else:
        told_once = _many(own, language)
    where, found, effect, remedy = told_once
    why = _joined(one.why(language) for one in own)
    return Group(
        first.rule, first.severity, len(gathered.all), where, found, why, effect, remedy, _held_up(gathered, language)
    )


def _row(own: list[Finding], language: str) -> tuple[str, str, str, str]:
    """Return place, sentences, effect and remedies of all that one row breaks, each with its column."""
    where = replace(own[0], column=None).where(language)
    found = _joined(_in_column(one, language) for one in own)
    effect = _joined(one.effect(language) for one in own)
    return where, found, effect, _joined(one.remedy(language) for one in own)


def _in_column(finding: Finding, language: str) -> str:
    """Return what was found in a cell, with its column; what compares the figures of a row names them itself."""
    said = finding.found(language)
    if finding.column is None or finding.rule.startswith(COMPARES):
        return said
    place = texts(language)["places"]["column"].format(printable(finding.column))
    return f"{place[:1].upper()}{place[1:]}: {said}"


def _many(same: list[Finding], language: str) -> tuple[str, str, str, str]:
    """Return place, sentence, effect and remedy of findings that differ only in their place and what stands there."""
    words = texts(language)
    found = rules()[same[0].rule].words[language]["what"]
    values = list(dict.fromkeys(printable(one.value_shown) for one in same if one.value_shown))
    if len(values) == 1 and len(said := {one.found(language) for one in same}) == 1:
        (found,) = said
    elif values:
        shown = listed([f"‘{value}’" for value in values[:EXAMPLES]], language)
        found += " " + words["receipt"]["examples"].format(values=shown)
    effects = {one.effect(language) for one in same}
    is_one_row = len({one.row for one in same}) == 1
    plural = None if is_one_row else words["effects_many"].get(rules()[same[0].rule].effect)
    effect = plural if plural and effects == {words["effects"]["row"]} else " ".join(sorted(effects))
    return _place(same, language), found, effect, _joined(one.remedy(language) for one in same)


def _place(same: list[Finding], language: str) -> str:
    """Return the sheet and the columns of all, with their rows in short."""
    columns = list(dict.fromkeys(printable(one.column) for one in same if one.column))
    where = replace(same[0], row=None, column=columns[0] if len(columns) == 1 else None).where(language)
    if len(columns) > 1:
        where += ", " + texts(language)["places"]["columns"].format(listed(columns, language))
    rows = sorted({one.row for one in same if one.row is not None})
    return f"{where}, {rows_in_short(rows, language)}" if rows else where


def _held_up(gathered: Gathered, language: str) -> str:
    """Return which rows wait only because of this, or nothing."""
    if not gathered.held_up:
        return ""
    sheets = groupby(gathered.held_up, key=lambda one: (one.file, one.table or ""))
    places = [_place([replace(one, column=None) for one in same], language) for _, same in sheets]
    return texts(language)["receipt"]["held_up"].format(
        places="; ".join(f"{one[:1].lower()}{one[1:]}" for one in places)
    )


def _joined(parts: Iterable[str]) -> str:
    """Return different sentences behind each other, each once."""
    return " ".join(dict.fromkeys(part for part in parts if part))
