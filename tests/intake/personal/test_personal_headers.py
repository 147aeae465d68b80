"""A column about people is found wherever its header stands, in our own tables and in any other: nothing of it is kept."""

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from openpyxl import Workbook

from pipelines.intake.cells import Document, Grid
from pipelines.intake.findings import Refused
from pipelines.intake.parsing import ParsedFile, parse
from pipelines.intake.personal import searched, without_personal_data
from pipelines.intake.run import take_in
from pipelines.settings import DataDir

Rows = list[list[Any]]
BSNS = ["123456782", "111222333", "999999990", "100000009", "234567895", "345678909"]
NAMES = ["Jan Jansen", "Piet de Vries", "A. van den Berg", "Fatima El Amrani", "Kees Smit", "Anna de Boer"]
# The words of a header, and in two pieces as they stand below each other.
ABOUT: dict[str, tuple[str, tuple[str, str], list[str], str]] = {
    "first name": ("voornaam", ("voor-", "naam"), ["Jan", "Piet", "Ovidiu", "Fatima", "Kees", "Anna"], "PII_NAMES"),
    "last name": ("achternaam", ("achter-", "naam"), ["Jansen", "De Vries", "Berg", "Amrani", "Smit", "Boer"], "PII_NAMES"),
    "name of": ("naam deelnemer", ("naam", "deelnemer"), NAMES, "PII_NAMES"),
    "one person": ("kandidaat", ("", "kandidaat"), NAMES, "PII_NAMES"),
    "bsn": ("BSN", ("", "BSN"), BSNS, "PII_BSN"),
    "bsn that does not pass": ("burgerservicenummer", ("burgerservice", "nummer"), ["123456789"] * 6, "PII_BSN"),
    "client number": ("clientnummer", ("client", "nummer"), [f"C-{n}" for n in range(6)], "PII_MICRODATA"),
    "birth date": ("geboortedatum", ("geboorte", "datum"), ["12-03-1981", "01-02-1990", "23-11-1975"] * 2, "PII_BIRTHDATE"),
    "recent birth": ("geb.", ("", "geb."), ["12-03-2001", "01-02-1999", "23-11-2000"] * 2, "PII_BIRTHDATE"),
    "email": ("e-mailadres", ("e-mail", "adres"), [f"persoon{n}@voorbeeld.nl" for n in range(6)], "PII_EMAIL"),
    "phone": ("telefoon", ("", "telefoon"), [f"0612345{n}78" for n in range(6)], "PII_PHONE"),
    "address": ("adres", ("", "adres"), [f"Dorpsstraat {n}, 1234 A{letter} Ergens" for n, letter in enumerate("BCDEFG", 1)], "PII_ADDRESS"),
    "numbered": ("3. Voornaam", ("3.", "Voornaam"), ["Jan", "Piet", "Ovidiu", "Fatima", "Kees", "Anna"], "PII_NAMES"),
}  # fmt: skip
ABOUT["guide"] = ("naam consulent", ("naam", "consulent"), ["Kees", *NAMES[:5]], "")
TWO: dict[str, tuple[tuple[str, str], list[tuple[str, str]], str]] = {
    "home": (("postcode", "huisnummer"), [("1234 AB", "1"), ("1234 AC", "2"), ("1235 AB", "3")] * 2, "PII_ADDRESS"),
    "age": (("leeftijd", "geslacht"), [("23", "v"), ("31", "m"), ("45", "v"), ("52", "m"), ("19", "v"), ("60", "m")], "PII_MICRODATA"),
    "number and trait": (("dossiernummer", "leeftijd"), [(f"D{n}", "18-27") for n in range(6)], "PII_MICRODATA"),
}  # fmt: skip
ABOVE = {
    "notes": lambda n: [f"Toelichting {n}, bij deze cijfers, van de regio"],
    "logo lines": lambda n: ["", "Perspectief op Werk" if n % 2 else "", "", "Regio Twente"],
    "figures": lambda n: [f"regel {n}", n, 2 * n, "x"],
}
AT = [1, 2, 19, 20, 21, 40]


