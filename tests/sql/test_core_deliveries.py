"""Which delivery of a region counts."""

import pytest

from tests.sql.given import DAY, EARLIER, delivery, project
from tests.sql.models import nothing, run


def counting(deliveries, projects, outcomes, waiting=None):
    return run(
        "core_deliveries",
        stg_deliveries=deliveries,
        stg_trajectories=projects,
        stg_outcomes=outcomes,
        raw_waiting_trajectories=waiting or nothing("delivery_id", "kind", "status"),
    )


@pytest.mark.parametrize(
    ("deliveries", "expected"),
    [
        ([delivery("a", EARLIER, arrival=2), delivery("b", DAY, arrival=1)], "b"),
        ([delivery("a", version=2, arrival=1), delivery("b", version=1, arrival=2)], "a"),
        ([delivery("a", arrival=1), delivery("b", arrival=2)], "b"),
        ([delivery("a"), delivery("b", arrival=2, verdict="quarantined")], "a"),
        ([delivery("a"), delivery("b", arrival=2, verdict="rejected")], "a"),
    ],
)
def test_the_newest_date_then_version_then_arrival_counts_among_what_may_count(deliveries, expected):
    rows = counting(
        deliveries,
        [project(one) for one in "ab"],
        [{"delivery_id": one, "trajectory": "t"} for one in "ab"],
    )
    assert [row["delivery_id"] for row in rows] == [expected]


def test_a_delivery_without_results_counts_only_where_no_project_needs_them():
    nowhere = [{"delivery_id": "x", "trajectory": "t"}]
    assert counting([delivery("a")], [project("a")], nowhere) == []
    assert len(counting([delivery("a")], [project("a", kind="voor_werkgevers")], nowhere)) == 1
    assert len(counting([delivery("a")], [project("a", status="voorbereiding")], nowhere)) == 1


@pytest.mark.parametrize(
    ("kind", "status", "counts"),
    [
        ("met_deelnemers", "loopt", "older"),
        (None, "loopt", "older"),
        ("met_deelnemers", "voorbereiding", "newer"),
        ("voor_samenwerking", None, "newer"),
    ],
)
def test_a_delivery_of_which_all_people_wait_never_displaces_a_good_one(kind, status, counts):
    rows = counting(
        [delivery("older", EARLIER), delivery("newer", verdict="accepted_with_quarantine")],
        [project("older"), project("newer", kind="voor_werkgevers")],
        [{"delivery_id": "older", "trajectory": "t"}],
        [{"delivery_id": "newer", "kind": kind, "status": status}],
    )
    assert [row["delivery_id"] for row in rows] == [counts]
