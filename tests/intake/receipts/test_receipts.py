"""What a sender hears: the record, the words in both languages, and the text in the terminal."""

import json
import re
import string

import pytest

from pipelines.__main__ import main
from pipelines.intake.findings import Finding, texts
from pipelines.intake.receipts import in_language, may_be_marked
from pipelines.intake.receipts.counting import listed, rows_in_short
from pipelines.intake.receipts.gathering import gathered
from pipelines.intake.receipts.telling import told
from pipelines.intake.receipts.text import WIDTH, text
from pipelines.registries.rules import PARTS, rules
from tests.cases import book
from tests.cases.judged import Judged


def broken(tables):
    """One row with too many placements, and sixty that are no number."""
    book.put("resultaten", "plaatsingen", 40)(tables)
    tables["resultaten"] += [["t1", "2019-H2", "ww", f"vijf{n}", 1, 1, 1, 1, 1, 1] for n in range(60)]


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    made = Judged(tmp_path_factory.mktemp("receipts"))
    made.add("fine", lambda tables: tables)
    made.add("one", book.put("resultaten", "plaatsingen", 40))
    made.add("many", broken)
    made.add("look", book.put("trajecten", "budget", 10), carriers=("xlsx",))
    made.add("header", book.head("resultaten", deelnemers="mensen"), carriers=("xlsx",))
    made.add("half", lambda tables: tables.pop("resultaten"), carriers=("csv",))
    return made.judge()


def blanks(sentence):
    return sorted(
        name.removesuffix("_nl").removesuffix("_en") for _, name, _, _ in string.Formatter().parse(sentence) if name
    )


def test_every_rule_says_the_same_in_both_languages_and_ends_its_sentences(subtests):
    for name, rule in rules().items():
        with subtests.test(rule=name):
            words = rule.words
            for part in PARTS:
                dutch, english = words["nl"][part], words["en"][part]
                assert bool(dutch) == bool(english), part
                assert blanks(dutch) == blanks(english), part
                for sentence in (dutch, english):
                    assert not sentence or sentence[-1] in ".?", sentence
            assert not blanks(words["nl"]["what"]) + blanks(words["nl"]["why"]) + blanks(words["nl"]["do"])


def test_a_finding_says_where_what_why_what_it_does_and_what_to_do():
    finding = Finding(
        "RULE_PLACEMENTS", "critical", "levering.xlsx", "resultaten", 14, "plaatsingen",
        given={"placements": "9", "participants": "7"},
    )  # fmt: skip
    assert finding.message("nl") == (
        "Blad resultaten, rij 14, kolom plaatsingen: Plaatsingen: 9. Deelnemers: 7. Er kunnen niet meer mensen geplaatst "
        "zijn dan er gestart zijn. Deze rij telt nog niet mee. Verbeter de plaatsingen of de deelnemers."
    )
    assert finding.message("en").startswith(
        "Sheet resultaten, row 14, column plaatsingen: Placements: 9. Participants: 7."
    )


def test_what_a_breach_does_follows_from_where_it_is():
    row = Finding("DIM_UNKNOWN", "critical", "a.csv", "resultaten", 3, "doelgroep", "klanten")
    harmless = Finding("DIM_UNKNOWN", "warning", "a.csv", "trajecten", 3, "sector", "x")
    of_delivery = Finding("DATE_AMBIGUOUS", "critical", "a.xlsx", "levering", None, "peildatum", "04/01/2021")
    assert row.effect("nl") == "Deze rij telt nog niet mee."
    assert harmless.effect("nl") == "Deze waarde is niet gebruikt."
    assert of_delivery.effect("nl") == "De levering wacht."
    of_a_project = Finding("REGION_UNKNOWN", "warning", "a.csv", "trajecten", 3, "overgenomen_van", "Twnete")
    assert of_a_project.effect("nl") == "Deze waarde is niet gebruikt."
    assert Finding("ENC_BOM", "info", "a.csv").effect("nl") == ""
    assert row.where("nl") == "Bestand a.csv, rij 3, kolom doelgroep"


def test_what_is_delivered_cannot_steer_a_terminal():
    hostile = "\x1b[2J\u202eabc"
    finding = Finding("NUM_TEXT", "critical", f"{hostile}.csv", hostile, 2, hostile, hostile)
    said = finding.message("nl")
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "abc" in said


def test_findings_stand_in_the_order_in_which_they_matter_and_can_be_told_again(judged):
    receipt = judged["many", "xlsx"].receipt
    severities = [one["severity"] for one in receipt["findings"]]
    assert severities == sorted(severities, key=["critical", "warning", "info"].index)
    assert severities.count("critical") >= 61
    english = in_language(receipt, "en")
    assert {key: english[key] for key in english if key != "findings"} == {
        key: receipt[key] for key in receipt if key != "findings"
    }
    assert any("Placements:" in one["message"] for one in english["findings"])
    assert json.loads(json.dumps(in_language(english, "nl"))) == json.loads(json.dumps(receipt))


