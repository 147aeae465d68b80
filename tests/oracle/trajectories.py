"""The figures of one trajectory a second way: from the rows that name it, without the places of its region."""

from itertools import product

from tests.oracle.archived import Row
from tests.oracle.places import GROUPS, state
from tests.oracle.slow import RATES, Cell, Slow, first_day, first_of, last_day, pair_of


class Trajectory:
    """One trajectory with people of a delivery that counts."""

    def __init__(self, slow: Slow, code: str, trajectory: str) -> None:
        self.slow, self.own, self.trajectory = slow, slow.regions[code], trajectory
        self.rows = [row for row in self.own.delivery.rows if row.trajectory == trajectory]

    def places(self) -> list[tuple[str, str]]:
        """Period and group of every count: one of the two is all."""
        return [*((cohort, "all") for cohort in self.slow.cohorts), *product(["all"], ["all", *GROUPS])]

    def _rows(self, cohorts: list[str], groups: list[str]) -> list[Row]:
        return [row for row in self.rows if row.cohort in cohorts and row.group in groups]

    def _waits(self, cohorts: list[str], groups: list[str]) -> bool:
        """Tell whether a row waits that is of this trajectory, or names none, and stands here, or could."""
        return any(
            row.trajectory in (None, self.trajectory)
            and (row.cohort is None or row.cohort in cohorts)
            and (row.group is None or row.group in groups)
            for row in self.own.delivery.waiting_rows
        )

    def count(self, period: str, group: str, measure: str) -> Cell:
        """Return one count."""
        cohorts = [one for one in self.slow.cohorts if period in ("all", one)]
        groups = GROUPS if group == "all" else [group]
        started = [one for one in cohorts if first_day(one) <= self.own.date]
        if not started:
            return Cell("missing", "none")
        said = [row.said[measure] for row in self._rows(cohorts, groups)]
        states = [state(measure, entry) for entry in said]
        anywhere = [state(measure, row.said[measure]) for row in self.rows]
        unsaid = None if {"known", "below_5"} & set(anywhere) else first_of(anywhere)
        waits = self._waits(cohorts, groups)
        status = first_of(states) or ("missing" if waits or not self.rows else unsaid or "shown")
        if status in ("missing", "not_applicable"):
            return Cell(status, "none" if status == "missing" else "full")
        unsure, bent = waits or started != cohorts or "missing" in states, "below_5" in states
        total = sum(int(entry) for entry, found in zip(said, states, strict=True) if found == "known")
        coverage = "partial" if unsure or bent else "full"
        return Cell(status, coverage, total if status == "shown" else None, is_bent=bent and not unsure)

    def share(self, period: str, name: str) -> Cell:
        """Return one share."""
        rate = RATES[name]
        cohorts = [one for one in self.slow.cohorts if period in ("all", one)]
        groups = [one for one in GROUPS if one not in rate.excluded_groups]
        mature = [one for one in cohorts if last_day(one, rate.maturity_months) <= self.own.date]
        due = [one for one in cohorts if last_day(one, rate.maturity_months) <= self.slow.newest]
        if not mature:
            return Cell("immature", "none")
        unknown = self._waits(due, groups) or not self.rows
        return pair_of(self._rows(mature, groups), rate, unknown, mature != due)
