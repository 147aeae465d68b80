"""Headers, rows, totals and notes as regions send them: read as meant, or refused with the words for what to mend."""

import pytest
from openpyxl import Workbook

from pipelines.registries import region_names
from tests.cases import book
from tests.cases.judged import Judged


def insert(table: str, at: int, *rows: list) -> book.Change:
    return lambda tables: tables[table].__setitem__(slice(at, at), [list(row) for row in rows])


def append(table: str, *rows: list) -> book.Change:
    return lambda tables: tables[table].extend([list(row) for row in rows])


def add_column(table: str, header: str, *values: object) -> book.Change:
    def change(tables: book.Tables) -> None:
        cells = [header, *values, *[""] * len(tables[table])]
        for row, cell in zip(tables[table], cells, strict=False):
            row.append(cell)

    return change


def drop_column(table: str, header: str) -> book.Change:
    def change(tables: book.Tables) -> None:
        place = book.column(tables, table, header)
        tables[table] = [row[:place] + row[place + 1 :] for row in tables[table]]

    return change


SYNONYMS = {"deelnemers": "Aantal deelnemers", "plaatsingen": "# plaatsingen"}
SYNONYMS |= {"praktijkverklaringen": "praktijkverklaringen (mbo)"}
SUMS = ["", "", 71, 5, 56, 10, 29, 15, 21]
ACCEPTED = {
    "header-synonym": book.head("resultaten", **SYNONYMS),
    "header-extra": add_column("resultaten", "opmerking", "let op", "klopt"),
    "newline-in-cell": book.put("levering", "regio", "Rijk van\nNijmegen"),
    "region-alias-1": book.put("levering", "regio", "Groot-Amsterdam"),
    "region-alias-2": book.put("levering", "regio", "Zuid-Kennemerland & IJmond"),
    "region-alias-3": book.put("levering", "regio", "FactorWerk"),
    "region-code-1": book.put("levering", "regio", " am05"),
    "region-code-2": book.put("levering", "regio", "AM05"),
    "totals-row": append("resultaten", ["Totaal", *SUMS]),
    "footnote": append("resultaten", ["* voorlopige cijfers, nog niet vastgesteld"]),
    "quarters": book.both(book.put("resultaten", "gestart_in", "2020-Q3", row=2), append("resultaten", ["t1", "2020-Q4", "participatiewet", 4, 0, 4, 0, 1, 1, 0])),
}  # fmt: skip
TOLD = {
    "header-extra": ("HDR_EXTRA", "info"),
    "totals-row": ("ROW_TOTAL", "info"),
    "footnote": ("ROW_NOTE", "info"),
    "quarters": ("COHORT_PARTS", "info"),
}
REGION = {"newline-in-cell": "Rijk van Nijmegen", "region-alias-1": "Groot Amsterdam"}
REGION |= {"region-alias-2": "Zuid-Kennemerland en IJmond", "region-alias-3": "Stedendriehoek en Noordwest Veluwe"}
REFUSED = {
    "header-twice": (add_column("resultaten", "deelnemers", 1), "HDR_DUPLICATE"),
    "header-twice-by-synonym": (add_column("resultaten", "aantal deelnemers", 1), "HDR_DUPLICATE"),
    "header-missing": (drop_column("resultaten", "deelnemers"), "HDR_MISSING"),
    "header-repeated": (insert("resultaten", 1, book.USUAL["resultaten"][0]), "HDR_TWICE"),
    "totals-wrong": (append("resultaten", ["Totaal", "", "", 72, *SUMS[3:]]), "CONTROL_TOTAL_MISMATCH"),
    "cohort-grain": (
        append("resultaten", ["t1", "2020-Q1", "participatiewet", 3, 0, 3, 0, 1, 1, 0]),
        "PERIOD_OVERLAP",
    ),
    "cohort-grain-month": (
        book.both(
            book.put("resultaten", "gestart_in", "2020-Q1"),
            append("resultaten", ["t1", "feb 2020", "participatiewet", 3, 0, 3, 0, 1, 1, 0]),
        ),
        "PERIOD_OVERLAP",
    ),
}
ONE_WAITS = {
    "row-twice": (append("resultaten", book.USUAL["resultaten"][1]), "ROW_DUPLICATE", [8]),
    "key-conflict": (append("resultaten", ["t1", "2020-H1", "participatiewet", 9, 0, 9, 0, 1, 1, 0]), "KEY_CONFLICT", [2, 8]),
}  # fmt: skip
WAITS_WHOLE = {
    "region-typo": (book.put("levering", "regio", "Twnete"), "REGION_UNKNOWN"),
    "region-gone": (book.put("levering", "regio", "AM04"), "REGION_UNKNOWN"),
    "region-multi": (book.put("levering", "regio", "Regio Arnhem-Achterhoek-Nijmegen-Rivierenland"), "REGION_SEVERAL"),
    "sql": (book.put("levering", "regio", "'; drop table x;--"), "REGION_UNKNOWN"),
    "enc-mojibake": (book.put("levering", "regio", "FrieslÃ¢n"), "TEXT_MOJIBAKE"),
    "date-ambiguous": (book.put("levering", "peildatum", "04/01/2021"), "DATE_AMBIGUOUS"),
    "date-to-come": (book.put("levering", "peildatum", "31-12-2099"), "REFERENCE_DATE_RANGE"),
}


