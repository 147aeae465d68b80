"""What changed between the delivery that counts and the one before, what is ten times as large, and the rules in words."""

import datetime as dt

import pytest

from tests.sql.models import nothing, only, run

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


HIDES = {**RULE, "rule": "BELOW_5_HIDES"}
HIDES |= {f"found_{one}": f"{{cells}} in {{rows}}: {{whole_{one}}}, {{parts}}." for one in ("nl", "en")}


def findings(pairs, told=(), outcomes=(("t", "known"),), hidden=()):
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
        reg_rules=[RULE | WORDS, HIDES],
        stg_outcomes=[
            {"delivery_id": "new", "trajectory": code, "cohort_delivered": "2021-H1", "target_group": "ww", "state": state}
            for code, state in outcomes
        ],
        mart_hidden_shares=hidden or nothing("region_code", "whole_nl", "whole_en", "parts"),
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


def test_cells_below_5_are_counted_and_say_which_shares_they_hide():
    small = [("t", "below_5"), ("t", "below_5"), ("u", "below_5"), ("v", "known")]
    hidden = [{"region_code": "AM05", "whole_nl": "1 (Uitval)", "whole_en": "1 (Dropout)", "parts": 3}]
    told = [{"row": None, "rule": "BELOW_5", "severity": "info"}]
    rows = {row["rule"]: row for row in findings([(5, 6)], told, small, hidden)}
    assert rows["BELOW_5"]["rows"] == rows["BELOW_5_HIDES"]["rows"] == 2
    assert rows["BELOW_5_HIDES"]["message_nl"] == "3 in 2: 1 (Uitval), 3. Waarom. Kijk."
    assert rows["BELOW_5_HIDES"]["message_en"] == "3 in 2: 1 (Dropout), 3. Why. Look."
    assert {one["rule"] for one in findings([(5, 6)], told, small)} == {"BELOW_5"}


def test_hidden_shares_are_named_over_the_whole_programme_and_counted_for_its_parts():
    def rate(indicator, period="all", because="below_5", region="AM05", pillar="all"):
        return {
            "region_code": region, "period": period, "target_group": "all", "pillar": pillar, "indicator": indicator,
            "hidden_because": because,
        }  # fmt: skip

    titles = [
        {"indicator": one, "position": at, "title_nl": one.upper(), "title_en": one} for at, one in enumerate("ba")
    ]
    (twente, other) = run(
        "mart_hidden_shares",
        mart_indicators=titles,
        mart_cube_rates=[
            *(rate("a"), rate("b"), rate("a", "2021"), rate("a", "2021-H1"), rate("a", because=None)),
            *(rate("a", region="NL"), rate("a", pillar="route"), rate("a", "2020", region="AM06")),
        ],
    )
    assert (twente["whole_nl"], twente["whole_en"], twente["parts"]) == ("2 (B, A)", "2 (b, a)", 2)
    assert (other["region_code"], other["whole_nl"], other["parts"]) == ("AM06", "0", 1)


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
