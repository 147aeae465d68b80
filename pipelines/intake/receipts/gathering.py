"""Findings told together, in the order in which they matter: one fault is one group, with what it holds up behind it.

A group is one rule in one column; over more columns where the rows are the same; more rules where it is one row. What
stops the whole comes first, then what holds up most rows. The record, the words, the page and the marked workbook all
follow this order. Not here: the words (telling.py).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipelines.folding import fold
from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import DUTCH
from pipelines.registries import columns
from pipelines.registries.rules import rules

SEVERITIES = ("critical", "warning", "info")
WHOLE = ("wait", "refuse")
CONSEQUENCE = "TRAJECTORY_WAITS"  # nothing to mend here: it is told with its cause
TABLES = [word for table, dutch in DUTCH.items() for word in (dutch, table)]  # a delivery is mended in this order
SheetRow = tuple[Any, Any]  # a sheet and a row


@dataclass
class Gathered:
    """Findings of one fault, those with the same rule beside each other, and the findings that only follow from it."""

    own: list[Finding]
    held_up: list[Finding] = field(default_factory=list)

    @property
    def all(self) -> list[Finding]:
        """All findings, the cause first."""
        return [*self.own, *self.held_up]

    @property
    def rows(self) -> set[SheetRow]:
        """The rows that are at fault."""
        return {(one.table, one.row) for one in self.own if one.row is not None}


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which they are told."""
    return [finding for group in gathered(findings) for finding in group.all]


def gathered(findings: Iterable[Finding]) -> list[Gathered]:
    """Return the findings group by group, in the order in which they matter."""
    groups = _one_row(_columns(_alike(sorted(findings, key=_order))))
    causes: dict[SheetRow | None, Gathered] = {row: group for group in groups for row in group.rows if _is_cause(group)}
    heads: list[Gathered] = []
    following: dict[int, list[Gathered]] = defaultdict(list)
    for group in groups:
        cause = causes.get(_because(group.own[0]))
        if cause is None or cause is group:
            heads.append(group)
        elif group.own[0].rule == CONSEQUENCE:
            cause.held_up += group.own
        else:
            following[id(cause)].append(group)
    weights = {id(head): _weight(head, following[id(head)]) for head in heads}
    heads.sort(key=lambda head: (_rank(head.own[0]), -weights[id(head)], _order(head.own[0])))
    return [group for head in heads for group in (head, *following[id(head)])]


def _alike(findings: list[Finding]) -> list[Gathered]:
    """Return findings that differ only in their row and in what stands there."""
    same: dict[Hashable, list[Finding]] = defaultdict(list)
    for one in findings:
        same[one.severity, one.rule, one.file, one.table, one.column, _suggested(one), _because(one)].append(one)
    return [Gathered(found) for found in same.values()]


def _columns(groups: list[Gathered]) -> list[Gathered]:
    """Return the groups with one rule over several columns of the same rows as one: a row of words, no result."""
    return _joined(groups, lambda one, rows: (one.severity, one.rule, one.file, one.table, _suggested(one), rows))


def _one_row(groups: list[Gathered]) -> list[Gathered]:
    """Return the groups with all that one row breaks as one: a wrong number breaks each rule that it is compared by."""
    return _joined(groups, lambda one, rows: (one.severity, one.file, one.table, rows) if len(rows) == 1 else id(one))


def _joined(groups: list[Gathered], key_of: Any) -> list[Gathered]:
    same: dict[Hashable, list[Finding]] = {}
    for group in groups:
        first, rows = group.own[0], tuple(sorted({one.row for one in group.own if one.row is not None}))
        is_joined = bool(rows) and first.severity != "info" and first.rule != CONSEQUENCE and not _stops_all(first)
        same.setdefault(key_of(first, rows) if is_joined else id(group), []).extend(group.own)
    return [Gathered(found) for found in same.values()]


def _suggested(finding: Finding) -> Any:
    """Return what a finding says may be meant: it holds for its own word only."""
    return finding.given.get("suggestion")


def _because(finding: Finding) -> SheetRow | None:
    """Return the row that holds up the row of a finding."""
    given = finding.given
    return (given["because_table"], given["because_row"]) if "because_row" in given else None


def _is_cause(group: Gathered) -> bool:
    return group.own[0].severity == "critical" and group.own[0].rule != CONSEQUENCE


def _weight(head: Gathered, following: list[Gathered]) -> int:
    """Return how many rows wait for a group, itself included."""
    return len({(one.table, one.row) for group in (head, *following) for one in group.all})


def _rank(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), not _stops_all(finding)


def _stops_all(finding: Finding) -> bool:
    """Tell whether the whole delivery waits for it; a rule over rows that finds no row is about the whole."""
    return finding.severity == "critical" and (finding.row is None or rules()[finding.rule].effect in WHOLE)


@cache
def _in_template() -> dict[str, int]:
    """Return the number of every column in its table by its header."""
    return {one.header_nl: at for table in columns().values() for at, one in enumerate(table, 1)}


def _order(finding: Finding) -> tuple[Any, ...]:
    table = fold(finding.table or "")
    known = TABLES.index(table) if table in TABLES else len(TABLES)
    column = _in_template().get(finding.column or "", 0)
    return known, finding.file, finding.table or "", finding.row or 0, column, finding.column or "", finding.rule
