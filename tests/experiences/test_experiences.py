"""Every trap of a text that was extracted from a PDF, each with a snippet of our own."""

import pandas as pd
import pytest

from pipelines import experiences
from pipelines.experiences import ExperiencesError

FIRST = "Wat is je mooiste ervaring binnen Perspectief op Werk?"
SECOND = "Wat hebben jullie geleerd van de samenwerking \nbinnen Perspectief op Werk? "
HEADER = "Anna de Vries\nProjectleider PoW, Zeeland\n\n“ Samen gaat het.”\n"


def document(answer: str = "Het ging goed. ", header: str = HEADER, after: str = "") -> str:
    return (
        f"Voorwoord\n\nDit is geen interview.\n\n{header}\n{FIRST}\n{answer}\n\n{SECOND}\nEr is veel geleerd. \n{after}"
    )


def rows(text: str) -> pd.DataFrame:
    return experiences.read(text, "test").rows


def answer(written: str) -> str:
    return str(rows(document(written)).answer[0])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("De arbeids-\nmarktregio groeit.", "De arbeidsmarktregio groeit."),
        ("De samen\u00ad\nwerking groeit.", "De samenwerking groeit."),
        ("Met oriëntatie-, leerwerk-\nen taaltrajecten.", "Met oriëntatie-, leerwerk- en taaltrajecten."),
        ("Het PoW-\nbudget hielp.", "Het PoW-budget hielp."),
        ("In Noord-  \nLimburg lukt het.", "In Noord-Limburg lukt het."),
        ("Door COVID-\n19 liep het anders.", "Door COVID-19 liep het anders."),
        ("Van werk-naar-\nwerk gaan.", "Van werk-naar-werk gaan."),
        ("Ik blijf positief- \nkritisch.", "Ik blijf positief-kritisch."),
        ("Vlugger/opener/\nblijer zijn.", "Vlugger/opener/blijer zijn."),
        ("Nu – een jaar\n– werkt het.", "Nu – een jaar – werkt het."),
        ("Wij doen dat\n\nmet elkaar.", "Wij doen dat met elkaar."),
        ("Wij doen dat\n met elkaar.", "Wij doen dat met elkaar."),
        ("Wij doen dat\n\n\n19\n\nDe ervaringen\n\nmet elkaar.", "Wij doen dat met elkaar."),
        ("Lees meer op \nhttps://a.nl/b.\n", "Lees meer op https://a.nl/b."),
        ("Het oﬃciële proﬁel.", "Het officiële profiel."),
        ("Eén.\n\nTwee.", "Eén.\n\nTwee."),
        ("• Eén \nding.\n\n• Twee.", "• Eén ding.\n• Twee."),
        ("Het kostte\n19\njaar.", "Het kostte 19 jaar."),
        ("Wat we weten\nis veel. Hoe kan dat?\nGoed.", "Wat we weten is veel. Hoe kan dat? Goed."),
        ("Goed.\n\nHoe krijg je dat voor elkaar?\nSamen.", "Goed.\n\nHoe krijg je dat voor elkaar? Samen."),
        ("Goed.\n\n“Het werkt.”\n", "Goed.\n\n“Het werkt.”"),
        ("Goed, en\n\n“Samen\ngaat het.”\n door.", "Goed, en door."),
    ],
)
def test_an_answer_is_made_whole(written: str, expected: str) -> None:
    assert answer(written) == expected


def test_the_text_itself_shows_which_hyphen_is_real() -> None:
    assert answer("Een doe-agenda is er. De doe-\nagenda werkt.") == "Een doe-agenda is er. De doe-agenda werkt."


def test_a_footnote_stays_with_its_answer_and_leaves_the_word() -> None:
    after = "\n1 Een aanpak is een plan van \nde regio.\n"
    read = rows(document("De ketenaanpak1 werkt in de G4.", after=after))
    assert read.answer[0] == "De ketenaanpak werkt in de G4.\n\nEen aanpak is een plan van de regio."
    assert read.answer[1] == "Er is veel geleerd."


def test_questions_may_run_over_lines_and_be_worded_otherwise() -> None:
    text = document().replace(FIRST, "Wat waren jullie mooiste ervaringen binnen\nPerspectief op Werk?")
    assert list(rows(text).question) == [
        "Wat waren jullie mooiste ervaringen binnen Perspectief op Werk?",
        "Wat hebben jullie geleerd van de samenwerking binnen Perspectief op Werk?",
    ]


def test_foreword_closing_words_and_colophon_are_no_interviews() -> None:
    read = experiences.read(document(after=" Slotwoord\n\nDank u.\n\n Colofon\n\nDruk: iemand.\n"), "test")
    assert list(read.rows.answer) == ["Het ging goed.", "Er is veel geleerd."]
    assert read.account["interviews"] == 1
    assert read.account["lines"] == sum(read.account["lines_by_kind"].values())