@pytest.mark.parametrize(
    ("case", "carrier", "summary", "next_step"),
    [
        ("fine", "xlsx", "Alle 10 rijen tellen mee.", "U hoeft niets te doen."),
        ("one", "xlsx", "9 van de 10 rijen tellen mee. 1 rij wacht.", "Verbeter de rij die wacht en lever alles opnieuw."),
        ("many", "csv", "9 van de 70 rijen tellen mee. 61 rijen wachten.",
         "Verbeter de rijen die wachten en lever alles opnieuw."),
        ("header", "xlsx", "Geen enkele rij telt mee. Is er een eerdere levering van uw regio? Dan blijft die gelden.",
         "Verbeter wat hieronder staat en lever opnieuw."),
        ("half", "csv", "Geen enkele rij telt mee. Is er een eerdere levering van uw regio? Dan blijft die gelden.",
         "Lever de rest. Wat u al leverde hoeft niet nog eens."),
    ],
)  # fmt: skip
def test_the_summary_comes_first_in_the_words_for_one_or_for_several(judged, case, carrier, summary, next_step):
    said = told(judged[case, carrier].receipt, "nl")
    assert (said.summary, said.next_step) == (summary, next_step)


def test_equal_findings_are_told_once_with_their_rows_in_short(judged):
    said = told(judged["many", "csv"].receipt, "nl")
    group = next(group for group in said.waits if group.rule == "NUM_TEXT")
    assert group.count == 60
    assert group.where == "Bestand resultaten.csv, kolom deelnemers, rij 8 t/m 67 (60 rijen)"
    assert "Bijvoorbeeld: ‘vijf0’, ‘vijf1’ en ‘vijf2’." in group.found
    assert group.effect == "Deze rijen tellen nog niet mee."
    assert [group.count for group in said.waits if group.rule == "RULE_PLACEMENTS"] == [1]


def test_findings_that_show_one_thing_say_it_as_one_finding_does():
    merged = [Finding("CELLS_MERGED", "critical", "a.xlsx", "resultaten", row, "deelnemers", "D2:D4") for row in (2, 3)]
    receipt = {"verdict": "quarantined", "region": None, "reference_date": None, "rows": {}, "files": []}
    (group,) = told({**receipt, "findings": [one.as_json() for one in merged]}, "nl").waits
    assert (group.count, group.found) == (2, merged[0].found("nl"))
    assert group.found.startswith("De cellen D2:D4 zijn samengevoegd.")


def test_a_row_that_waits_for_another_is_to_be_mended_too_where_something_in_it_is_wrong(judged):
    given = {"because_table": "trajecten", "because_row": 2}
    findings = [
        Finding("DIM_UNKNOWN", "critical", "a.xlsx", "trajecten", 2, "pijler"),
        *(Finding("TRAJECTORY_WAITS", "critical", "a.xlsx", "resultaten", row, given=given) for row in (2, 3)),
    ]
    wrong = Finding("NUM_TEXT", "critical", "a.xlsx", "resultaten", 3, "deelnemers")
    receipt = {
        **judged["one", "xlsx"].receipt,
        "rows": {"results": dict.fromkeys(("read", "accepted", "quarantined", "control"), 3)},
    }
    for found, ending in ((findings, "de rij die wacht"), ([*findings, wrong], "de rijen die wachten")):
        said = told({**receipt, "findings": [one.as_json() for one in found]}, "nl")
        assert said.next_step == f"Verbeter {ending} en lever alles opnieuw."


def test_what_is_told_counts_every_finding_of_the_record(judged):
    for case in ("fine", "one", "many", "look", "header"):
        receipt = judged[case, "xlsx"].receipt
        said = told(receipt, "en")
        assert sum(group.count for group in said.waits + said.notes) == len(receipt["findings"])
        assert all(group.severity == "critical" for group in said.waits)
        assert not any(group.severity == "critical" for group in said.notes)


def test_what_only_needs_a_look_says_so(judged):
    receipt = judged["look", "xlsx"].receipt
    if receipt["verdict"] == "accepted":
        receipt = {**receipt, "findings": [Finding("SPENT_OVER_BUDGET", "warning", "a.xlsx", "trajecten", 2).as_json()]}
    assert (
        told(receipt, "nl").next_step == "U hoeft niets te doen. Kijk nog wel of het punt bij ‘goed om te weten’ klopt."
    )


