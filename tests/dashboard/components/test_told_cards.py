"""The cards of what was told: nothing in them runs, matches are marked, and the columns keep their place."""

import html
import re
from typing import Any

import pandas as pd
import pytest

from dashboard.components.hall.markup import element
from dashboard.components.lessons.card_columns import card_columns
from dashboard.components.lessons.experience_list import experience_cards
from dashboard.components.lessons.lesson_list import lesson_cards
from dashboard.components.lessons.looking import Looking
from dashboard.components.lessons.marked_text import marked, paragraphs
from dashboard.lesson_choice import LessonChoice
from dashboard.selection import Selection
from tests.opened import opened_for

EVIL = '<script>alert(1)</script> [a](javascript:x) $x$ "q" <img src=x onerror=y> **vet**'
TOLD = {
    "interview": 1, "position": 1, "role": EVIL, "organisation": EVIL, "region_code": "AM05", "region": EVIL,
    "region_note": "one", "region_text": EVIL, "place": "AM05", "quote": EVIL, "question": EVIL, "answer": EVIL,
    "origin": EVIL, "is_sample": False,
}  # fmt: skip
LESSON = {
    "region_code": "AM05", "region": EVIL, "question_nl": EVIL, "subject_nl": EVIL, "theme": EVIL, "half_year_nl": EVIL,
    "trajectory": EVIL, "trajectory_name": EVIL, "text": EVIL, "share_with": EVIL, "share_with_nl": EVIL, "reference_date": "2022-12-31",
}  # fmt: skip


def looking(search: str = "", region: str | None = None, audience: str = "openbaar", is_sample: bool = True) -> Looking:
    return Looking(opened_for(audience, is_sample), Selection(own_region=region), LessonChoice(search=search))


def plain(card: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", card))


def told(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([TOLD | row for row in rows])


@pytest.mark.parametrize("search", ["", "script", "alert vet", "x", "&lt;"])
def test_nothing_that_was_told_or_delivered_is_ever_markup(search: str) -> None:
    where = looking(search, audience="landelijk")
    cards = [*experience_cards(told({}), where), *lesson_cards(pd.DataFrame([LESSON]), where)]
    allowed = {"article", "p", "span", "figure", "blockquote", "figcaption", "details", "summary", "mark", "h3", "div"}
    ours = ("./mijn-regio?", "./trajecten?")  # the only ways out of a card
    for card in cards:
        assert set(re.findall(r"</?(\w+)", card)) <= {*allowed, "a"}
        assert all(to.startswith(ours) for to in re.findall(r'href="([^"]*)', card))
        assert not re.search(r"[$*\[\]`]|javascript:x\)", card)
        assert plain(card).count("<script>alert(1)</script>") >= 7


def test_matches_are_marked_and_only_the_answers_that_hold_one_are_open() -> None:
    rows = told(
        {"question": "Eerste?", "answer": "Over vervoer.", "quote": "Q"},
        {"question": "Tweede?", "answer": "Over taal.", "quote": "Q", "position": 2},
    )
    (card,) = experience_cards(rows, looking("VERVOÉR"))
    assert "Over <mark>vervoer</mark>." in card
    assert [part.split(">")[0] for part in card.split("<details")[1:]] == [' open=""', ""]
    (closed,) = experience_cards(rows, looking())
    assert "open=" not in closed
    (only,) = experience_cards(rows.head(1), looking())
    assert only.count('open=""') == 1


def test_the_own_region_is_said_in_words_and_marked_and_no_other_is() -> None:
    rows = told({"interview": 1}, {"interview": 2, "place": "AM09", "region_code": "AM09"})
    cards = experience_cards(rows, looking(region="AM05"))
    assert [("uw regio" in card, "pow-mine" in card) for card in cards] == [(True, True), (False, False)]
    lesson = lesson_cards(pd.DataFrame([LESSON, LESSON | {"region_code": "AM09"}]), looking(region="AM05"))
    assert [("uw regio" in card, "pow-mine" in card) for card in lesson] == [(True, True), (False, False)]


def test_every_card_says_where_it_comes_from_and_whether_it_is_invented() -> None:
    real, invented = map(
        plain, experience_cards(told({"origin": "Het boek"}, {"interview": 2, "is_sample": True}), looking())
    )
    assert "Herkomst: Het boek." in real
    assert "bestaat niet" not in real
    assert "Deze persoon bestaat niet." in invented
    lesson = pd.DataFrame([LESSON | {"region": "Twente", "share_with_nl": "Alle regio’s"}])
    public, exact = (
        plain(lesson_cards(lesson, looking(audience=audience, is_sample=False))[0])
        for audience in ("openbaar", "landelijk")
    )
    assert "Herkomst: levering van Twente, stand 31-12-2022." in public
    assert "verzonnen" not in public
    assert "Alle regio’s" not in public
    assert "Te lezen door: Alle regio’s." in exact
    assert "Deze les is verzonnen." in lesson_cards(lesson, looking())[0]


def test_what_is_missing_leaves_no_trace() -> None:
    bare = dict.fromkeys(["role", "organisation", "quote", "region", "region_code"], None)
    (card,) = experience_cards(told(bare | {"region_note": "none", "place": "none"}), looking())
    assert "Niet aan een regio verbonden" in card
    assert not re.search(r"None|nan|<blockquote|<figcaption", card)
    (lesson,) = lesson_cards(
        pd.DataFrame([LESSON | dict.fromkeys(["question_nl", "theme", "half_year_nl"], None)]), looking()
    )
    assert not re.search(r"None|nan|<h3", lesson)


def test_running_text_becomes_paragraphs_and_lists() -> None:
    made = paragraphs("Eén.\n\nTwee.\n• a b\n• c\nSlot b.", ("b",))
    assert made == "<p>Eén.</p><p>Twee.</p><ul><li>a <mark>b</mark></li><li>c</li></ul><p>Slot <mark>b</mark>.</p>"
    assert marked("a<b", ("<",)) == "a<mark>&lt;</mark>b"


def test_cards_below_leave_those_above_where_they_were() -> None:
    cards = [element("i", str(number)) for number in range(11)]
    assert card_columns(cards, 8).startswith(str(card_columns(cards[:8], 8)))
    order = re.findall(r"<i>(\d+)</i>", card_columns(cards, 8))
    assert order == [str(number) for number in range(11)]
    assert [block.count("<div>") for block in card_columns(cards, 8).split('class="pow-cards"')[1:]] == [2, 2]