@pytest.mark.parametrize(
    ("header", "role", "organisation"),
    [
        ("Anna de Vries\nAdviseur en Bart van\nDam, coach PoW, WSP Rijnmond", "Adviseur en coach PoW", "WSP Rijnmond"),
        (
            "Team WSP Zuid-\nZeeland:\nAnna de Vries, Manager \nUWV, Bart Dam, regisseur a.i., \nCor Bos, manager WSP",
            "Manager UWV, regisseur a.i., manager WSP",
            "Team WSP Zuid-Zeeland",
        ),
        ("Anna de Vries en Bart Dam\nProjectleiders, Zeeland", "Projectleiders", None),
        ("Anna de Vries\nProjectleider namens VNO-\nNCW Midden", "Projectleider", "VNO-NCW Midden"),
    ],
)
def test_roles_stay_and_names_go(header: str, role: str, organisation: str | None) -> None:
    read = experiences.read(document(header=f"{header}\n\n“ Samen gaat\nhet echt.” \n"), "test")
    first = read.rows.iloc[0]
    assert first.role == role
    assert (None if pd.isna(first.organisation) else first.organisation) == organisation
    assert first.quote == "Samen gaat het echt."
    kept = read.rows.to_csv() + str(read.account)
    assert not [name for name in ("Anna", "Vries", "Bart", "Dam,", "Cor ") if name in kept]


def test_a_name_of_the_interviewed_in_an_answer_is_taken_out() -> None:
    assert answer("Dat zei Anna de Vries ook.") == "Dat zei [naam] ook."


@pytest.mark.parametrize(
    ("role", "code", "note", "stood"),
    [
        ("Projectleider, Zuidoost- \nBrabant", "AM28", "one", "Zuidoost-Brabant"),
        ("Projectleider Toekomst regio \nEindhoven, namens VNO-NCW Brabant Zeeland", "AM28", "one", "regio Eindhoven"),
        ("Adviseur gemeente Eindhoven", None, "none", None),
        ("Adviseur VNO-NCW West", None, "several", "VNO-NCW West"),
        ("Adviseur Zeeland en Twente", None, "several", "Zeeland / Twente"),
        ("Adviseur Groningen en Noord-Drenthe", "AM01", "one", "Groningen en Noord-Drenthe"),
        ("Arbeidsdeskundige UWV", None, "none", None),
    ],
)
def test_a_region_is_named_and_never_guessed(role: str, code: str | None, note: str, stood: str | None) -> None:
    text = document("In Zeeland ging het goed.", header=f"Anna de Vries\n{role}\n\n“ Samen.”\n")
    first = rows(text).iloc[0]
    found = [None if pd.isna(value) else value for value in (first.region_code, first.region_note, first.region_text)]
    assert found == [code, note, stood]


def test_two_interviews_are_not_run_together() -> None:
    second = f"\nBart Dam\nAdviseur UWV\n\n“ Een tweede.”\n\n{FIRST}\nIets anders.\n"
    read = rows(document(after=second))
    assert list(read.quote) == ["Samen gaat het.", "Samen gaat het.", "Een tweede."]
    assert list(read.position) == [1, 2, 3]
    assert read.experience_id.is_unique
    assert list(read.experience_id) == list(rows(document(after=second)).experience_id)


def refused(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(ExperiencesError) as caught:
        rows(text)
    return caught.value.problem, caught.value.where


def test_an_interview_whose_header_is_lost_is_refused_with_its_line() -> None:
    assert refused(document(after=f"\n{FIRST}\nIets anders.\n")) == ("question_returns", {"line": 17})


def test_a_question_above_the_first_header_is_refused_with_its_line() -> None:
    assert refused(f"{FIRST}\nIets.\n\n{document()}") == ("question_outside", {"line": 1})


def test_a_question_without_answer_is_refused_with_its_line() -> None:
    assert refused(document("")) == ("question_without_answer", {"line": 10})


def test_a_line_between_two_interviews_that_belongs_to_neither_is_refused() -> None:
    second = f"\n Slotwoord\n\nVerdwaald.\n\nBart Dam\nAdviseur UWV\n\n“ Een tweede.”\n\n{FIRST}\nIets anders.\n"
    assert refused(document(after=second)) == ("line_unknown", {"line": 17, "count": 2, "last": 19})


def test_a_text_without_interviews_is_refused() -> None:
    assert refused("Beste mensen,\n\nHoe gaat het met jullie?\nGoed.\n") == ("no_interview", {"file": "test"})


def test_a_text_without_blank_lines_is_refused_because_its_parts_cannot_be_told_apart() -> None:
    assert refused("\n".join(line for line in document().split("\n") if line.strip()))[0] == "no_blank_lines"


def test_the_sample_is_fictitious_and_shows_every_kind() -> None:
    sample = experiences.sample()
    assert sample.is_sample.all()
    assert set(sample.origin) == {"Voorbeeld: verzonnen ervaringen"}
    assert set(sample.region_note) == {"one", "several", "none"}
    assert sample.quote.nunique() == 7
    assert len(sample) == 21
    assert not sample.answer.str.contains("De ervaringen|-\n|[a-z]1").any()
    assert list(sample.answer[sample.answer.str.contains("https")].str.endswith("/bezoek-aan-ziekenhuis")) == [True]
    assert sample.answer.str.contains("[naam]", regex=False).sum() == 1
