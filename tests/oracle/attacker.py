"""Somebody who has the public file, a spreadsheet and patience: adds and subtracts until nothing gets narrower.

Written apart from pipelines/protection: plain dictionaries, one sum at a time. The attacker knows more than the file says:
which hidden numbers are really 0 to 4, and which were kept back for another reason.
"""

from dataclasses import dataclass, field

from tests.oracle.amounts import amount, country
from tests.oracle.archived import Delivery
from tests.oracle.places import GROUPS, PILLARS
from tests.oracle.slow import RATES, REGIONS, Slow, last_day
from tests.oracle.test_true_figures import MEASURES, by_key

ANY = 10**9
PASSES = 30
AT_MOST = [("sustained_placements", "placements")] + [
    (part, "participants")
    for part in ("placements", "praktijkverklaringen", "further_education", "status_holders", "register_members")
]
STATES = ("ongoing", "completed", "dropped_out")
OUTCOMES = ("placements", "sustained_placements", "praktijkverklaringen", "further_education")
Number = tuple  # region, period, target group, pillar, what


@dataclass
class Attack:
    """What is known of every number, from where it starts to what follows: bounds, and the sums that hold."""

    low: dict[Number, int] = field(default_factory=dict)
    high: dict[Number, int] = field(default_factory=dict)
    secrets: set[Number] = field(default_factory=set)
    sums: list[tuple[Number, list[Number], bool]] = field(default_factory=list)
    has_numbers: bool = True

    def knows(self, number: Number, low: int, high: int) -> None:
        self.low[number], self.high[number] = (low, high) if self.has_numbers or high <= 4 else (0, ANY)

    def adds_up(self, total: Number, parts: list[Number], has_rest: bool = False) -> None:
        """Note that the parts are the total; with a rest that is not published they are at most the total."""
        if total in self.low and all(part in self.low for part in parts):
            self.sums.append((total, parts, has_rest))

    def narrow(self) -> None:
        low, high = self.low, self.high
        for _ in range(PASSES):
            before = sum(high.values()) - sum(low.values())
            for total, parts, has_rest in self.sums:
                fewest = sum(low[part] for part in parts)
                most = ANY if has_rest else sum(high[part] for part in parts)
                low[total], high[total] = max(low[total], fewest), min(high[total], most)
                for part in parts:
                    high[part] = min(high[part], high[total] - (fewest - low[part]))
                    if not has_rest:
                        low[part] = max(low[part], low[total] - (most - high[part]))
            if sum(high.values()) - sum(low.values()) == before:
                return
        raise AssertionError("the sums contradict each other: this attacker assumes something that is not so")


def attack(tables: dict, slow: Slow, found: list[Delivery], has_numbers: bool = True) -> Attack:
    """Return an attack that knows what the public file tells, or only its statuses; `tables` by (audience, name)."""
    one = Attack(has_numbers=has_numbers)
    full = _counts(one, tables)
    # Where a region says of a number that it does not apply, a cell is whole and yet its measures do not add up.
    unsaid = {
        (own.region, measure) for own in found for row in own.rows for measure in MEASURES if row.said[measure] == "nvt"
    }
    full = {number for number in full if (number[0], number[4]) not in unsaid and number[0] != "NL"}
    _shares(one, tables, full, slow)
    _projects(one, tables)
    _against_targets(one, tables, slow)
    _within(one, slow, full)
    return one


def _counts(one: Attack, tables: dict) -> set[Number]:
    """Take in the counts; return which cells are wholly known."""
    truth = by_key(tables["landelijk", "cube_counts"], "measure", ["count"])
    full = set()
    for number, (count, status, coverage) in by_key(
        tables["openbaar", "cube_counts"], "measure", ["count", "status", "coverage"]
    ).items():
        is_small = (truth[number][0] or 0) < 5
        if status == "shown":
            one.knows(number, max(count - 2, 5), count + 2)
        elif status == "hidden":
            one.knows(number, 0, 4 if is_small else ANY)
            one.secrets |= {number} if is_small else set()
        else:
            one.knows(number, 0, 0)
        if coverage == "full" and status in ("shown", "hidden"):
            full.add(number)
    return full


