"""Names of people: which spellings are taken out of an answer, which stay, and what is left for a person to judge."""

import pytest

from pipelines import experiences

FIRST = "Wat is je mooiste ervaring binnen Perspectief op Werk?"
TAKEN = "[naam]"


def interview(name: str, answer: str, role: str = "Adviseur UWV") -> str:
    return f"{name}\n{role}\n\n“ Een uitspraak.”\n\n{FIRST}\n{answer}\n\n"


def read(text: str) -> experiences.ExperiencesRead:
    return experiences.read(f"Vooraf\n\n{text}", "test")


def told(answer: str, name: str = "Zoë de Vries-Bos") -> str:
    return str(read(interview(name, answer)).rows.answer[0])


@pytest.mark.parametrize(
    "spelled",
    [
        "Zoë de Vries-Bos", "zoë de vries-bos", "ZOË DE VRIES-BOS", "Zoe de Vries-Bos", "Zoë de Vries", "Zoë Bos",
        "Zoë de Vries -Bos", "Z. de Vries-Bos", "Z.A. de Vries", "Zoë de\nVries-Bos", "Zoë de Vries-\nBos", "De Vries-Bos",
    ],
)  # fmt: skip
def test_the_interviewed_is_taken_out_in_every_spelling(spelled: str) -> None:
    expected = f"Dat zei De {TAKEN} ook." if spelled.startswith("De ") else f"Dat zei {TAKEN} ook."
    assert told(f"Dat zei {spelled} ook.") == expected


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Toen belde Zoë terug.", f"Toen belde {TAKEN} terug."),
        ("Toen belde mevrouw De Vries terug.", f"Toen belde mevrouw De {TAKEN} terug."),
        ("Mevrouw Bos belde terug.", f"Mevrouw {TAKEN} belde terug."),
        ("In het bos lopen. De vries kou.", "In het bos lopen. De vries kou."),
        ("Vriesland en Bosrijk.", "Vriesland en Bosrijk."),
    ],
)
def test_one_part_of_a_name_goes_where_it_cannot_be_a_word(written: str, kept: str) -> None:
    assert told(written) == kept


def test_one_part_of_a_name_that_opens_a_sentence_stays_and_its_line_is_told() -> None:
    made = read(interview("Mark Hof", "Goed. Hof en stad werken samen."))
    assert made.rows.answer[0] == "Goed. Hof en stad werken samen."
    assert made.account["perhaps_named_on"] == [9]


def test_the_whole_name_of_one_interviewed_goes_from_the_interview_of_another_and_a_part_of_it_stays() -> None:
    book = interview("Mark Hof", "Ja.") + interview("Anna Smit", "Ik werk met Mark Hof. In de stad Mark ook.")
    assert list(read(book).rows.answer) == ["Ja.", f"Ik werk met {TAKEN}. In de stad Mark ook."]


@pytest.mark.parametrize(
    "name",
    [
        "Geraldine van\nWaterland", "Natalie Wiersma-\nUrsem", "Silvia Costa\nMendes", "Jan-Willem\nvan den Berg",
        "Anna de Vries en\nBart Dam", "Anna de Vries,\nBart Dam en Cor Mol", "A.B.C. van der\nMeulen",
    ],
)  # fmt: skip
def test_a_name_that_runs_over_two_lines_of_the_header_leaves_nothing_behind(name: str) -> None:
    made = read(interview(name, "Ja.", "Projectleider, Zeeland"))
    assert list(made.rows.role) == ["Projectleider"]
    assert list(made.rows.region_code) == ["AM24"]
    parts = [part for part in name.replace("-", " ").split() if part[0].isupper()]
    assert not [part for part in parts if part in made.rows.to_csv() + str(made.account)]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Anna de Vries – projectleider PoW", "projectleider PoW"),
        ("Anna de Vries projectleider PoW", "projectleider PoW"),
        ("Anna de Vries (projectleider PoW)", "projectleider PoW"),
        ("Anna de Vries / Projectleider PoW", "Projectleider PoW"),
        ("Anna de Vries Strategisch adviseur PoW", "Strategisch adviseur PoW"),
        ("Anna de Vries proces coördinator PoW", "proces coördinator PoW"),
        ("Projectleider PoW\nAnna de Vries", "Projectleider PoW"),
        ("Anna de Vries: jobcoach PoW", "jobcoach PoW"),
    ],
)
def test_a_name_goes_from_a_header_of_another_shape(header: str, role: str) -> None:
    made = experiences.read(f"Vooraf\n\n{header}\n\n“ Een uitspraak.”\n\n{FIRST}\nDat zei Anna de Vries.\n", "test")
    assert [made.rows.role[0].strip(" ();"), made.rows.answer[0]] == [role, f"Dat zei {TAKEN}."]
    assert made.account["perhaps_named_on"] == []


def test_a_header_in_which_no_name_was_seen_is_left_to_a_person() -> None:
    made = experiences.read(f"Vooraf\n\nAdviseur UWV\n\n“ Een uitspraak.”\n\n{FIRST}\nGoed. Anna de Vries\n", "test")
    assert made.account["perhaps_named_on"] == [3, 8]


def test_each_of_two_people_on_one_line_is_taken_out_of_the_answers() -> None:
    made = read(interview("Anna de Vries en Bart Dam", "Wij, Bart Dam en Anna de Vries, deden dat."))
    assert made.rows.answer[0] == f"Wij, {TAKEN} en {TAKEN}, deden dat."
    assert made.account["interviewed_named_on"] == [9, 9]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("‘Dat werkt,’ Lisa van Dam, directeur.", f"‘Dat werkt,’ {TAKEN}, directeur."),
        ("“Dat werkt,” zegt Lisa van Dam.", f"“Dat werkt,” zegt {TAKEN}."),
        ("‘Dat werkt.’ – Lisa van Dam, chauffeur.", f"‘Dat werkt.’ – {TAKEN}, chauffeur."),
        ("‘Dat werkt,’ UWV Zeeland, een partner.", "‘Dat werkt,’ UWV Zeeland, een partner."),
        ("‘Dat werkt!’ Noord-Holland Noord is blij.", "‘Dat werkt!’ Noord-Holland Noord is blij."),
        ("De ‘scan’ van Zuid Oost, een plan.", "De ‘scan’ van Zuid Oost, een plan."),
    ],
)
def test_the_speaker_of_a_quote_is_taken_out_and_the_role_stays(written: str, kept: str) -> None:
    assert told(written) == kept


@pytest.mark.parametrize(
    ("written", "is_doubtful"),
    [
        ("Zo zegt Lisa van Dam\nhet altijd.", True),
        ("Lisa van Dam\nvertelt daarover.", True),
        ("Onze jobcoach Lisa van Dam hielp.", True),
        ("Lisa van Dam (coach) hielp.", True),
        ("Daar sprak mevrouw Dam over.", True),
        ("Het programma Leven Lang Ontwikkelen hielp.", False),
        ("Volgens Den Haag mocht dat.", False),
        ("De coördinator Perspectief op Werk hielp.", False),
    ],
)
def test_who_may_be_named_is_left_to_a_person_by_line_number_and_never_by_text(written: str, is_doubtful: bool) -> None:
    made = read(interview("Mark Hof", f"Eerste regel.\n{written}"))
    assert TAKEN not in made.rows.answer[0]
    assert made.account["perhaps_named_on"] == ([10] if is_doubtful else [])
    assert "Lisa" not in str(made.account)
