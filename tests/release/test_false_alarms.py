"""Regions that are all the same, through the whole publication: chance and rounding make next to nobody different.

Counts are drawn, rounded by the solver of the publication, protected and read back as a page reads them. The attack is left
out: it does not change a number, it only has a region rounded again.
"""

import numpy as np
import pandas as pd
import pytest

from pipelines import registries
from pipelines.protection import Published, protect, slices
from pipelines.protection.regions import round_one
from pipelines.release import statements
from pipelines.statistics import country_range, verdict
from tests import release_fixture

SMALLEST, LARGEST = 15, 400  # participants of a region
PLACED, KEPT, DROPPED, OTHER = 0.41, 0.7, 0.2, 0.15
PLACE = ["period", "target_group", "pillar", "indicator"]


def equal_regions(chance):
    """Return the people of regions that differ in size alone, in the columns of the small release."""
    rows = release_fixture._people()[["cohort", "target_group", "pillar"]].drop_duplicates()
    parts = []
    for region in [code for code in registries.region_names() if code != release_fixture._missing_code()]:
        share = chance.dirichlet(np.ones(len(rows)))
        people = chance.multinomial(chance.integers(SMALLEST, LARGEST + 1), share)
        dropped, placed = chance.binomial(people, DROPPED), chance.binomial(people, PLACED)
        others = {name: chance.binomial(people, OTHER) for name in ("praktijkverklaringen", "further_education")}
        others |= {name: chance.binomial(people, OTHER) for name in ("status_holders", "register_members")}
        parts.append(
            rows.assign(
                region_code=region, participants=people, ongoing=0, completed=people - dropped, dropped_out=dropped,
                placements=placed, sustained_placements=chance.binomial(placed, KEPT), **others,
            )
        )  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def true_tables(seed):
    people = equal_regions(np.random.default_rng(seed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release_fixture, "_people", lambda: people)
        return release_fixture.true_tables()


def verdicts(rates):
    """Return the verdict on every share of a region beside the country of the same choice."""
    shown = rates[rates["status"] == "shown"]
    said = []
    for _, cells in shown.groupby(PLACE):
        is_country = cells["region_code"] == "NL"
        if is_country.any():
            x, n = (cells[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
            at = int(np.flatnonzero(is_country)[0])
            precision = cells["precision"].iloc[0]
            said.append(verdict(x, n, country_range(x[at], n[at], precision), precision)[~is_country.to_numpy()])
    return np.concatenate(said)


def share_of(said, *words):
    return np.isin(np.concatenate(said), words).mean()


@pytest.mark.slow
def test_of_equal_regions_the_support_team_reads_next_to_no_difference_and_few_trends():
    files = [protect(true_tables(seed), None) for seed in range(3)]
    said = [verdicts(file["cube_rates"]) for file in files]
    assert share_of(said, "higher_2", "lower_2") <= 0.002
    assert share_of(said, "higher_1", "lower_1") <= 0.05
    stated = [statements(file) for file in files]
    assert share_of([one["trends"]["word"] for one in stated], "rising", "falling") <= 0.05
    assert share_of([one["standardised"]["verdict"] for one in stated], "higher_2", "lower_2") <= 0.002


@pytest.mark.slow
def test_of_equal_regions_the_public_reads_next_to_no_difference_and_few_trends():
    """A region of which the first try finds no table within the limits is left out here."""
    true = true_tables(0)
    found = {name: round_one(own, b"a key of this test") for name, own in slices(true).items()}
    public = protect(true, Published({name: one for name, one in found.items() if one is not None}))
    said = [verdicts(public["cube_rates"])]
    assert len(said[0]) > 1000
    assert share_of(said, "higher_2", "lower_2") <= 0.002
    assert share_of(said, "higher_1", "lower_1") <= 0.02
    assert share_of([statements(public)["trends"]["word"]], "rising", "falling") <= 0.05