def sheet_of(kind: str, is_ours: bool, is_stacked: bool) -> Rows:
    """A small table with one column about people (or two) behind the others; its header over one row or over two."""
    if kind in TWO:
        headers, values, _ = TWO[kind]
        tops = [("", header) for header in headers]
    else:
        header, pieces, single, _ = ABOUT[kind]
        headers, values, tops = (header,), [(one,) for one in single], [pieces]
    if is_ours:
        own = (
            ["traject", "soort", "pijler"]
            if kind in {"age", "number and trait"}
            else ["traject", "gestart_in", "doelgroep", "deelnemers"]
        )
        body = [
            [f"t{n}", "met_deelnemers", "route"] if len(own) == 3 else [f"t{n}", "2021-H1", "ww", 10 + n]
            for n in range(6)
        ]
    else:
        own, body = ["kenmerk", "voorkeur"], [[f"k{n}", ["groen", "blauw"][n % 2]] for n in range(6)]
    rows = [[*row, *value] for row, value in zip(body, values, strict=True)]
    if not is_stacked:
        return [[*own, *headers], *rows]
    return [[*[""] * len(own), *(top for top, _ in tops)], [*own, *(low for _, low in tops)], *rows]


def placed(rows: Rows, at: int, above: Callable[[int], list[Any]], in_csv: bool) -> ParsedFile:
    """The table parsed as a file with its header in this row, with filled rows above it."""
    full = [*(above(n) for n in range(1, at)), *rows]
    if in_csv:
        return parse("l.csv", ("\r\n".join(";".join(map(str, row)) for row in full) + "\r\n").encode())
    book = Workbook()
    for row in full:
        book.active.append([None if cell == "" else cell for cell in row])
    return saved(book)


def saved(book: Workbook) -> ParsedFile:
    buffer = io.BytesIO()
    book.save(buffer)
    return parse("l.xlsx", buffer.getvalue())


def rule_of(kind: str) -> str:
    return TWO[kind][2] if kind in TWO else ABOUT[kind][3]


@pytest.mark.parametrize("is_ours", [True, False], ids=["ours", "another"])
@pytest.mark.parametrize("kind", [kind for kind in (*ABOUT, *TWO) if kind != "guide"])
def test_the_verdict_is_that_of_the_first_row_wherever_the_header_stands(kind, is_ours):
    wrong = []
    for turn, (at, is_stacked) in enumerate(product(AT, (False, True))):
        name, above = list(ABOVE.items())[turn % len(ABOVE)]
        for in_csv in (True, False):
            file = placed(sheet_of(kind, is_ours, is_stacked), at, above, in_csv)
            if file.refusal is None or file.refusal.rule != rule_of(kind) or file.is_searched:
                wrong.append((is_stacked, at, name, in_csv, file.refusal, file.notes))
    assert not wrong, (len(wrong), wrong[:6])


def test_names_of_who_guides_are_taken_out_wherever_their_header_stands():
    for is_ours, is_stacked, at in product((True, False), (True, False), (1, 21)):
        table = sheet_of("guide", is_ours, is_stacked)
        file = placed(table, at, ABOVE["notes"], in_csv=False)
        assert file.refusal is None and not file.is_searched, (is_ours, is_stacked, at)
        assert "PII_CONTACT" in {note.rule for note in (*file.notes, *(n for one in file.tables for n in one.notes))}


def test_nothing_of_such_a_file_is_kept_in_the_archive(tmp_path):
    data = DataDir(tmp_path / "data")
    data.inbox.mkdir(parents=True)
    data.archive.mkdir()
    for at, is_ours, is_stacked in ((21, True, False), (40, False, False), (21, True, True), (40, False, True)):
        table = sheet_of("last name", is_ours, is_stacked)
        book = Workbook()
        for row in [*(ABOVE["notes"](n) for n in range(1, at)), *table]:
            book.active.append([None if cell == "" else cell for cell in row])
        book.save(data.inbox / f"boek-{at}-{is_ours}-{is_stacked}.xlsx")
    receipts = take_in(data)
    assert [(one["verdict"], one["findings"][0]["rule"]) for one in receipts] == [("rejected", "PII_NAMES")] * 4
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(path.suffix == ".xlsx" for path in kept)
    assert not any(b"Amrani" in path.read_bytes() for path in kept)


