"""A delivery that arrives and does not count says so at once: on its receipt, in the words of a run, and to a machine."""

import io
import json
from pathlib import Path

import pytest

from pipelines import settings
from pipelines.__main__ import main
from pipelines.commands import running
from pipelines.intake import run
from pipelines.intake.deliveries import mixture, standing
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.parsing import parse
from pipelines.intake.receipts import receipt
from pipelines.intake.receipts.telling import told
from tests import deliveries
from tests.cases import book

ONE = "f" * 64
COUNTS = standing.Counting(ONE, "2021-12-31", 2, False)


def own(date: str, version: int, verdict: str = "accepted", id_: str = "a" * 64) -> dict:
    return {"id": id_, "verdict": verdict, "reference_date": date, "version": version, "is_sample": False}


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize(
    ("date", "version", "because"),
    [("2021-12-30", 9, "older_date"), ("2021-06-30", 2, "older_date"), ("2021-12-31", 1, "lower_version")],
)
def test_an_older_date_or_a_lower_version_does_not_count(date, version, because, is_kept):
    found = standing.standing(own(date, version), COUNTS, is_kept)
    assert found == {"because": because, "instead": {"reference_date": "2021-12-31", "version": 2}}


def test_who_came_earlier_with_the_same_date_and_version_does_not_count_and_who_comes_now_does():
    assert standing.standing(own("2021-12-31", 2), COUNTS, True)["because"] == "came_earlier"
    assert standing.standing(own("2021-12-31", 2), COUNTS, False) is None
    assert standing.standing(own("2021-12-31", 2, id_=ONE), COUNTS, True) is None
    assert standing.standing(own("2022-06-30", 1), COUNTS, False) is None


def test_a_newer_one_that_is_kept_and_does_not_count_has_nothing_that_counts():
    for counting in (COUNTS, None):
        assert standing.standing(own("2022-06-30", 1), counting, True)["because"] == "nothing_counts"
    assert standing.standing(own("2022-06-30", 1), None, False) is None


def test_of_what_waits_the_verdict_says_it_and_a_sample_is_not_put_beside_real_ones():
    assert standing.standing(own("2021-06-30", 1, "quarantined"), COUNTS, True) is None
    assert standing.standing({**own("2021-06-30", 1), "is_sample": True}, COUNTS, False) is None


def test_every_reason_has_words_that_say_what_counts_instead_and_what_to_do():
    said = {"region": "AM05", "files": [{"name": "a.xlsx"}], "findings": [], "rows": {}, **own("2021-06-30", 1)}
    for because in ("older_date", "lower_version", "came_earlier", "nothing_counts"):
        beside = {**said, "standing": {"because": because, "instead": {"reference_date": "2021-12-31", "version": 2}}}
        for language, date in (("nl", "31-12-2021"), ("en", "31 December 2021")):
            words = told(beside, language)
            assert words.verdict == "superseded" and "{" not in words.summary + words.next_step
            assert because == "nothing_counts" or (date in words.summary and "3" in words.next_step)


def written(folder: Path, name: str, date: str, version: int, people: int) -> Path:
    tables = book.usual()
    tables["levering"][1][1:] = [date, version]
    book.put("resultaten", "deelnemers", people)(tables)
    book.put("resultaten", "afgerond", people - 2)(tables)
    path = folder / f"{name}.xlsx"
    path.write_bytes(saved(tables))
    return path


def saved(tables: book.Tables) -> bytes:
    buffer = io.BytesIO()
    book.workbook(tables).save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> settings.DataDir:
    """An archive in which version 2 of 31-12-2021 counts."""
    found = settings.DataDir(tmp_path_factory.mktemp("standing"))
    found.inbox.mkdir()
    written(found.inbox, "eerst", "31-12-2021", 2, 12)
    with running.locked(found):
        running.take_in(found)
    return found