def zeroes(tables: book.Tables) -> None:
    tables["resultaten"][1:] = [[*row[:3], *[0] * 7] for row in tables["resultaten"][1:]]


def nothing_left(tables: book.Tables) -> None:
    for row in tables["resultaten"][1:]:
        row[3] = "vijf"


WAITS_WHOLE["all-zero"] = (zeroes, "FILE_ALL_ZERO")
WAITS_WHOLE["none-left"] = (nothing_left, "NUM_TEXT")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("tables"))
    for case, change in ACCEPTED.items():
        found.add(case, change)
    for case, (change, _) in {**REFUSED, **WAITS_WHOLE}.items():
        found.add(case, change)
    for case, (change, _, _) in ONE_WAITS.items():
        found.add(case, change)
    return found.judge()


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", ACCEPTED)
def test_everyday_variation_is_accepted_and_told_of(judged: Judged, case: str, carrier: str) -> None:
    outcome = judged[case, carrier]
    assert outcome.receipt["verdict"] == "accepted", outcome.receipt["findings"]
    if case in TOLD:
        assert TOLD[case] in [(one["rule"], one["severity"]) for one in outcome.receipt["findings"]]
    assert region_names()[outcome.receipt["region"]] == REGION.get(case, "Twente")
    control = 1 if case in {"totals-row", "footnote"} else 0
    assert outcome.receipt["rows"]["results"]["control"] == control
    assert outcome.accepted("results")["participants"].astype(int).sum() == 71 + (4 if case == "quarters" else 0)


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_understood_is_refused_whole(judged: Judged, case: str, carrier: str) -> None:
    outcomes = judged.every(case, carrier)
    told = [one for outcome in outcomes for one in outcome.critical(REFUSED[case][1])]
    assert len(told) == 1
    assert told[0]["message"].endswith(".")
    refused = next(one for one in outcomes if one.critical(REFUSED[case][1]))
    assert refused.receipt["verdict"] == "rejected"
    assert all(len(rows[rows["rule"].isna()]) == 0 for rows in refused.tables.values())


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", ONE_WAITS)
def test_rows_that_contradict_each_other_wait(judged: Judged, case: str, carrier: str) -> None:
    outcome = judged[case, carrier]
    _, rule, rows = ONE_WAITS[case]
    assert [one["row"] for one in outcome.critical(rule)] == rows
    assert outcome.receipt["rows"]["results"] == {
        "read": 7, "accepted": 7 - len(rows), "quarantined": len(rows), "control": 0,
    }  # fmt: skip


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", WAITS_WHOLE)
def test_a_delivery_of_which_sender_or_content_is_uncertain_waits_as_a_whole(
    judged: Judged, case: str, carrier: str
) -> None:
    outcome = judged[case, carrier]
    assert outcome.receipt["verdict"] == "quarantined"
    assert outcome.critical(WAITS_WHOLE[case][1])
    assert len(outcome.accepted("results")) == 0


def test_a_misspelled_region_gets_a_suggestion_and_is_not_corrected(judged: Judged) -> None:
    for carrier in ("csv", "xlsx"):
        outcome = judged["region-typo", carrier]
        assert outcome.receipt["region"] is None
        assert "Bedoelt u ‘Twente’?" in outcome.critical("REGION_UNKNOWN")[0]["message"]


def test_a_header_over_two_rows_is_read_where_its_words_together_are_known(tmp_path) -> None:
    def merged(*below: str):
        def touch(made: Workbook) -> None:
            sheet = made["resultaten"]
            sheet.insert_rows(2)
            sheet["G1"], sheet["H1"] = "Plaatsingen", None
            sheet["G2"], sheet["H2"] = below
            sheet.merge_cells("G1:H1")

        return touch

    # plaatsingen and duurzame_plaatsingen stand in H and I once the column `uitval` is in G
    def in_place(tables: book.Tables) -> None:
        for row in tables["resultaten"]:
            row[6], row[7], row[8] = row[7], row[8], row[6]

    found = Judged(tmp_path)
    found.add("known", in_place, ("xlsx",), touch=merged("totaal", "duurzaam"))
    found.add("unknown", in_place, ("xlsx",), touch=merged("beschut", "regulier"))
    found.judge()
    rows = found["known", "xlsx"].accepted("results")
    assert list(rows["placements"]) == ["6", "9", "5", "4", "3", "2"]
    assert list(rows["sustained_placements"]) == ["4", "5", "3", "2", "1", "0"]
    assert found["unknown", "xlsx"].receipt["verdict"] == "rejected"
    assert found["unknown", "xlsx"].critical("HDR_UNRECOGNISED")