def grid_of(*rows: list[Any], name: str = "Blad1") -> Grid:
    return Grid("l.xlsx", name, list(enumerate(rows, 1)))


OURS = [["traject", "gestart_in", "doelgroep", "deelnemers"], *([f"t{n}", "2021-H1", "ww", 9 + n] for n in range(4))]
PEOPLE = [
    ["voornaam", "achternaam", "clientnummer"],
    *([name.split()[0], name.split()[-1], f"C-{n}"] for n, name in enumerate(NAMES)),
]
FILLER = [["regel", n, "x"] for n in range(30)]
# Where else a table about people may stand. Every one of these is refused.
ELSEWHERE: dict[str, Rows] = {
    "below ours": [*OURS, *PEOPLE],
    "below ours after a blank row": [*OURS, [], ["Overzicht"], *PEOPLE],
    "far below ours": [*OURS, *FILLER, *PEOPLE],
    "one column below ours": [*OURS, ["voornaam"], *([name.split()[0]] for name in NAMES)],
    "beside ours": [[*one, "", *other] for one, other in zip([*OURS, *[[""] * 4] * 2], PEOPLE, strict=False)],
    "beside ours and lower": [[*one, "", *other] for one, other in zip([*OURS, *[[""] * 4] * 5], [[], [], *PEOPLE], strict=False)],
    "below another": [["organisatie", "aantal"], *([f"bedrijf {n}", n] for n in range(30)), *PEOPLE],
    "over three rows": [*FILLER, ["", "", "client"], ["kenmerk", "", ""], ["", "soort", "nummer"], *([f"k{n}", "x", f"C-{n}"] for n in range(6))],
    "over three rows, without gaps": [["", "", "client"], ["kenmerk", "soort", "nummer"], *([f"k{n}", "x", f"C-{n}"] for n in range(6))],
    "over two rows, without gaps": [*FILLER, ["naam", "datum", "soort"], ["deelnemer", "start", "wens"], *([name, "mei", "x"] for name in NAMES)],
    "years beside it": [*FILLER, ["voornaam", 2020, 2021, 2022], *([name.split()[0], 1, 2, 3] for name in NAMES)],
    "turned": [["voornaam", "Jan", "Piet", "Ovidiu", "Fatima"], ["achternaam", "Jansen", "Smit", "Berg", "Amrani"], ["wens", "a", "b", "c", "d"]],
    "turned, bsn": [["traject", "t1", "t2", "t3"], ["doelgroep", "ww", "ww", "ww"], ["BSN", "", *BSNS[:2]]],
    "turned below notes": [*FILLER, ["voornaam", "Jan", "Piet", "Ovidiu"], ["geboortedatum", "12-03-1981", "01-02-1990", "23-11-1975"]],
    "numbered": [*FILLER, ["1. kandidaat", "2. wens"], *([name, "x"] for name in NAMES)],
    "no header, and a title of many words below": [*([number, ""] for number in BSNS), ["de", "stand", "van", "nu"], ["a", "b"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", ELSEWHERE.values(), ids=ELSEWHERE.keys())
@pytest.mark.parametrize("is_read", [True, False], ids=["shown", "hidden"])
def test_a_table_about_people_is_found_wherever_it_lies_on_a_sheet(rows, is_read):
    with pytest.raises(Refused) as refused:
        without_personal_data(Document("l.xlsx", [replace(grid_of(*rows), is_read=is_read)]))
    assert refused.value.finding.rule.startswith("PII_")


def test_the_place_that_is_told_is_that_of_the_value():
    with pytest.raises(Refused) as refused:
        without_personal_data(
            Document("l.xlsx", [grid_of(*FILLER, ["voornaam", "wens"], ["Ovidiu", "x"], ["Jan", "y"])])
        )
    found = refused.value.finding
    assert (found.rule, found.row, found.column) == ("PII_NAMES", 32, "voornaam")


def test_a_sheet_with_more_such_words_than_can_be_looked_below_is_not_kept(monkeypatch):
    rows = [["rol", "wens"], ["jobcoach", "x"], ["kandidaat", "y"]]
    assert not without_personal_data(Document("l.xlsx", [grid_of(*rows)]))[1]
    monkeypatch.setattr(searched, "MOST_HEADS", 1)
    document, is_cleaned = without_personal_data(Document("l.xlsx", [grid_of(*rows)]))
    assert is_cleaned and [note.rule for note in document.notes] == ["SHEET_HEADERS"]


def test_a_header_below_a_thousand_rows_is_a_header_too():
    far = [*([f"regel {n}", n, "x"] for n in range(1500)), *PEOPLE]
    with pytest.raises(Refused) as refused:
        without_personal_data(Document("l.xlsx", [grid_of(*far)]))
    assert (refused.value.finding.rule, refused.value.finding.row) == ("PII_NAMES", 1502)


NONE: dict[str, Rows] = {
    "names of projects": [
        ["traject", "naam", "soort", "pijler", "trekker"],
        ["t1", "Jobcoach", "met_deelnemers", "route", "Gemeente Almelo"],
        ["t2", "Samen Sterk", "met_deelnemers", "route", "Werkgeversservicepunt"],
        ["t3", "Statushouder", "met_deelnemers", "route", "Sociaal Werk"],
        ["t4", "Vakmanschap Loont", "met_deelnemers", "vraag", "Stichting Kans"],
        ["t5", "Talent Centraal", "met_deelnemers", "vraag", "Stichting Kans"],
    ],
    "projects in words of their own": [
        ["traject", "naam", "soort", "pijler", "trekker"],
        ["t1", "Jobcoach", "Begeleiding", "Pijler Een", "Gemeente Almelo"],
        ["t2", "Samen Sterk", "Begeleiding", "Pijler Een", "Stichting Kans"],
        ["t3", "Kandidaat Centraal", "Training", "Pijler Twee", "Stichting Kans"],
    ],
    "lessons": [
        ["vraag", "thema", "tekst"],
        ["V1", "Statushouders", "Houd contact met de jobcoach"],
        ["V2", "Jobcoach", "Houd contact met contactpersonen"],
        ["V3", "Samen Doen", "Blijf Bellen"],
        ["V4", "Kort Lijntje", "Naam deelnemer nooit mailen"],
        ["V5", "Elkaar Kennen", "Werk Samen"],
    ],
    "explanation": [
        ["Zo vult u dit in"],
        ["Lever geen voornaam en achternaam"],
        ["Geen BSN, geen geboortedatum, geen e-mailadres"],
        ["Dit leveren wij niet:"],
        ["voornaam"], ["achternaam"], ["adres"], ["BSN"], ["wens van de deelnemer"], ["hobby"],
    ],
    "list of columns": [
        ["Kolom", "Verplicht", "Soort", "Uitleg"],
        ["naam", "nee", "tekst", "De naam van het traject"],
        ["voornaam", "nooit", "tekst", "Dit leveren wij niet"],
        ["deelnemers", "ja", "getal", "Hoeveel mensen"],
        ["geboortedatum", "nooit", "datum", "Dit leveren wij niet"],
    ],
    "cover": [
        ["Levering Perspectief op Werk"],
        ["Organisatie", "Werkplein Twente"], ["Telefoon", "053-1234567"][:1], ["Datum", "31-12-2021"], ["Contact", "zie levering"],
    ],
    "partners": [["organisatie", "rol", "jaar"], ["Menzis Zorg", "jobcoach", 2021], ["Kans Plus", "werkgever", 2021]],
    "remarks": [
        ["traject", "gestart_in", "doelgroep", "deelnemers", "opmerking"],
        ["t1", "2021-H1", "ww", 5, "naam deelnemer bekend"],
        ["t2", "2021-H1", "ww", 6, "Nog Navragen"],
        ["t3", "2021-H1", "ww", 7, "geboren in 2001: 3"],
        ["t4", "2021-H1", "ww", 8, "gesproken op 12-03-2021"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", NONE.values(), ids=NONE.keys())
def test_words_about_people_among_values_are_no_header(rows):
    document, is_cleaned = without_personal_data(Document("l.xlsx", [grid_of(*rows)]))
    assert not is_cleaned and document.grids[0].rows == list(enumerate(rows, 1)) and document.notes == ()
