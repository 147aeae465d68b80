"""Names of people below headers of ours, of others and of nobody; and what is never repeated of a cell to its sender."""

import re

import pytest

from pipelines.intake.findings import Finding
from pipelines.intake.masking.names import is_sure, may_be_shown, names_in
from pipelines.intake.parsing import ParsedFile, parse
from pipelines.registries import loaded
from pipelines.registries.checking import validated
from pipelines.registries.forms.said import Rule
from pipelines.registries.rules import RULES, rules
from pipelines.settings import REPOSITORY

NAMES = ["Jan Jansen", "Piet de Vries", "Fatima El Amrani", "A. van den Berg", "Kees Smit", "Anna de Boer"]
HEADER = ["regio", "peildatum", "traject", "gestart_in", "doelgroep", "deelnemers", "plaatsingen"]
PROJECTS = ["regio", "peildatum", "traject", "soort", "pijler", "status", "budget", "startdatum", "sector"]
COUNTS = ["12", "8", "15", "9", "11", "7"]
BIRTHS = ["12-03-1981", "01-02-1990", "23-11-1975", "05-05-1988", "30-09-1969", "14-07-1992"]


def results(column: str, values: list[str]) -> ParsedFile:
    """A CSV file of results with these values in a column, one of ours or another."""
    own = {"regio": "Twente", "peildatum": "31-12-2021", "gestart_in": "2021-H1", "doelgroep": "ww", "deelnemers": "9"}
    return _file(HEADER, own | {"plaatsingen": "3"}, column, values)


def projects(column: str, values: list[str]) -> ParsedFile:
    own = {
        "regio": "Twente",
        "peildatum": "31-12-2021",
        "soort": "met_deelnemers",
        "pijler": "route",
        "status": "loopt",
    }
    return _file(PROJECTS, own | {"budget": "1000", "startdatum": "2021-01-01"}, column, values)


def _file(header: list[str], own: dict[str, str], column: str, values: list[str]) -> ParsedFile:
    header = header if column in header else [*header, column]
    rows = [own | {"traject": f"t{n}", column: value} for n, value in enumerate(values)]
    lines = [";".join(header), *(";".join(f'"{row.get(name, "")}"' for name in header) for row in rows)]
    return parse("levering.csv", "\n".join([*lines, ""]).encode())


def told(file: ParsedFile) -> list[Finding]:
    """Return everything that is said of a file."""
    tables = [[*table.notes, *(finding for _, finding in table.faults)] for table in file.tables]
    return [*file.notes, *(finding for said in tables for finding in said), *([file.refusal] if file.refusal else [])]


def said(file: ParsedFile) -> str:
    return str([finding.as_json(language) for finding in told(file) for language in ("nl", "en")])


OURS = {
    "counts": (results, "deelnemers", NAMES),
    "a count among others": (results, "plaatsingen", [*COUNTS, *NAMES[:3]]),
    "lists of names": (results, "plaatsingen", ["Jan Jansen, Piet de Vries", "Kees Smit", "3"]),
    "surnames first": (results, "deelnemers", ["Jansen, Jan", "Vries, P. de", "Smit, Kees"]),
    "numbered": (results, "deelnemers", ["1. Jan Jansen 2. Kees Smit", "1. Els Bakker"]),
    "with a title": (results, "deelnemers", ["dhr. Jansen", "mevr. De Vries", "Mw. A. Smit"]),
    "groups": (results, "doelgroep", NAMES),
    "with their group": (results, "doelgroep", [f"{name} (ww)" for name in NAMES]),
    "periods": (results, "gestart_in", NAMES),
    "kinds": (projects, "soort", NAMES),
    "pillars": (projects, "pijler", NAMES),
    "states": (projects, "status", NAMES[:3]),
    "lower case": (results, "deelnemers", [name.lower() for name in NAMES]),
    "first names": (results, "deelnemers", ["Jan", "Piet, Fatima", "kees"]),
    "first names as groups": (results, "doelgroep", ["Jan", "fatima", "Kees"]),
    "money": (projects, "budget", NAMES),
    "days": (projects, "startdatum", NAMES),
}


@pytest.mark.parametrize(("kind", "column", "values"), OURS.values(), ids=OURS.keys())
def test_names_in_a_column_of_ours_that_holds_no_texts_refuse_the_file(kind, column, values):
    file = kind(column, values)
    assert file.refusal and file.refusal.rule == "PII_NAMES" and file.is_personal
    assert not any(word in said(file) for value in values for word in re.findall(r"[A-Z][a-z]{2,}", value))


