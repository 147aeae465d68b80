"""Text of the archive becomes numbers, dates and a state; nothing is decided here."""

import datetime as dt

from tests.sql.models import only, run

KEYS = {"delivery_id": "d", "trajectory": "t", "cohort": "2021-H1", "cohort_delivered": "2021-H1", "target_group": "ww"}


def test_entries_become_numbers_with_a_state():
    rows = run("stg_outcomes", raw_results=[{**KEYS, "a": "12", "b": "<5", "c": "nvt", "d": None, "e": "0"}])
    assert {r["measure"]: (r["known"], r["state"]) for r in rows} == {
        "a": (12, "known"),
        "b": (None, "below_5"),
        "c": (None, "not_applicable"),
        "d": (None, "missing"),
        "e": (0, "known"),
    }


def test_the_number_of_participants_can_be_unknown_but_never_not_applicable():
    rows = run("stg_outcomes", raw_results=[{**KEYS, "participants": "nvt", "placements": "nvt"}])
    assert only(rows, measure="participants")["state"] == "missing"
    assert only(rows, measure="placements")["state"] == "not_applicable"


def test_a_delivery_has_numbers_and_a_date_where_its_receipt_has_them():
    delivery = {
        "delivery_id": "d", "region_code": "AM05", "reference_date": "2022-12-31", "version": 2, "arrival": 3,
        "verdict": "accepted", "is_sample": False, "rows_read": 10, "rows_accepted": 8, "rows_quarantined": 1,
        "rows_control": 1,
    }  # fmt: skip
    unread = {**delivery, "delivery_id": "u", "region_code": None, "reference_date": None, "verdict": "quarantined"}
    rows = run("stg_deliveries", raw_deliveries=[delivery, unread])
    assert only(rows, delivery_id="d") == {**delivery, "reference_date": dt.date(2022, 12, 31)}
    assert only(rows, delivery_id="u")["reference_date"] is None


def test_a_project_has_amounts_targets_and_dates_and_what_is_absent_stays_absent():
    texts = dict.fromkeys(
        ["name", "kind", "pillar", "sector", "status", "reason", "lead", "partners", "continuation", "taken_over_from",
         "accountability_link"], "woord",
    )  # fmt: skip
    amounts = {"budget_eur": "100000.50", "cofinancing_eur": "0.00", "spent_eur": "80000"}
    targets = {"target_participants": "40", "target_placements": "0", "target_praktijkverklaringen": "7"}
    own = {"delivery_id": "d", **texts, **amounts, **targets, "employers_reached": "12", "end_date": "2022-06-30"}
    full = {**own, "trajectory": "t", "start_date": "2019-09-01"}
    bare = {**dict.fromkeys(full), "delivery_id": "d", "trajectory": "b", "kind": "voor_werkgevers"}
    rows = run("stg_trajectories", raw_trajectories=[full, bare])
    assert only(rows, trajectory="t") == {
        **full, "start_date": dt.date(2019, 9, 1), "end_date": dt.date(2022, 6, 30), "budget_eur": 100000.5,
        "cofinancing_eur": 0.0, "spent_eur": 80000.0, "target_participants": 40, "target_placements": 0,
        "target_praktijkverklaringen": 7, "employers_reached": 12,
    }  # fmt: skip
    assert only(rows, trajectory="b") == bare
