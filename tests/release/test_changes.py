"""A correction and a later delivery, from inbox to release: what changed, for whom, and what is never told."""

import json
import re
import shutil

import pandas as pd
import pytest

from pipelines import database, settings
from pipelines.__main__ import main
from pipelines.commands import running
from pipelines.protection import details
from pipelines.release import current
from tests import deliveries

pytestmark = pytest.mark.slow


def table(data: settings.DataDir, name: str, audience: str) -> pd.DataFrame:
    path = data.releases / str(current(data.releases)) / f"{audience}.duckdb"
    with database.locked(path) as connection:
        return connection.sql(f"select * from {name}").df()


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Twente delivers three times, Drenthe once. The newest of Twente has ten times the participants.

    Published is what counted second, and what counts at last: the public has seen no other.
    """
    data = settings.DataDir(tmp_path_factory.mktemp("changes"))
    older = [deliveries.trajectory("t1"), deliveries.trajectory("oud")]
    newer = [deliveries.trajectory("t1"), deliveries.trajectory("nieuw")]
    for projects, date, name, version, rows in (
        (older, "30-06-2022", "a", 1, [deliveries.result(11, 3), deliveries.result(9, 3, "oud")]),
        (older, "30-06-2022", "b", 2, [deliveries.result(48, 3), deliveries.result(14, 3, "oud")]),
        (newer, "31-12-2022", "c", 1, [deliveries.result(610, 31), deliveries.result(21, 14, "nieuw")]),
    ):
        deliveries.write(data.inbox, "Twente", projects, rows, date, name, versie=version)
        if name == "a":
            with running.locked(data):
                running.take_in(data)
        else:
            running.run(data)
        deliveries.write(data.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(40, 10)])
    return data


def change(data, audience, subject):
    rows = table(data, "changes", audience)
    (row,) = rows[rows["subject"] == subject].itertuples()
    return row


def test_the_delivery_that_counts_is_compared_with_the_one_that_counted_before(published):
    row = change(published, "landelijk", "participants")
    assert (row.region_code, row.previous, row.current, row.difference) == ("AM05", 62, 631, 569)
    assert (str(row.previous_date)[:10], str(row.reference_date)[:10]) == ("2022-06-30", "2022-12-31")
    assert change(published, "landelijk", "oud").kind == "project_removed"
    assert change(published, "landelijk", "nieuw").kind == "project_added"
    assert set(table(published, "changes", "landelijk")["region_code"]) == {"AM05"}


def test_the_public_reads_the_difference_of_two_published_numbers_and_nothing_finer(published):
    rows = table(published, "changes", "openbaar")
    assert set(rows["region_code"]) == {"AM05"}  # of Drenthe nothing else was published
    numbers = rows[["previous", "current", "difference"]].stack().dropna()
    assert (numbers % 5 == 0).all()
    row = change(published, "openbaar", "participants")
    assert (abs(row.previous - 62) <= 5, abs(row.current - 631) <= 5) == (True, True)
    assert row.difference == row.current - row.previous
    assert (str(row.previous_date)[:10], str(row.reference_date)[:10]) == ("2022-06-30", "2022-12-31")
    counts = table(published, "cube_counts", "openbaar")
    totals = counts[
        (counts[["period", "target_group", "pillar"]] == "all").all(axis=1) & (counts["region_code"] == "AM05")
    ]
    now = dict(zip(totals["measure"], totals["count"], strict=True))
    for one in rows[rows["kind"] == "measure"].itertuples():
        assert pd.isna(one.current) == pd.isna(now[one.subject])
        assert pd.isna(one.current) or one.current == now[one.subject]


def test_ten_times_as_many_is_a_finding_with_words_for_the_support_team_and_none_for_the_public(published):
    team = table(published, "findings", "landelijk")
    (spike,) = team[team["rule"] == "SPIKE"].itertuples()
    assert spike.message_nl.startswith("deelnemers: 631. In de vorige levering was dat 62.")
    assert "participants: 631" in spike.message_en
    public = table(published, "findings", "openbaar")
    (told,) = public[public["rule"] == "SPIKE"].itertuples()
    assert told.rows == 0
    assert not any("631" in str(cell) for cell in told)


def test_the_rules_travel_with_the_release_in_both_languages(published):
    for audience in settings.AUDIENCES:
        rules = table(published, "rules", audience).set_index("rule")
        assert rules.loc["RULE_PLACEMENTS", "what_nl"] == "Er zijn meer plaatsingen dan deelnemers."
        assert rules.loc["RULE_PLACEMENTS", "remedy_en"] == "Mend the placements or the participants."
        assert rules.loc["ENC_BOM", "severity"] == "info"


def test_the_public_reads_only_names_of_tables_that_are_ours():
    given = pd.DataFrame(
        {
            "delivery_id": ["d"] * 3,
            "region_code": ["AM05"] * 3,
            "file": ["f"] * 3,
            "row": [7, 8, None],
            "standing": ["counts"] * 3,
            "rule": ["R"] * 3,
            "severity": ["critical"] * 3,
            "table_name": ["resultaten", "Blad van Jan", None],
            "rows": [1, 1, 0],
        }
    )
    public = details.public_findings(given)
    assert set(public["table_name"].dropna()) == {"resultaten"}
    assert int(public["rows"].sum()) == 2


def run(data, *options, capsys):
    """Return what the command writes to standard output."""
    main(["run", "--data", str(data.root), *options])
    return capsys.readouterr().out


def test_a_run_says_beside_the_receipts_what_is_different_on_the_public_page(published, tmp_path, capsys):
    data = settings.DataDir(tmp_path / "data")
    shutil.copytree(published.root, data.root)
    projects = [deliveries.trajectory("t1"), deliveries.trajectory("derde")]
    rows = [deliveries.result(700, "<5"), deliveries.result(20, "<5", "derde")]
    deliveries.write(data.inbox, "Twente", projects, rows, name="d", versie=2)
    deliveries.write(data.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(90, 9)], "30-06-2022", "old")
    said = run(data, capsys=capsys)
    assert "openbare pagina van Twente (stand 31-12-2022, hiervoor 31-12-2022):" in said
    was, now = (change(one, "openbaar", "participants").current for one in (published, data))
    assert f"  Deelnemers: was {was}, is nu {now}\n" in said
    assert re.search(r"  Plaatsingen: was \d+, is nu 0 tot 5\n", said)
    assert "Aantallen zijn veelvouden van 5" in said
    assert "  Traject weg: AM05-P3\n" in said  # no name of it is released, so the public has our code
    assert "  Traject erbij: AM05-P4\n" in said
    assert "Duurzame" not in said.split("openbare pagina")[1]
    assert "Drenthe (" not in said  # an older delivery is history: nothing is different on its page
    assert "openbare pagina" not in run(data, capsys=capsys)

    deliveries.write(
        data.inbox, "Twente", projects, [*rows[:1], deliveries.result(19, "<5", "derde")], name="e", versie=3
    )
    said = json.loads(run(data, "--json", capsys=capsys))
    assert (said["changed"], said["kept"]) == ([], ["Twente"])  # one person less: the public page stays
    assert change(data, "openbaar", "participants").current == now
