"""What is chosen on Trajecten goes to the address and comes back from it, whatever stands there."""

import pytest

from dashboard.project_choice import MOST_BESIDE, ORDERS, PARAMETERS, ProjectChoice

FULL = ProjectChoice(
    "talen", ("AM05", "AM03"), "route", "zorg", "loopt", "met_deelnemers", "naam", 3, "AM05:T01", ("AM05:T01", "AM03:a b"), "naast"
)  # fmt: skip


def test_every_choice_comes_back_from_its_address():
    assert set(FULL.to_query()) == set(PARAMETERS.values())
    assert ProjectChoice.from_query(FULL.to_query()) == FULL
    assert ProjectChoice.from_query({}) == ProjectChoice()
    assert ProjectChoice().to_query() == {}


@pytest.mark.parametrize("field", list(PARAMETERS))
def test_each_choice_alone_comes_back(field):
    one = ProjectChoice(**{field: getattr(FULL, field)})
    assert list(one.to_query()) == [PARAMETERS[field]]
    assert ProjectChoice.from_query(one.to_query()) == one


@pytest.mark.parametrize("page", ["0", "-1", "twee", "²", "99999999999", ""])
def test_a_page_that_is_none_is_the_first(page):
    assert ProjectChoice.from_query({"pagina": page}).page == 1


def test_what_no_choice_has_gives_the_usual_one():
    found = ProjectChoice.from_query({"volgorde": "percentage", "toon": "x", "zoek": "a" * 999})
    assert (found.order, found.shows, len(found.search)) == ("regio", "", 100)
    assert all("rate" not in order for order in ORDERS)


def test_at_most_five_stand_beside_each_other_and_one_is_taken_away_as_it_was_put():
    many = ",".join(f"AM05:T{number}" for number in range(9))
    choice = ProjectChoice.from_query({"naast": many})
    assert len(choice.beside) == MOST_BESIDE
    assert choice.beside_toggled("AM01:X").beside == choice.beside
    less = choice.beside_toggled(choice.beside[0])
    assert less.beside == choice.beside[1:]
    assert less.beside_toggled("AM01:X").beside[-1] == "AM01:X"


def test_what_narrows_begins_the_list_anew_and_ticks_stay():
    assert FULL.with_(sector="bouw").page == 1
    assert FULL.with_(sector="bouw").beside == FULL.beside
    assert FULL.with_(page=2).page == 2
    assert FULL.narrowed and not ProjectChoice(order="naam", beside=("AM05:T01",)).narrowed