def test_a_correction_with_a_date_of_a_day_earlier_is_told_by_check_and_by_intake(data, tmp_path, capsys):
    path = written(tmp_path, "verbeterd", "30-12-2021", 3, 14)
    assert main(["check", str(path), "--data", str(data.root)]) == 3
    said = capsys.readouterr().out
    assert "○ Deze levering is in orde, maar telt niet mee." in said
    assert "de levering met peildatum 31-12-2021, versie 2" in said.replace("\n", " ")
    assert "Zet dan peildatum 31-12-2021 en versie 3" in said.replace("\n", " ")
    assert main(["check", str(path), "--json", "--language", "en", "--data", str(data.root)]) == 3
    (receipt_,) = json.loads(capsys.readouterr().out)
    assert receipt_["standing"]["because"] == "older_date"
    assert "the delivery with reference date 31 December 2021" in receipt_["standing"]["message"]
    path.rename(data.inbox / path.name)
    (data.inbox / "kopie.xlsx").write_bytes((data.inbox / path.name).read_bytes())
    assert main(["intake", "--data", str(data.root)]) == 3
    said = capsys.readouterr().out
    assert "(Twente, stand 30-12-2021): in orde, maar telt niet mee." in said
    assert "Hetzelfde bestand lag er meer dan één keer, en telt één keer: verbeterd.xlsx." in said
    stored = next(data.archive.glob("*/receipt.json")).read_text(encoding="utf-8")
    assert "standing" not in stored and "copies" not in stored


def test_what_counts_and_comes_again_is_told_and_needs_no_attention(data, capsys):
    kept = next(data.archive.glob("*/originals/eerst.xlsx"))
    (data.inbox / "nogmaals.xlsx").write_bytes(kept.read_bytes())
    assert main(["intake", "--data", str(data.root)]) == 0
    said = capsys.readouterr().out
    assert "Hadden wij al, dus er verandert niets: eerst.xlsx." in said and "meer dan één keer" not in said


def test_a_delivery_of_which_all_projects_with_people_wait_says_so_by_its_verdict():
    tables = {"levering": [["regio", "peildatum"], ["Twente", "31-12-2021"]]}
    tables["trajecten"] = [["traject", "soort", "pijler"], ["bus", "voor_werkgevers", "vraag"], ["t1", "", "route"]]
    tables["resultaten"] = [["traject", "gestart_in", "doelgroep", "deelnemers"]]
    ((draft, judged),) = run.judge(drafts([parse("levering.xlsx", saved(tables))]))
    assert judged["trajectories"]["rule"].isna().sum() == 1
    assert receipt(draft, judged)["verdict"] == "quarantined"
    tables["trajecten"].pop()  # without them nobody is missed, and a sheet without results is in order
    ((draft, judged),) = run.judge(drafts([parse("levering.xlsx", saved(tables))]))
    assert receipt(draft, judged)["verdict"] == "accepted"


def mixed(folder: Path, *kinds: tuple[str, str]) -> list:
    paths = []
    for region, sample in kinds:
        said = {"voorbeeld": sample} if sample else {}
        paths += deliveries.write(folder, region, [deliveries.trajectory()], [deliveries.result(9)], **said)
    return deliveries.read_all(paths)


def regions(found: list) -> list[str]:
    return sorted(draft.fields["region_code"] for draft in found)


@pytest.mark.parametrize(
    ("known", "goes", "rule"),
    [
        (None, ["AM05"], "SAMPLE_AMONG_REAL"),
        (False, ["AM05"], "SAMPLE_AMONG_REAL"),
        (True, ["AM03"], "REAL_AMONG_SAMPLE"),
    ],
)
def test_of_sample_and_real_only_one_kind_goes_on_by_what_is_here_already(tmp_path, known, goes, rule):
    archive = {} if known is None else {"x": {"is_sample": known, "region": "AM01"}}
    going, staying = mixture.apart(mixed(tmp_path, ("Twente", ""), ("Drenthe", "ja")), archive)
    assert regions(going) == goes
    assert [(draft.verdict, draft.findings[-1].rule) for draft in staying] == [("quarantined", rule)]


def test_whoever_does_not_say_whether_it_is_a_sample_waits_for_itself_and_a_sample_alone_goes_on(tmp_path):
    going, staying = mixture.apart(mixed(tmp_path, ("Twente", "ja"), ("Drenthe", "misschien")), {})
    assert (regions(going), staying) == (["AM03", "AM05"], [])


def test_who_begins_with_real_deliveries_after_the_sample_is_told_to_save_them_before_cleaning(tmp_path):
    from pipelines.intake.findings import Finding

    said = Finding("REAL_AMONG_SAMPLE", "critical", "a.xlsx").message("nl")
    assert said.index("Haal eerst uw eigen bestanden uit de inbox") < said.index("make clean-data")
    assert "verwijdert alles in inbox, archive en releases" in said and "ligt nog in de inbox" in said
