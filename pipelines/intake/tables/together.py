"""Rows of one project and period that cannot stand together: a total beside its groups, one group by two names.

Not here: the same row twice, and other rules over whole rows (deliveries/checking.py).
"""

from collections import defaultdict

from pipelines.intake.findings import Finding
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.values.words import ALL_GROUPS


def faults_of(results: ParsedTable, groups: list[str]) -> list[tuple[int, Finding]]:
    """Return the faults of rows of results; `groups` are the folded words by which the sender names their group."""
    columns = results.columns
    beside: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for index, key in enumerate(zip(columns["trajectory"], columns["cohort_delivered"], strict=True)):
        if None not in key and columns["target_group"][index] is not None:
            beside[key].append(index)
    found = []
    for rows in beside.values():
        if len(rows) > 1:
            totals = [index for index in rows if groups[index] in ALL_GROUPS]
            parts = [index for index in rows if groups[index] not in ALL_GROUPS]
            found += [(index, "DIM_ALL_BESIDE") for index in totals if parts]
            found += [(index, "DIM_SAME") for index in _by_two_names(parts, groups, columns["target_group"])]
    return [(index, _finding(results, index, rule, groups[index])) for index, rule in sorted(found)]


def _by_two_names(rows: list[int], groups: list[str], codes: list[str | None]) -> list[int]:
    """Return the rows of which the sender names one group of ours in more than one way."""
    names: dict[str | None, set[str]] = defaultdict(set)
    for index in rows:
        names[codes[index]].add(groups[index])
    return [index for index in rows if len(names[codes[index]]) > 1]


def _finding(results: ParsedTable, index: int, rule: str, said: str) -> Finding:
    return Finding(rule, "critical", results.file, results.label, results.rows[index], "doelgroep", said)
