"""One delivery that counts, by place: which rows stand where, and where something lacks or waits."""

from collections import defaultdict
from itertools import product

from pipelines import registries
from tests.oracle.archived import Delivery, Row

GROUPS = [code.code for code in registries.code_list("target_groups")]
PILLARS = [code.code for code in registries.code_list("pillars")]
Atom = tuple[str, str, str]  # half-year, target group, pillar


def state(measure: str, entry: str | None) -> str:
    """Say what an entry of the archive is: known, below_5, missing or not_applicable."""
    if entry is None or (entry == "nvt" and measure == "participants"):
        return "missing"
    return {"<5": "below_5", "nvt": "not_applicable"}.get(entry, "known")


class Region:
    """One delivery that counts, with its rows by place."""

    def __init__(self, delivery: Delivery, cohorts: list[str]) -> None:
        self.delivery, self.date = delivery, delivery.date
        pillar = {one["trajectory"]: one["pillar"] for one in delivery.projects}
        self.rows: dict[Atom, list[Row]] = defaultdict(list)
        for row in delivery.rows:
            self.rows[row.cohort, row.group, pillar[row.trajectory]].append(row)
        with_rows = {row.trajectory for row in delivery.rows}
        people = [
            one
            for one in delivery.projects
            if one["kind"] == "met_deelnemers" and (one["status"] != "voorbereiding" or one["trajectory"] in with_rows)
        ]
        self.people = people
        self.pillars_with_people = {one["pillar"] for one in people}
        self.pillars_lacking_rows = {one["pillar"] for one in people if one["trajectory"] not in with_rows}
        self.delivered = {
            measure: {state(measure, row.said[measure]) for row in delivery.rows} for measure in registries.measures()
        }
        self.waiting = {atom for atom in product(cohorts, GROUPS, PILLARS) if self._waits(atom, pillar)}

    def _waits(self, atom: Atom, pillar: dict[str, str]) -> bool:
        """Tell whether a row that waits belongs here, or could."""
        waiting_pillars = defaultdict(set)
        for one in self.delivery.waiting_projects:
            waiting_pillars[one["trajectory"]].add(one["pillar"])
            could_have_people = one["kind"] in (None, "met_deelnemers") and one["trajectory"] not in pillar
            if could_have_people and one["pillar"] in (None, atom[2]):
                return True
        for row in self.delivery.waiting_rows:
            possible = (
                {pillar[row.trajectory]} if row.trajectory in pillar else waiting_pillars[row.trajectory] or {None}
            )
            if row.cohort in (None, atom[0]) and row.group in (None, atom[1]) and possible & {None, atom[2]}:
                return True
        return False
