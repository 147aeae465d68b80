"""Links that float at the end of a page: with the answer they belong to, or told by line number; never lost."""

from pipelines import experiences

FIRST = "Wat is je mooiste ervaring binnen Perspectief op Werk?"
SECOND = "Wat nemen jullie van Perspectief op Werk mee naar volgende projecten?"
LINK = "https://voorbeeld.invalid/zie-de-wandelbus/"


def interview(first: str, second: str = "Alles.") -> str:
    return f"Anna Bos\nAdviseur UWV\n\n“ Een uitspraak.”\n\n{FIRST}\n{first}\n\n{SECOND}\n{second}\n\n"


def read(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    made = experiences.read(text, "test")
    return list(made.rows.answer), [(one["line"], one["found"]) for one in made.account["links"]]


def test_a_link_goes_to_the_one_answer_of_its_page_that_speaks_of_it_wherever_it_floats() -> None:
    answers, links = read(f"{interview('Een wandelbus reed rond.')}{LINK}\n {interview('Iets anders.')}")
    assert answers == [f"Een wandelbus reed rond.\n\n{LINK}", "Alles.", "Iets anders.", "Alles."]
    assert links == [(12, "added")]


def test_a_link_in_mid_answer_leaves_the_answer_whole_and_returns_once() -> None:
    answers, links = read(interview(f"Wij reden\n\n{LINK}\n{LINK}\n met de wandelbus."))
    assert answers[0] == f"Wij reden met de wandelbus.\n\n{LINK}"
    assert links == [(9, "added"), (10, "text")]


def test_on_a_page_of_one_interview_a_link_goes_to_the_answer_it_stands_under() -> None:
    assert read(interview("Ja.", f"Nee.\n\n{LINK}"))[0] == ["Ja.", f"Nee.\n\n{LINK}"]


def test_a_link_that_an_answer_tells_already_is_not_told_twice() -> None:
    answers, links = read(interview(f"Kijk op {LINK}.", f"Ja.\n\n{LINK}"))
    assert answers == [f"Kijk op {LINK}.", "Ja."]
    assert links == [(12, "text")]


def test_a_link_that_may_belong_to_more_interviews_is_not_guessed_and_its_line_is_told() -> None:
    both = interview("Een wandelbus.") + interview("Nog een wandelbus.")
    answers, links = read(f"{both}{LINK}\n")
    assert not [answer for answer in answers if LINK in answer]
    assert links == [(23, "unplaced")]


def test_a_link_behind_the_last_interview_belongs_to_it_and_one_in_the_closing_words_does_not() -> None:
    answers, links = read(f"{interview('Ja.')}{LINK}\n Slotwoord\n\nhttps://elders.invalid/\n")
    assert answers[1] == f"Alles.\n\n{LINK}"
    assert links == [(12, "added")]


def test_of_two_interviews_that_speak_of_it_the_one_on_the_page_of_the_link_gets_it() -> None:
    answers, links = read(f"{interview('Een wandelbus.')}\n {interview('Nog een wandelbus.')}{LINK}\n")
    assert answers == ["Een wandelbus.", "Alles.", f"Nog een wandelbus.\n\n{LINK}", "Alles."]
    assert [found for _, found in links] == ["added"]


def test_a_link_whose_words_point_at_two_answers_is_not_guessed() -> None:
    both = interview("Een wandelbus.") + interview("Een bakkerij.")
    assert read(f"{both}https://voorbeeld.invalid/wandelbus-bakkerij\n")[1] == [(23, "unplaced")]
