"""What can be read in two ways waits or is left out, and is told of; what only looks so is read as it was meant."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.parsing import parse
from tests.cases import book
from tests.cases.judged import Judged
from tests.cases.test_rules import settled, told
from tests.cases.test_tables import add_column, append


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_total_beside_its_groups_waits_and_one_without_groups_counts(tmp_path, carrier: str) -> None:
    found = Judged(tmp_path)
    found.add("beside", append("resultaten", ["t1", "2020-H2", "Totaal", 28, 2, 23, 3, 14, 8, 2]), (carrier,))
    found.add("alone", append("resultaten", ["t1", "2021-H1", "Totaal", 28, 2, 23, 3, 14, 0, 2]), (carrier,))
    found.judge()
    assert [one["row"] for one in found["beside", carrier].critical("DIM_ALL_BESIDE")] == [8]
    assert found["beside", carrier].accepted("results")["participants"].astype(int).sum() == 71
    assert found["alone", carrier].receipt["verdict"] == "accepted"
    assert found["alone", carrier].accepted("results")["participants"].astype(int).sum() == 71 + 28


@pytest.mark.parametrize("figures", [[20, 2, 15, 3, 9, 5, 2], [8, 0, 8, 0, 4, 1, 1]])
@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_two_names_of_one_group_wait_until_they_are_added_up(tmp_path, carrier: str, figures: list[int]) -> None:
    found = Judged(tmp_path)
    rows = [["t1", "2021-H1", "WIA", 20, 2, 15, 3, 9, 5, 2], ["t1", "2021-H1", "Wajong", *figures]]
    found.add("case", append("resultaten", *rows), (carrier,))
    found.judge()
    outcome = found["case", carrier]
    assert [(one["row"], one["value_shown"]) for one in outcome.critical("DIM_SAME")] == [(8, "wia"), (9, "wajong")]
    assert not outcome.critical("ROW_DUPLICATE")
    assert not outcome.critical("KEY_CONFLICT")
    assert outcome.accepted("results")["participants"].astype(int).sum() == 71


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_column_without_a_header_and_a_share_of_a_column_are_not_used_and_told_of(tmp_path, carrier: str) -> None:
    found = Judged(tmp_path)
    found.add("no-header", book.head("resultaten", uitval=""), (carrier,))
    found.add("share", book.head("resultaten", praktijkverklaringen="praktijkverklaringen (%)"), (carrier,))
    found.add("both", add_column("resultaten", "% plaatsingen", 50), (carrier,))
    found.judge()
    letter = "J" if carrier == "csv" else "G"  # the fields of the delivery stand in front of a CSV row
    assert [one["value_shown"] for one in told(found["no-header", carrier], "HDR_NONE")] == [letter]
    assert found["no-header", carrier].accepted("results")["dropped_out"].isna().all()
    assert [one["column"] for one in told(found["share", carrier], "HDR_EXTRA")] == ["praktijkverklaringen (%)"]
    assert found["share", carrier].accepted("results")["praktijkverklaringen"].isna().all()
    assert found["both", carrier].receipt["verdict"] == "accepted"
    assert list(found["both", carrier].accepted("results")["placements"]) == ["6", "9", "5", "4", "3", "2"]


def test_months_are_read_where_the_column_shows_that_they_are(tmp_path) -> None:
    found = Judged(tmp_path)
    found.add("months", book.put("resultaten", "gestart_in", "2020-2", "2020-7", "2020-8"), ("xlsx",))
    found.judge()
    assert found["months", "xlsx"].receipt["verdict"] == "accepted"
    assert list(found["months", "xlsx"].accepted("results")["cohort"].head(3)) == ["2020-H1", "2020-H2", "2020-H2"]


def test_a_column_of_nothing_but_whole_thousands_waits_and_one_among_others_counts(tmp_path) -> None:
    decimals = ("12.000", "20.000", "8.000", "15.000", "9.000", "7.000")
    found = Judged(tmp_path)
    found.add("all", book.put("resultaten", "deelnemers", *decimals), ("csv",))
    found.add(
        "one",
        book.both(book.put("resultaten", "deelnemers", "12.000"), book.put("resultaten", "afgerond", "11.998")),
        ("csv",),
    )
    found.judge()
    assert len(found["all", "csv"].critical("NUM_EITHER")) == 6
    assert found["one", "csv"].accepted("results")["participants"].iloc[0] == "12000"


def test_a_number_in_cells_that_are_merged_waits_in_every_row_it_may_be_of(tmp_path) -> None:
    found = Judged(tmp_path)
    found.add("merged", lambda _: None, ("xlsx",), touch=lambda made: made["resultaten"].merge_cells("D3:D4"))
    found.judge()
    told_of = found["merged", "xlsx"].critical("CELLS_MERGED")
    assert [(one["row"], one["column"]) for one in told_of] == [(3, "deelnemers"), (4, "deelnemers")]
    assert found["merged", "xlsx"].receipt["rows"]["results"]["accepted"] == 4


@pytest.mark.parametrize(
    ("cells", "rows", "column"), [("A2:A4", [3, 4], "traject"), ("B3:B4", [4], "gestart_in"), ("A3:B3", [3], "traject")]
)
def test_a_key_in_cells_that_are_merged_waits_where_it_is_not_written_and_the_cells_are_named(
    tmp_path, cells: str, rows: list[int], column: str
) -> None:
    found = Judged(tmp_path)
    found.add("merged", lambda _: None, ("xlsx",), touch=lambda made: made["resultaten"].merge_cells(cells))
    found.judge()
    told_of = found["merged", "xlsx"].critical("CELLS_MERGED")
    assert [(one["row"], one["column"], one["value_shown"]) for one in told_of] == [
        (row, column, cells) for row in rows
    ]
    assert found["merged", "xlsx"].critical("KEY_MISSING") == []
    assert cells in told_of[0]["message"]
    assert found["merged", "xlsx"].receipt["rows"]["results"]["accepted"] == 6 - len(rows)


def test_a_last_row_with_fewer_fields_than_all_others_waits(tmp_path) -> None:
    tables = book.usual()
    files = book.as_csv(tmp_path / "files", tables)
    results = next(path for path in files if path.stem == "resultaten")
    results.write_bytes(results.read_bytes().rstrip().rpartition(b";")[0] + b"\r\n")
    found = Judged(tmp_path)
    found.add_files("cut", "csv", files)
    found.judge()
    assert [one["row"] for one in found["cut", "csv"].critical("ROW_CUT_OFF")] == [7]
    assert found["cut", "csv"].accepted("results")["participants"].astype(int).sum() == 71 - 7


def test_a_number_that_is_struck_out_waits_and_a_name_that_is_does_not(tmp_path) -> None:
    def touch(made: Workbook) -> None:
        made["resultaten"]["D2"].font = made["trajecten"]["B2"].font = Font(strike=True)

    found = Judged(tmp_path)
    found.add("struck", lambda _: None, ("xlsx",), touch=touch)
    found.judge()
    told_of = found["struck", "xlsx"].critical("NUM_STRUCK")
    assert [(one["row"], one["column"], one["value_shown"]) for one in told_of] == [(2, "deelnemers", "12")]
    assert found["struck", "xlsx"].receipt["rows"]["trajectories"]["accepted"] == 3


def test_titles_of_groups_of_columns_above_a_whole_header_are_passed_over(tmp_path) -> None:
    def touch(made: Workbook) -> None:
        sheet = made["resultaten"]
        sheet.insert_rows(1)
        sheet["D1"], sheet["L1"] = "Aantal", "concept"
        sheet.merge_cells("D1:J1")

    found = Judged(tmp_path)
    found.add("titles", lambda _: None, ("xlsx",), touch=touch)
    found.judge()
    assert found["titles", "xlsx"].receipt["verdict"] == "accepted"
    assert found["titles", "xlsx"].accepted("results")["participants"].astype(int).sum() == 71


def test_a_sheet_with_numbers_that_is_no_table_of_ours_is_told_of_and_one_with_words_is_not(tmp_path) -> None:
    def touch(made: Workbook) -> None:
        made.create_sheet("extra")
        made.create_sheet("uitleg")
        for row in (["Projectcode", "Half jaar", "Aantal gestarte kandidaten"], ["t1", "2020-1", 33]):
            made["uitleg"].append(["Uw", "uitleg"])
            made["extra"].append(row)

    found = Judged(tmp_path)
    found.add("sheets", lambda _: None, ("xlsx",), touch=touch)
    found.judge()
    assert [one["table"] for one in told(found["sheets", "xlsx"], "SHEET_UNREAD")] == ["extra"]
    assert found["sheets", "xlsx"].receipt["verdict"] == "accepted"


@pytest.mark.parametrize(("said", "version"), [("v2", 2), ("2e versie", 2), ("versie 3", 3), (4, 4)])
def test_a_version_may_have_words_around_it(tmp_path, said: object, version: int) -> None:
    draft = one_draft(tmp_path, book.put("levering", "versie", said))
    assert (draft.fields["version"], draft.verdict) == (version, None)


def test_a_delivery_of_which_nobody_can_tell_the_version_waits(tmp_path) -> None:
    assert one_draft(tmp_path, book.put("levering", "versie", "de goede")).verdict == "quarantined"


def one_draft(folder: Path, change: book.Change) -> Draft:
    """Return the usual delivery, changed in one way, as intake has it before any rule is applied."""
    tables = book.usual()
    change(tables)
    (path,) = book.as_workbook(folder, tables)
    (draft,) = drafts([parse(path.name, path.read_bytes())])
    return draft


@pytest.mark.parametrize(
    ("said", "counts"), [("na 6 maanden", True), ("6 mnd", True), ("12 maanden", False), ("lang", False)]
)
def test_sustained_counts_only_where_it_is_by_the_agreed_norm(tmp_path, said: str, counts: bool) -> None:
    found = Judged(tmp_path)
    found.add("norm", settled("duurzaam_maanden", said), ("xlsx",))
    found.judge()
    kept = set(found["norm", "xlsx"].accepted("results")["sustained_placements"])
    assert (kept == {"nvt"}) is not counts
    rule = "MONTHS_UNREADABLE" if said == "lang" else "SUSTAINED_NORM"
    assert bool(told(found["norm", "xlsx"], rule)) is not counts


@pytest.mark.parametrize(
    ("said", "is_sample"), [("ja", True), ("Yes", True), ("x", True), ("Ja, fictief", True), ("nee", False)]
)
def test_sample_data_say_so_in_any_words_that_mean_yes(tmp_path, said: str, is_sample: bool) -> None:
    found = Judged(tmp_path)
    found.add("sample", settled("voorbeeld", said), ("xlsx",))
    found.judge()
    assert found["sample", "xlsx"].receipt["is_sample"] is is_sample
    assert found["sample", "xlsx"].receipt["verdict"] == "accepted"
