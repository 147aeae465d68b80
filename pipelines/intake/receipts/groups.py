"""The findings of one fault in words, told once with all their rows.

Not here: which findings are of one fault (gathering.py), and the receipt around them (telling.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from pipelines.intake.findings import Finding, printable, texts
from pipelines.intake.receipts.counting import listed, rows_in_short
from pipelines.intake.receipts.gathering import Gathered
from pipelines.registries.rules import rules

EXAMPLES = 3
COMPARES = "RULE_"


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


def group_of(gathered: Gathered, language: str) -> Group:
    """Return the findings of one fault in words."""
    own = gathered.own
    first, rules_of = own[0], list(dict.fromkeys(one.rule for one in own))
    if len(own) == 1:
        told_once = first.where(language), first.found(language), first.effect(language), first.remedy(language)
    else:
        told_once = _row(own, language) if len(rules_of) > 1 else _many(own, language)
    where, found, effect, remedy = told_once
    what = (where, found, _joined(one.why(language) for one in own), effect, remedy)
    return Group(first.rule, first.severity, len(gathered.all), *what, _held_up(gathered, language))


def _row(own: list[Finding], language: str) -> tuple[str, str, str, str]:
    """Return where, sentences, effect and remedies of all that one row breaks, each with its column."""
    where = replace(own[0], column=None).where(language)
    found = _joined(_in_column(one, language) for one in own)
    effect = _joined(one.effect(language) for one in own)
    return where, found, effect, _joined(one.remedy(language) for one in own)


def _in_column(finding: Finding, language: str) -> str:
    """Return what was found in a cell, with its column; what compares the figures of a row names them itself."""
    said = finding.found(language)
    if finding.column is None or finding.rule.startswith(COMPARES):
        return said
    column = texts(language)["places"]["column"].format(printable(finding.column))
    return f"{column[:1].upper()}{column[1:]}: {said}"


def _many(same: list[Finding], language: str) -> tuple[str, str, str, str]:
    """Return where, sentence, effect and remedy of findings that differ only in their row and what stands there."""
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
    return _where(same, language), found, effect, _joined(one.remedy(language) for one in same)


def _where(same: list[Finding], language: str) -> str:
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
    places = [_where([replace(one, column=None) for one in same], language) for _, same in sheets]
    return texts(language)["receipt"]["held_up"].format(
        places="; ".join(f"{one[:1].lower()}{one[1:]}" for one in places)
    )


def _joined(parts: Iterable[str]) -> str:
    """Return different sentences behind each other, each once."""
    return " ".join(dict.fromkeys(part for part in parts if part))