NO_NAMES = {
    "groups of a region": (results, "doelgroep", ["Sociale Werkvoorziening", "Beschut Werk", "Banen Afspraak", "Niet Bekend"]),
    "unknown groups": (results, "doelgroep", ["Oude Wajong", "Vangnet Regeling", "Stille Reserve", "Nieuwe Instroom"]),
    "sectors": (projects, "sector", ["Kunst Cultuur", "Toerisme Recreatie", "Grafische Media", "Persoonlijke Verzorging"]),
    "places": (projects, "sector", ["Groot Amsterdam", "Midden Gelderland", "Bergen op Zoom", "Den Haag"]),
    "parts": (projects, "status", ["Perceel A", "Perceel B", "Perceel C"]),
    "words for no number": (results, "deelnemers", ["Nog Niet Bekend", "Zie Bijlage", "Volgt Later", "Nader Te Bepalen"]),
    "months": (results, "gestart_in", ["jan 2021", "feb 2021", "mei 2021", "jan 2022", "april 2021"]),
    "words for nothing": (results, "plaatsingen", ["wordt nog geleverd", "zie het verslag", "komt later", "geen idee"]),
    "two names": (results, "deelnemers", [*NAMES[:2], *COUNTS]),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "column", "values"), NO_NAMES.values(), ids=NO_NAMES.keys())
def test_words_with_capitals_are_no_names_and_two_names_do_not_refuse_a_file(kind, column, values):
    assert kind(column, values).refusal is None


@pytest.mark.parametrize("column", ["deelnemers", "plaatsingen", "gestart_in", "doelgroep"])
@pytest.mark.parametrize("name", [*NAMES, "jan jansen", "Jan", "fatima", "JANSEN, J.", "Jan Jansen, Piet de Vries"])
def test_a_name_that_is_no_value_is_told_without_being_said(column, name):
    file = results(column, [*({"gestart_in": ["2021-H1"], "doelgroep": ["ww"]}.get(column, ["5"])), name])
    (fault,) = [finding for finding in told(file) if finding.severity == "critical"]
    assert (fault.row, fault.column, fault.value_shown) == (3, column, None)
    assert not any(
        word.casefold() in said(file).casefold() for word in re.findall(r"\w{3,}", name) if word not in {"van", "den"}
    )
    assert rules()[fault.rule].words["nl"]["what"] in fault.message("nl") and "‘’" not in fault.message("nl")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("deelnemers", "vijf"), ("deelnemers", "circa 12"), ("deelnemers", "5 of 6 personen"), ("plaatsingen", "-3"), ("plaatsingen", "12%"),
        ("plaatsingen", "<10"), ("plaatsingen", "3 volgt nog"), ("gestart_in", "2021"), ("gestart_in", "kwartaal 5 2021"), ("gestart_in", "begin 2021"),
        ("doelgroep", "klanten"), ("doelgroep", "jongeren"), ("doelgroep", "Sociale Werkvoorziening"),
    ],
)  # fmt: skip
def test_a_slip_of_the_keyboard_is_still_repeated(column, value):
    assert value in [finding.value_shown for finding in told(results(column, [value, value]))]


def test_every_rule_about_a_number_a_day_or_a_code_says_what_it_shows():
    values = REPOSITORY / "pipelines" / "intake" / "values"
    texts = [(values / name).read_text(encoding="utf-8") for name in ("numbers.py", "dates.py", "codes.py")]
    raised = {rule for text in texts for rule in re.findall(r'"([A-Z]+_[A-Z_0-9]+)"', text)}
    assert len(raised) > 12 and {rule for rule in raised if not rules()[rule].shows} == set()


def test_a_rule_that_shows_in_a_way_nobody_knows_is_no_rule():
    spec = loaded(RULES)["NUM_TEXT"]
    assert validated(Rule, spec, "rules.yml") == []
    (fault,) = validated(Rule, spec | {"shows": "all"}, "rules.yml")
    assert (fault.kind, fault.location) == ("not_one_of", ("shows",))


WHO = [
    "Cursist",
    "Inwoner",
    "Jongere",
    "Werknemer",
    "Wie",
    "Deelnemersnaam",
    "Kandidaatnaam",
    "Leerling",
    "Werkzoekende",
]
WHO += ["Cursisten", "Inwoners", "naam inwoner", "Naam jongere", "Namen werknemers", "Student", "Medewerkers"]


@pytest.mark.parametrize("header", WHO)
def test_names_below_a_word_for_people_refuse_the_file(header):
    file = results(header, NAMES)
    assert file.refusal and file.refusal.rule == "PII_NAMES"
    assert not any(name in said(file) for name in NAMES)


@pytest.mark.parametrize(
    "header", ["Cursist", "Cursisten", "Inwoner", "Inwoners", "Jongeren", "Werknemers", "Wie", "Leerling"]
)
@pytest.mark.parametrize(
    "values",
    [
        COUNTS, ["12345", "158000", "23456"], ["ja", "nee", "onbekend"], ["intern", "extern", "n.v.t."],
        ["Gemeente Almelo", "Gemeente Enschede", "UWV Twente"], ["Werkplein Twente", "Sociale Dienst", "ROC Twente"],
    ],
    ids=str,
)  # fmt: skip
def test_counts_and_organisations_below_a_word_for_people_are_kept(header, values):
    file = results(header, values)
    assert file.refusal is None and file.is_searched


BORN = [
    "leeftijd/geb",
    "geb.",
    "geboorte",
    "datum geboorte",
    "geboortedat.",
    "birth",
    "date of birth",
    "dob",
    "Geb.dat.",
    "born",
]