def test_titles_above_the_header_are_passed_over_and_a_second_table_below_is_not(tmp_path) -> None:
    found = Judged(tmp_path)
    found.add("header-below", insert("resultaten", 0, ["Resultaten van Twente"], [], ["stand 2021"]), ("xlsx",))
    second = insert("resultaten", 7, [], book.USUAL["trajecten"][0], *book.USUAL["trajecten"][1:])
    found.add("two-tables", second, ("xlsx",))
    found.judge()
    below = found["header-below", "xlsx"].receipt
    assert (below["verdict"], below["rows"]["results"]["read"]) == ("accepted", 6)
    told = found["two-tables", "xlsx"].critical("SHEET_TWO_TABLES")
    assert [(one["row"], one["value_shown"]) for one in told] == [(9, "1, 9")]


@pytest.mark.parametrize(("participants", "placements", "waits"), [
    ("<5", 7, True), ("<5", 4, False), (0, "<5", True), ("", 7, False), ("volgt", 7, False), (3, "<5", False),
])  # fmt: skip
def test_a_rule_with_an_unknown_is_broken_only_where_the_kindest_value_breaks_it(
    tmp_path, participants: object, placements: object, waits: bool
) -> None:
    def change(tables: book.Tables) -> None:
        tables["resultaten"][1][3:] = [participants, "", "", "", placements, "", ""]

    outcome = Judged(tmp_path)
    outcome.add("case", change)
    outcome.judge()
    for carrier in ("csv", "xlsx"):
        assert bool(outcome["case", carrier].critical("RULE_PLACEMENTS")) == waits


def test_one_sender_per_delivery_and_both_tables_of_it(tmp_path) -> None:
    found = Judged(tmp_path)
    mixed = book.as_csv(tmp_path / "other", book.usual())
    lines = mixed[1].read_text().splitlines()
    lines[-1] = lines[-1].replace("Twente", "Drenthe")
    mixed[1].write_text("\n".join(lines) + "\n")
    found.add_files("region-other", "csv", mixed)
    alone = book.as_csv(tmp_path / "alone", book.usual())
    found.add_files("csv-alone", "csv", [alone[1]])
    twice = book.as_csv(tmp_path / "twice", book.usual())
    copy = twice[1].with_name("resultaten-2.csv")
    copy.write_text(twice[1].read_text().replace(";12;", ";13;", 1))
    found.add_files("csv-twice", "csv", [*twice, copy])
    empty = book.usual()
    empty["trajecten"] = empty["trajecten"][:1]
    found.add_files("file-header-only", "xlsx", book.as_workbook(tmp_path / "empty", empty))
    found.judge()
    assert [one.receipt["verdict"] for one in found.every("csv-alone", "csv")] == ["incomplete"]
    assert "trajecten" in found["csv-alone", "csv"].critical("DELIVERY_INCOMPLETE")[0]["message"]
    assert found["csv-twice", "csv"].receipt["verdict"] == "rejected"
    assert found["csv-twice", "csv"].critical("FILE_TABLE_TWICE")
    assert found["file-header-only", "xlsx"].critical("FILE_NO_ROWS")
    others = found.every("region-other", "csv")
    assert any(one.critical("REGION_NOT_SENDER") for one in others)
    assert not any(len(one.accepted("results")) for one in others)


def test_fields_of_the_delivery_repeated_in_front_do_not_hide_a_short_table(tmp_path) -> None:
    tables = book.usual()
    more = {"templateversie": "1", "duurzaam_maanden": 6, "streepje_betekent": "onbekend", "rol_contact": "adviseur"}
    tables["levering"] = [[*tables["levering"][0], *more], [*tables["levering"][1], *more.values()]]
    found = Judged(tmp_path)
    found.add_files("repeated", "csv", book.as_csv(tmp_path / "files", tables))
    rows = found.judge()["repeated", "csv"].receipt["rows"]
    assert {name: one["accepted"] for name, one in rows.items()} == {"trajectories": 3, "results": 6, "lessons": 1}
