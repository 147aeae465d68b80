"""What a match is: case, accents and marks make no difference, and the place that is found is that of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import searching


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("Eén regio’s plan", "EEN", ["Eén"]),
        ("Eén regio’s plan", "regio's", ["regio’s"]),
        ("Coördinator, coördinatie", "coordi", ["Coördi", "coördi"]),
        ("Straße en straat", "strasse", ["Straße"]),
        ("werk voor werkgevers", "werk gevers", ["werk", "werkgevers"]),
        ("e\u0301e\u0301n", "een", ["e\u0301e\u0301n"]),
        ("oﬃcieel", "fic", ["ﬃc"]),
        ("aaa", "aa", ["aa"]),
        ("niets", "iets anders", ["iets"]),
        ("alles", "", []),
        ("alles", "  ", []),
    ],
)
def test_matches_are_found_where_they_stand(text, search, found):
    spans = searching.spans(text, searching.words(search))
    assert [text[first:last] for first, last in spans] == found


@given(st.text(), st.text())
def test_spans_are_in_order_apart_and_inside_and_hold_what_was_searched(text, search):
    words = searching.words(search)
    spans = searching.spans(text, words)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert bool(spans) == any(word in searching.fold(text) for word in words)
    assert all(any(word in searching.fold(text[first:last]) for word in words) for first, last in spans)


@pytest.mark.parametrize(
    ("search", "text"),
    [
        ("TALEN", "Taal op het werk"),
        ("taal", "Werken aan talen"),
        ("lassers", "Opleiding tot lasser"),
        ("lasser", "Voor lassers in Twente"),
        ("cafe", "Café De Brug"),
        ("scholing bouw", "Bouw: bijscholing op locatie"),
        ("huis", "Huizen bouwen"),
        ("brieven", "De brief"),
        ("stap", "Stappen zetten"),
    ],
)
def test_a_search_forgives_case_accents_and_endings(search, text):
    assert searching.finds(text, search)


@pytest.mark.parametrize(
    ("search", "text"), [("taal", "Totaal anders lassen"), ("zorg", "Bouw"), ("taal zorg", "Taal"), ("de", "Traject")]
)
def test_a_search_does_not_find_other_words(search, text):
    assert searching.finds(text, search) == (search == "taal" and "taal" in text.lower())


def test_an_empty_search_finds_everything():
    assert searching.finds("Taal", "  ")
