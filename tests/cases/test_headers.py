"""Headers as people write them, and the rows around them: read as meant, and nothing disappears without a word."""

import pytest

from tests.cases import book
from tests.cases.judged import Judged, Outcome

SUMS = ["", "", 71, 5, 56, 10, 29, 15, 21]


def insert(table: str, at: int, *row: object) -> book.Change:
    return lambda tables: tables[table].insert(at, list(row))


def total(word: str) -> book.Change:
    return lambda tables: tables["resultaten"].append([word, *SUMS])


MARKS = ["{} 1)", "{}*", "{} ¹", "{} (2)", "{} [3]", "{} **", "{} †", "3. {}", "3 {}", "c) {}", "(3) {} 1) 2)", "{} a)"]
READ = {f"mark {mark}": book.head("resultaten", plaatsingen=mark.format("Plaatsingen")) for mark in MARKS}
NEAR = {
    "Plaatsingn": "plaatsingen", "plaatsing": "plaatsingen", "Plaatsingen regulier": "plaatsingen",
    "totaal aantal plaatsingen": "plaatsingen", "plaatsingen2": "plaatsingen",
}  # fmt: skip
UNITS = {
    "units of results": (insert("resultaten", 1, "", "", "", "aantal", "aantal", "#", "aantal", "personen", "personen", "[mensen]"), "results"),
    "units of every column": (insert("resultaten", 1, "code", "halfjaar", "groep", *["aantal"] * 7), "results"),
    "units of projects": (insert("trajecten", 1, "", "", "", "", "", "datum", "€"), "trajectories"),
    "one unit": (insert("trajecten", 1, "", "", "", "", "", "", "in euro"), "trajectories"),
}  # fmt: skip
TOTALS = [
    "Regiototaal",
    "Regio totaal",
    "Som:",
    "Som",
    "TOTAAL:",
    "Eindtotaal",
    "Σ",
    "Totalen",
    "Grand total",
    "Sum",
    "Totaal Twente",
]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("headers"))
    for case, change in READ.items():
        found.add(case, change)
    for header in NEAR:
        found.add(header, book.head("resultaten", plaatsingen=header))
    for case, (change, _) in UNITS.items():
        found.add(case, change)
    for word in TOTALS:
        found.add(word, total(word), ("csv",))
    found.add(
        "another figure",
        book.both(
            book.head("resultaten", praktijkverklaringen="aantal vrouwen"), book.head("trajecten", budget="% budget")
        ),
    )
    found.add(
        "a part beside the whole",
        lambda tables: [row.append(4 if n else "plaatsingen vrouwen") for n, row in enumerate(tables["resultaten"])],
    )
    found.add("share", insert("resultaten", 1, "", "", "", "aantal", "", "", "", "%", "%", ""), ("xlsx",))
    found.add("thousands", insert("trajecten", 1, "", "", "", "", "", "", "x 1.000"), ("xlsx",))
    found.add(
        "wrong total", total("Regiototaal"), ("xlsx",), touch=lambda made: made["resultaten"].__setitem__("D8", 72)
    )
    found.add(
        "explained",
        lambda tables: tables.update(uitleg=[["Toelichting"], ["Zo vult u het in"], ["tekst"], ["Bel ons"]]),
        ("xlsx",),
    )
    found.add("lone", lambda tables: tables.update(lessen=[["tekst"], ["Bel elke week."]]), ("xlsx",))
    found.add("copy", lambda tables: tables.__setitem__("resultaten oud", tables["resultaten"]), ("xlsx",))
    return found.judge()


def placements(outcome: Outcome) -> list[str]:
    return list(outcome.accepted("results")["placements"])


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", READ)
def test_a_number_in_front_of_a_header_and_a_mark_behind_it_are_no_part_of_it(judged, case, carrier):
    outcome = judged[case, carrier]
    assert (outcome.receipt["verdict"], outcome.rules) == ("accepted", [])
    assert placements(outcome) == ["6", "9", "5", "4", "3", "2"]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("header", NEAR)
