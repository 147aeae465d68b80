"""What makes a delivery wait or be refused as a whole. Not here: rules over rows (checking.py)."""

from collections import defaultdict

from pipelines.intake.findings import Finding
from pipelines.intake.header.columns import DUTCH
from pipelines.intake.tables.parsed import ParsedTable
from pipelines.intake.values.periods import months as months_in

NEEDED = ("trajectories", "results")
WITH_PEOPLE = "met_deelnemers"
Refusal = tuple[Finding, str]


def refusal_of(name: str, tables: dict[str, ParsedTable]) -> Refusal | None:
    """Return the finding and the verdict by which these tables cannot count together, or None. `name` is the file."""
    lacking = [DUTCH[table] for table in NEEDED if table not in tables]
    if lacking:
        return Finding("DELIVERY_INCOMPLETE", "critical", name, value_shown=", ".join(lacking)), "incomplete"
    if not tables["results"].rows and WITH_PEOPLE in tables["trajectories"].columns["kind"]:
        return Finding("FILE_NO_ROWS", "critical", tables["results"].file, tables["results"].label), "rejected"
    if overlap := _overlap(tables["results"]):
        return overlap, "rejected"
    if _says_nothing(tables["results"]):
        return Finding("FILE_ALL_ZERO", "critical", name), "quarantined"
    return None


def _says_nothing(results: ParsedTable) -> bool:
    """Tell whether every figure of the results is 0: an empty form rather than a state of things."""
    values = [value for name in results.sums for value in results.columns[name] if value is not None]
    return bool(values) and set(values) == {"0"}


def _overlap(results: ParsedTable) -> Finding | None:
    """Return the first row of which a period lies within another of the same project and group, in another grain."""
    columns = results.columns
    clashing = _clashing({period for period in columns["cohort_delivered"] if period})
    if not any(clashing.values()):
        return None
    seen: dict[tuple[str | None, str | None], set[str | None]] = defaultdict(set)
    keys = zip(columns["trajectory"], columns["target_group"], columns["cohort_delivered"], strict=True)
    for index, (trajectory, group, period) in enumerate(keys):
        known = seen[trajectory, group]
        if clash := next((other for other in clashing.get(period, []) if other in known), None):
            where = (results.label, results.rows[index], "gestart_in")
            return Finding("PERIOD_OVERLAP", "critical", results.file, *where, f"{clash}, {period}")
        known.add(period)
    return None


def _clashing(periods: set[str]) -> dict[str | None, list[str]]:
    """Return for every period the others that have a month of it, in the order of its months."""
    months = {period: months_in(period) for period in periods}
    holding: dict[str, list[str]] = defaultdict(list)
    for period, those in months.items():
        for month in those:
            holding[month].append(period)
    return {
        one: [other for month in those for other in holding[month] if other != one] for one, those in months.items()
    }