@pytest.mark.parametrize("header", BORN)
@pytest.mark.parametrize(
    "values", [BIRTHS[:2], BIRTHS, ["1981-03-12", "1990-02-01"], ["41 / 12-03-1981", "32 / 01-02-1990"]], ids=str
)
def test_days_below_a_word_for_being_born_refuse_the_file(header, values):
    file = results(header, values)
    assert file.refusal and file.refusal.rule == "PII_BIRTHDATE"


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("geb.", ["A", "B", "C"]), ("geboorte", COUNTS), ("year of birth", ["1981", "1990", "1975"]), ("leeftijd/geb", ["18-27", "28-45", "46-67"]),
        ("geb. jaar", ["1981", "1990", "1975"]), ("birth country", ["NL", "BE", "DE"]), ("geboorte land", ["Nederland", "Syrië"]),
    ],
)  # fmt: skip
def test_what_is_no_day_below_a_word_for_being_born_is_kept(header, values):
    file = results(header, [*values, *values])
    assert file.refusal is None and file.is_searched


def test_a_form_with_a_short_word_for_being_born_refuses_a_file():
    form = "Regio;Twente\nGeb.;12-03-1981\n"
    born = parse("formulier.csv", form.encode())
    assert born.refusal and born.refusal.rule == "PII_BIRTHDATE"
    begun = parse("formulier.csv", form.replace("1981", "2021").encode())
    assert begun.refusal is None or begun.refusal.rule != "PII_BIRTHDATE"


def test_one_day_below_a_word_that_may_be_short_for_born_is_taken_out():
    file = results("geb.", BIRTHS[:1])
    assert file.refusal is None and not file.is_searched and BIRTHS[0] not in file.as_json()


NOTES = [
    "Ingevuld door: Jan Jansen",
    "Contactpersoon P. de Boer",
    "Naam: jansen",
    "Opgesteld door Kees",
    "door: kees",
    "Akkoord door mw. Bakker",
]
NOTES += ["Jan Jansen", "Bron: M. Bakker, gemeente", "Groet, els", "Toelichting: Jan Jansen is gestopt"]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_says_who_wrote_it_is_told_without_its_words(note):
    content = ";".join(HEADER) + "\nTwente;31-12-2021;t1;2021-H1;ww;9;3\n" + note + ";;;;;;\n"
    file = parse("levering.csv", content.encode())
    (found,) = [finding for finding in told(file) if finding.rule == "ROW_NOTE"]
    assert (found.row, found.value_shown) == (3, None)
    assert found.found("nl") == rules()["ROW_NOTE"].words["nl"]["what"]


@pytest.mark.parametrize(
    "note", ["* voorlopige cijfers", "Bron: UWV", "Let op: cijfers tot en met juni", "Bron: gemeente Den Haag"]
)
def test_any_other_note_is_repeated(note):
    content = ";".join(HEADER) + "\nTwente;31-12-2021;t1;2021-H1;ww;9;3\n" + note + ";;;;;;\n"
    assert [one.value_shown for one in told(parse("l.csv", content.encode())) if one.rule == "ROW_NOTE"] == [note]


@pytest.mark.parametrize("header", [*NAMES, "Jansen, J.", "Jan Jansen (coach)"])
def test_a_header_that_is_a_name_is_never_said(header):
    file = results(header, COUNTS)
    (extra,) = [finding for finding in told(file) if finding.rule == "HDR_EXTRA"]
    assert extra.column == "[naam weggehaald]" and header not in said(file)


@pytest.mark.parametrize(
    "header", ["Aantal Mannen", "Datum Intake", "Extra Kolom", "opmerkingen van ons", "Start Datum", "Soort Werk"]
)
def test_any_other_header_is_said(header):
    assert header in [finding.column for finding in told(results(header, COUNTS)) if finding.rule == "HDR_EXTRA"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("J.P.M. de Vries", 1), ("A.Jansen", 1), ("Jansen J.", 1), ("JAN JANSEN", 1), ("Özlem Yıldız", 1), ("Jan-Willem van 't Hof", 1), ("d'Ancona Maria", 1),
        ("Jan Jansen en Piet Bos", 2), ("Jan Jansen/Piet Bos", 2), ("Jan Post", 1), ("Piet Groen", 1), ("Иван Петров", 1), ("Jan", 0), ("Den Haag", 0),
        ("Perceel A", 0), ("WW UWV", 0), ("", 0), ("12", 0), (",", 0), ("Route van Werk naar Werk", 0),
    ],
)  # fmt: skip
def test_how_a_name_is_written(text, names):
    assert len(names_in(text)) == names


def test_a_name_is_sure_by_initials_a_title_a_particle_or_a_first_name_that_many_have():
    assert all(map(is_sure, ["J. Xander", "dhr. Xander", "Xanthe el Xander", "Jan Xander"]))
    assert not any(map(is_sure, ["Xanthe Xander", "Stille Reserve"]))


def test_letters_of_another_script_are_never_known():
    assert not may_be_shown("Иван", "known") and not may_be_shown("名前", "known") and may_be_shown("½ €", "known")