def test_a_column_of_numbers_below_a_header_that_is_nearly_ours_is_a_warning_with_a_suggestion(judged, header, carrier):
    outcome = judged[header, carrier]
    (found,) = outcome.receipt["findings"]
    assert (found["rule"], found["severity"], found["column"]) == ("HDR_NEAR", "warning", header)
    assert f"Bedoelt u ‘{NEAR[header]}’?" in found["message"]
    assert outcome.accepted("results")["placements"].isna().all()


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", ["another figure", "a part beside the whole"])
def test_a_header_that_says_another_figure_gets_no_suggestion(judged, case, carrier):
    assert set(judged[case, carrier].rules) == {"HDR_EXTRA"}


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", UNITS)
def test_a_row_of_units_below_the_header_is_told_once(judged, case, carrier):
    outcome = judged[case, carrier]
    assert (outcome.receipt["verdict"], outcome.rules) == ("accepted", ["ROW_UNITS"])
    rows = outcome.receipt["rows"][UNITS[case][1]]
    assert rows["control"] == 1 and rows["read"] == rows["accepted"] + 1


def test_a_unit_that_makes_another_figure_refuses_the_table(judged):
    for case, rule, row in (("share", "TABLE_SHARE", 2), ("thousands", "TABLE_SCALE", 2)):
        (found,) = judged[case, "xlsx"].critical(rule)
        assert (judged[case, "xlsx"].receipt["verdict"], found["row"]) == ("rejected", row)


@pytest.mark.parametrize("word", TOTALS)
def test_a_total_is_a_total_in_every_word_for_it(judged, word):
    outcome = judged[word, "csv"]
    assert (outcome.receipt["verdict"], outcome.rules) == ("accepted", ["ROW_TOTAL"])
    assert outcome.receipt["rows"]["results"]["control"] == 1


def test_a_total_in_another_word_is_a_check_too(judged):
    assert judged["wrong total", "xlsx"].critical("CONTROL_TOTAL_MISMATCH")


def test_one_lone_word_is_no_header(judged):
    explained, lone = judged["explained", "xlsx"], judged["lone", "xlsx"]
    assert (explained.receipt["verdict"], explained.rules) == ("accepted", [])
    assert explained.receipt["rows"]["lessons"]["read"] == 1
    assert (lone.receipt["verdict"], lone.rules) == ("accepted", ["SHEET_NAMED"])
    assert len(lone.accepted("lessons")) == 0


def test_a_table_that_stands_in_two_places_is_told_with_both(judged, tmp_path):
    (found,) = judged["copy", "xlsx"].critical("FILE_TABLE_TWICE")
    assert "De tabel resultaten staat op twee plaatsen: in ‘resultaten’ en in ‘resultaten oud’." in found["message"]
    files = book.as_csv(tmp_path, book.usual())
    again = files[1].with_name("nog-eens.csv")
    again.write_bytes(files[1].read_bytes() + b"\r\n")
    outcome = Judged(tmp_path)
    outcome.add_files("twice", "csv", [*files, again])
    (found,) = outcome.judge()["twice", "csv"].critical("FILE_TABLE_TWICE")
    assert "in ‘nog-eens.csv’ en in ‘resultaten.csv’" in found["message"]


def four_csv(folder, *senders: tuple[str, str, str]) -> list:
    """Every sheet as a file of its own, as LibreOffice exports them; region and day stand in `levering` only."""
    folder.mkdir()
    for table, rows in book.usual().items():
        if table != "levering":
            (folder / f"{table}.csv").write_text(book.csv_text(rows, [[], []]), "utf-8", newline="")
    for name, region, day in senders:
        (folder / name).write_text(f"regio;peildatum;versie\r\n{region};{day};1\r\n", "utf-8", newline="")
    return sorted(folder.iterdir())


def test_one_levering_among_files_judged_together_belongs_to_them_all(tmp_path):
    found = Judged(tmp_path)
    found.add_files("one", "csv", four_csv(tmp_path / "one", ("levering.csv", "Twente", "31-12-2021")))
    listed = four_csv(tmp_path / "list", ("levering.csv", "Twente", "31-12-2021"))
    listed[1].write_text("regio;Twente\r\npeildatum;31-12-2021\r\n", "utf-8", newline="")
    found.add_files("list", "csv", listed)
    two = four_csv(
        tmp_path / "two", ("levering.csv", "Twente", "31-12-2021"), ("levering2.csv", "Drenthe", "31-12-2021")
    )
    found.add_files("two", "csv", two)
    found.judge()
    for case in ("one", "list"):
        outcome = found[case, "csv"]
        assert (outcome.receipt["verdict"], outcome.receipt["region"]) == ("accepted", "AM05")
        assert [len(outcome.accepted(table)) for table in ("trajectories", "results", "lessons")] == [3, 6, 1]
    # of two it is not known whose the other files are: nothing of them counts for either
    assert not any(len(one.accepted("results")) for one in found.every("two", "csv"))
