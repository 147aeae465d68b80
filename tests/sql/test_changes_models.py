"""What changed between the delivery that counts and the one before, what is ten times as large, and the rules in words."""

import datetime as dt

import pytest

from tests.sql.models import only, run

NOW, BEFORE = dt.date(2022, 12, 31), dt.date(2022, 6, 30)
DELIVERIES = [
    {"region_code": "AM05", "delivery_id": "new", "reference_date": NOW},
    {"region_code": "AM02", "delivery_id": "only", "reference_date": NOW},
]
PREVIOUS = [{"region_code": "AM05", "delivery_id": "old", "reference_date": BEFORE}]


def count(measure, number, region="AM05", status="shown", **keys):
    cell = {"period": "all", "target_group": "all", "pillar": "all"} | keys
    return {"region_code": region, **cell, "measure": measure, "count": number, "status": status}


def project(code, name, region="AM05"):
    return {"region_code": region, "trajectory": code, "name": name}


STAYS = (project("t", "T"),)


def changes(counts, previous_counts, projects=STAYS, previous_projects=STAYS):
    return run(
        "mart_changes",
        core_deliveries=DELIVERIES,
        raw_previous_deliveries=PREVIOUS,
        mart_cube_counts=counts,
        raw_previous_counts=previous_counts,
        core_trajectories=list(projects),
        raw_previous_projects=list(previous_projects),
    )


def test_every_measure_over_all_stands_beside_what_it_was():
    rows = changes(
        [
            count("participants", 120),
            count("participants", 60, period="2021"),
            count("placements", None, status="hidden"),
        ],
        [count("participants", 100), count("participants", 7, pillar="route"), count("placements", 40)],
    )
    said = only(rows, subject="participants")
    assert (said["region_code"], said["delivery_id"], said["kind"]) == ("AM05", "new", "measure")
    assert (said["previous"], said["current"]) == (100, 120)
    assert (said["previous_date"], said["reference_date"]) == (BEFORE, NOW)
    hidden = only(rows, subject="placements")
    assert (hidden["previous"], hidden["previous_status"], hidden["current"], hidden["current_status"]) == (
        40,
        "shown",
        None,
        "hidden",
    )
    assert len(rows) == 2


def test_a_region_that_delivered_once_has_no_changes():
    rows = changes([count("participants", 5), count("participants", 9, region="AM02")], [count("participants", 5)])
    assert {row["region_code"] for row in rows} == {"AM05"}


def test_projects_that_came_or_went_are_named():
    rows = changes(
        [count("participants", 5)],
        [count("participants", 5)],
        [project("stays", "Blijft"), project("new", "Nieuw"), project("x", "Elders", "AM02")],
        [project("stays", "Bleef"), project("gone", "Weg")],
    )
    assert [(row["kind"], row["subject"], row["name"]) for row in rows if row["kind"] != "measure"] == [
        ("project_added", "new", "Nieuw"),
        ("project_removed", "gone", "Weg"),
    ]


RULE = {
    "rule": "SPIKE", "position": 1, "severity": "warning", "what_nl": "Wat.", "what_en": "What.", "why_nl": "Waarom.",
    "why_en": "Why.", "remedy_nl": "Kijk.", "remedy_en": "Look.",
}  # fmt: skip
WORDS = {"found_nl": "{measure_nl}: {current}, was {previous}.", "found_en": "{measure_en}: {current}, was {previous}."}


def findings(pairs, told=()):
    change = {"region_code": "AM05", "delivery_id": "new", "kind": "measure", "subject": "participants"}
    return run(
        "mart_findings",
        raw_findings=[
            {"delivery_id": "new", "rule": "R", "severity": "critical", "table_name": "resultaten", "file": "f",
             "column_name": None, "value_shown": None, "message_nl": "m", "message_en": "e", **one}
            for one in told or [{"row": 7}]
        ],
        mart_deliveries=[
            {"delivery_id": "new", "region_code": "AM05", "standing": "counts"},
            {"delivery_id": "other", "region_code": "AM02", "standing": "history"},
        ],
        mart_changes=[{**change, "previous": before, "current": now} for before, now in pairs],
        mart_rules=[RULE],
        reg_rules=[RULE | WORDS],
        reg_columns=[
            {"part": "delivery", "table_name": "results", "column_name": "participants", "header_nl": "deelnemers", "header_en": "participants"},
            {"part": "view", "table_name": "view", "column_name": "participants", "header_nl": "x", "header_en": "x"},
        ],
    )  # fmt: skip


def test_a_finding_knows_its_region_and_whether_it_is_about_a_row():
    rows = findings([(5, 6)], [{"row": 7}, {"row": None, "rule": "WHOLE"}])
    assert {row["rule"]: (row["region_code"], row["row"], row["rows"]) for row in rows} == {
        "R": ("AM05", 7, 1),
        "WHOLE": ("AM05", None, 0),
    }


@pytest.mark.parametrize(
    ("previous", "current", "is_spike"),
    [
        (60, 600, True),
        (60, 599, False),
        (600, 60, True),
        (5, 50, True),
        (4, 400, False),
        (60, None, False),
        (None, 60, False),
        (0, 60, False),
    ],
)
def test_ten_times_the_previous_number_is_a_finding_of_the_build(previous, current, is_spike):
    rows = [row for row in findings([(previous, current), (7, 7)]) if row["rule"] == "SPIKE"]
    assert len(rows) == is_spike
    if is_spike:
        assert rows[0]["message_nl"] == f"deelnemers: {current}, was {previous}. Waarom. Kijk."
        assert rows[0]["message_en"] == f"participants: {current}, was {previous}. Why. Look."
        assert (rows[0]["severity"], rows[0]["rows"], rows[0]["delivery_id"]) == ("warning", 0, "new")


def test_the_rules_of_a_release_are_those_of_the_registry_without_the_words_of_one_breach():
    (row,) = run("mart_rules", reg_rules=[RULE | WORDS])
    assert row == RULE