def test_the_same_delivery_once_more_changes_nothing_and_says_so(judged):
    assert told({**judged["fine", "xlsx"].receipt, "is_again": True}, "en").summary == (
        "We had this delivery already. Nothing changes."
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", ["fine", "one", "many", "look", "header"])
def test_the_text_is_readable_at_eighty_columns_and_coloured_only_where_asked(judged, case, language):
    said = told(judged[case, "xlsx"].receipt, language)
    plain, coloured = text(said, language), text(said, language, is_coloured=True)
    assert max(map(len, plain.splitlines())) <= WIDTH
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    places = [plain.index(part) for part in (said.summary.split(".")[0], texts(language)["receipt"]["counts"])]
    assert places == sorted(places)


def test_the_text_says_first_what_counts_then_what_waits_then_what_to_know(judged):
    plain = text(told(judged["many", "xlsx"].receipt, "nl"), "nl")
    parts = ("Wat nu?", "Wat telt mee", "Wat wacht", "Plaatsingen: 40. Deelnemers: 12.")
    assert sorted(parts, key=plain.index) == list(parts)
    assert re.search(r"resultaten +66 +5 +61 +0", plain)


@pytest.mark.parametrize(
    ("rows", "short"),
    [
        ([14], "rij 14"),
        ([14, 18], "rij 14 en 18 (2 rijen)"),
        ([2, 3], "rij 2 en 3 (2 rijen)"),
        ([2, 3, 4, 9], "rij 2 t/m 4 en 9 (4 rijen)"),
        ([*range(2, 40, 2)], "rij 2, 4, 6, 8, 10, 12 en 13 andere (19 rijen)"),
    ],
)
def test_long_lists_of_rows_are_told_in_short(rows, short):
    assert rows_in_short(rows, "nl") == short


def test_names_are_joined_as_people_say_them():
    assert [listed(names, "nl") for names in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a en b", "a, b en c"]
    assert listed(["a", "b"], "en") == "a and b"


def test_what_was_refused_for_personal_data_is_never_given_back():
    finding = Finding("FILE_TYPE", "critical", "a.xls").as_json()
    refused = {"verdict": "rejected", "findings": [{**finding, "rule": "PII_BSN"}]}
    assert not may_be_marked(refused)
    assert may_be_marked({**refused, "verdict": "accepted"})
    assert may_be_marked({**refused, "findings": [finding]})


@pytest.fixture
def command(capsys):
    """Run a verb of the command line in this process, where the rules are loaded already."""

    def run(*arguments):
        code = main([str(one) for one in arguments])
        return code, capsys.readouterr().out

    return run


@pytest.mark.slow
def test_check_tells_writes_nothing_but_what_is_asked_and_answers_with_its_exit_code(tmp_path, command):
    tables = book.usual()
    (fine,) = book.as_workbook(tmp_path / "fine", tables)
    book.put("resultaten", "plaatsingen", 40)(tables)
    (wrong,) = book.as_workbook(tmp_path / "wrong", tables)
    marked, data = tmp_path / "marked", tmp_path / "data"
    code, said = command("check", wrong, "--language", "en", "--marked", marked, "--data", data)
    assert code == 3
    assert "9 of the 10 rows count. 1 row waits." in said
    assert "1 delivery judged. Nothing was stored." in said
    assert "\x1b" not in said
    assert {path.name for path in marked.iterdir()} == {
        "levering-bevindingen-exact.xlsx",
        "levering-ontvangstbewijs-exact.txt",
    }
    assert "9 of the 10 rows count" in (marked / "levering-ontvangstbewijs-exact.txt").read_text(encoding="utf-8")
    code, said = command("check", fine, wrong, "--json", "--data", data)
    assert code == 3
    assert sorted(one["verdict"] for one in json.loads(said)) == ["accepted", "accepted_with_quarantine"]
    assert command("check", tmp_path / "absent.csv")[0] == 2
    assert not data.exists()


@pytest.mark.slow
def test_intake_tells_who_needs_attention_and_what_was_left_alone(tmp_path, command):
    tables = book.usual()
    book.put("resultaten", "plaatsingen", 40)(tables)
    book.as_workbook(tmp_path / "inbox", tables)
    (tmp_path / "inbox" / "map met leveringen").mkdir()
    (tmp_path / "inbox" / "half.csv.part").write_text("x", encoding="utf-8")
    code, said = command("intake", "--data", tmp_path)
    assert code == 3
    assert "Plaatsingen: 40. Deelnemers: 12." in said
    assert "Mappen worden niet geopend: map met leveringen." in said
    assert "half.csv.part" in said
    assert "1 levering beoordeeld." in said
    _, again = command("run", "--json", "--data", tmp_path)
    assert json.loads(again)["left_alone"] == {"files": ["half.csv.part"], "folders": ["map met leveringen"]}


def cause_with_consequences(tables):
    """A pillar that cannot be read holds up three rows of results; one other row has a fault of its own."""
    book.put("trajecten", "pijler", "rute")(tables)
    book.put("resultaten", "deelnemers", "veel", row=5)(tables)


def unnamed_project(tables):
    book.put("trajecten", "traject", "", row=2)(tables)
    book.put("resultaten", "deelnemers", "veel")(tables)


def one_wrong_number(tables):
    book.put("resultaten", "deelnemers", 2)(tables)


def row_of_words(tables):
    tables["resultaten"][2][3:] = ["volgt nog"] * 7


def wrong_codes(tables):
    """Eight rows name a project that is not there, and a row before them in order has a fault of its own."""
    tables["resultaten"] += [[f"t{code}", "2021-H1", "ww", 9, 0, 9, 0, 5, 3, 0] for code in (7, 8)]
    book.put("resultaten", "doelgroep", "klanten")(tables)


def a_copy(tables):
    tables["resultaten"].append(list(tables["resultaten"][1]))


CAUSES = {one.__name__: one for one in (
    cause_with_consequences, unnamed_project, one_wrong_number, row_of_words, wrong_codes, a_copy,
)}  # fmt: skip


@pytest.fixture(scope="module")
def causes(tmp_path_factory):
    made = Judged(tmp_path_factory.mktemp("causes"))
    for name, change in CAUSES.items():
        made.add(name, change)
    return made.judge()


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_cause_stands_first_and_takes_what_it_holds_up_with_it(causes, carrier):
    receipt = causes["cause_with_consequences", carrier].receipt
    assert [(one["rule"], one["row"]) for one in receipt["findings"]] == [
        ("DIM_UNKNOWN", 2), ("TRAJECTORY_WAITS", 2), ("TRAJECTORY_WAITS", 3), ("TRAJECTORY_WAITS", 4), ("NUM_TEXT", 6),
    ]  # fmt: skip
    first, second = told(receipt, "nl").waits
    where = "blad resultaten" if carrier == "xlsx" else "bestand resultaten.csv"
    assert first.held_up == f"Daardoor wachten ook: {where}, rij 2 t/m 4 (3 rijen)."
    assert first.count == 4
    assert second.held_up == ""
    assert told(receipt, "nl").next_step == "Verbeter de rijen die wachten en lever alles opnieuw."
    assert "trajecten, rij 2" in receipt["findings"][1]["message"]


def test_text_and_json_follow_one_order_also_where_a_record_was_kept_in_another(causes):
    for name in CAUSES:
        receipt = causes[name, "xlsx"].receipt
        turned = {**receipt, "findings": receipt["findings"][::-1]}
        assert told(turned, "nl") == told(receipt, "nl")
        groups = gathered([Finding.from_json(one) for one in turned["findings"]])
        assert [one.as_json() for group in groups for one in group.all] == receipt["findings"]


def test_rows_without_their_project_stand_right_behind_the_project_without_a_code(causes):
    said = told(causes["unnamed_project", "xlsx"].receipt, "nl").waits
    assert [(group.rule, group.count) for group in said] == [("KEY_MISSING", 1), ("KEY_ORPHAN", 3), ("NUM_TEXT", 1)]
    assert said[1].where == "Blad resultaten, kolom traject, rij 5 t/m 7 (3 rijen)"


def test_one_wrong_number_is_one_finding_whatever_it_is_compared_with(causes):
    receipt = causes["one_wrong_number", "xlsx"].receipt
    assert {one["rule"] for one in receipt["findings"]} == {"RULE_PLACEMENTS", "RULE_STATE_SUM"}
    (group,) = told(receipt, "nl").waits
    assert group.where == "Blad resultaten, rij 2"
    assert "Plaatsingen: 6. Deelnemers: 2." in group.found
    assert group.effect == "Deze rij telt nog niet mee."
    assert "Verbeter de plaatsingen of de deelnemers." in group.remedy


def test_one_row_of_words_is_one_finding_that_names_its_columns(causes):
    (group,) = told(causes["row_of_words", "xlsx"].receipt, "nl").waits
    assert group.count == 7
    assert group.where == (
        "Blad resultaten, kolommen deelnemers, lopend, afgerond, uitval, plaatsingen, duurzame_plaatsingen en "
        "praktijkverklaringen, rij 3"
    )
    assert group.effect == "Deze rij telt nog niet mee."


def test_what_holds_up_most_rows_stands_before_what_holds_up_one(causes):
    first, second = told(causes["wrong_codes", "xlsx"].receipt, "nl").waits
    assert (first.rule, first.count, second.rule) == ("KEY_ORPHAN", 2, "DIM_UNKNOWN")
    assert "‘t7’ en ‘t8’" in first.found


def test_a_copy_names_the_row_that_it_copies(causes):
    (group,) = told(causes["a_copy", "xlsx"].receipt, "nl").waits
    assert (group.where, group.found) == ("Blad resultaten, rij 8", "Deze rij is dezelfde als rij 2.")