def _shares(one: Attack, tables: dict, full: set[Number], slow: Slow) -> None:
    values = ["numerator", "denominator", "status", "coverage"]
    for number, (x, n, status, coverage) in by_key(tables["openbaar", "cube_rates"], "indicator", values).items():
        top, bottom = (*number, "x"), (*number, "n")
        if status not in ("shown", "hidden"):
            one.knows(top, 0, 0)
            one.knows(bottom, 0, 0)
            continue
        one.knows(bottom, *((n - 2, n + 2) if n else (0, ANY)))
        one.knows(top, *((0, ANY) if x is None else (max(x - 2, 5), x + 2)))
        one.adds_up(bottom, [top], has_rest=True)
        rate = RATES[number[4]]
        of_the_same = rate.excluded_groups == () or number[2] != "all"
        own = slow.regions.get(number[0])
        halves = [half for half in slow.cohorts if number[1] in ("all", half, half[:4])]
        if coverage == "full" and of_the_same and own and all(
            last_day(half, rate.maturity_months) <= own.date for half in halves
        ):  # fmt: skip
            for measure, part in ((rate.numerator, top), (rate.denominator, bottom)):
                if (*number[:4], measure) in full:
                    one.adds_up((*number[:4], measure), [part])


def _within(one: Attack, slow: Slow, full: set[Number]) -> None:
    """Note every sum over periods, groups, pillars and regions, and what one cell tells of another measure."""
    years = {half[:4]: [other for other in slow.cohorts if other[:4] == half[:4]] for half in slow.cohorts}
    for number in list(one.low):
        region, period, group, pillar, *what = number
        if period in years:
            one.adds_up(number, [(region, half, group, pillar, *what) for half in years[period]])
        if period == "all":
            one.adds_up(number, [(region, year, group, pillar, *what) for year in years])
        if group == "all":
            one.adds_up(number, [(region, period, other, pillar, *what) for other in GROUPS])
        if pillar == "all":
            one.adds_up(number, [(region, period, group, other, *what) for other in PILLARS])
        if region == "NL":
            one.adds_up(number, [(other, period, group, pillar, *what) for other in REGIONS])
        if number in full and what == ["participants"]:
            states = [(*number[:4], state) for state in STATES]
            if full.issuperset(states):
                one.adds_up(number, states)
        for part, whole in AT_MOST:
            if number in full and what == [whole] and (*number[:4], part) in full:
                one.adds_up(number, [(*number[:4], part)], has_rest=True)


def _projects(one: Attack, tables: dict) -> None:
    """Note what the table of projects tells: outcomes of each add up to those of region and pillar."""
    table = tables["openbaar", "trajectories"].astype("object")
    rows = table.where(table.notna(), None).to_dict("records")
    for (region, pillar), own in _grouped(rows).items():
        for measure in OUTCOMES:
            parts = []
            for row in own:
                number = (region, "all", "all", pillar, measure, row["trajectory"])
                value = row[measure]
                one.knows(number, *((0, ANY) if value is None else (max(value - 2, 5), value + 2)))
                parts.append(number)
            one.adds_up((region, "all", "all", pillar, measure), parts)


def _against_targets(one: Attack, tables: dict, slow: Slow) -> None:
    """Note what an amount gives back: people of ended projects, the amount times the targets that anyone can add up."""
    public = by_key(tables["openbaar", "cube_amounts"], "indicator", ["amount", "status"])
    for number, (share, status) in public.items():
        if number[4] != "target_realisation":
            continue
        true = (
            amount(slow, number[0], number[3], number[4]) if number[0] != "NL" else country(slow, number[3], number[4])
        )
        if status == "shown":
            people = round(share * true.denominator)
            one.knows(number, max(people - 2, 5), people + 2)
        elif status == "hidden":
            is_small = true.numerator < 5
            one.knows(number, 0, 4 if is_small else ANY)
            one.secrets |= {number} if is_small else set()
        else:
            one.knows(number, 0, 0)
        one.adds_up((*number[:4], "participants"), [number], has_rest=True)


def _grouped(rows: list[dict]) -> dict[tuple[str, str], list[dict]]:
    groups: dict[tuple[str, str], list[dict]] = {}
    for row in rows:
        groups.setdefault((row["region_code"], row["pillar"]), []).append(row)
    return groups
