"""Beside whom, and split into what, on a small release: what is offered, why not, and that everything follows."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import viewer
from tests.release_fixture import OWN

GROUP = {"naast": "groep", "leden": "AM03,AM05,AM10,AM12", "groepsnaam": "Oost <b>"}


def text(test: AppTest) -> str:
    return " ".join(element.value for element in test.markdown).replace("&#58;", ":")


def options(test: AppTest, field: str) -> list[str]:
    return list(test.selectbox(key=f"compare_{field}").options)


def heads(said: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*><a [^>]*>([^<]*)<', said.split("</table>", maxsplit=1)[0])


def test_lead_table_and_verdict_follow_a_group_and_its_name_is_escaped(visited):
    test = visited("compare", regio=OWN, **GROUP)
    said = text(test)
    lead = re.sub(r"<[^>]+>", "", re.search(r'<p class="pow-lead[^"]*">(.*?)</p>', said).group(1))
    assert "het verschil met Oost &lt;b&gt; (" in lead
    assert "Vergeleken met Oost &lt;b&gt;" in said
    assert re.search(r'<tr class="pow-country"[^>]*><th scope="row">.*?Oost &lt;b&gt;', said)
    assert "Oost <b>" not in said
    assert "Een regio uit de groep is vergeleken met de andere in die groep." in said


def test_similar_regions_ask_for_an_own_region_and_are_named_with_their_reasons(visited):
    without = visited("compare", naast="lijkt")
    assert len(options(without, "beside")) == 2
    assert "Kies eerst uw regio" in text(without)
    assert "Vergeleken met Nederland" in text(without)
    said = text(visited("compare", regio=OWN, naast="lijkt"))
    assert "Vergeleken met gelijkende regio’s" in said
    assert re.search(r"Gelijkende regio’s: [^.]*\((inwoners|stedelijkheid|bijstand|werkloos|arbeids)", said)


def test_an_empty_group_is_beside_the_country_and_says_so(visited):
    said = text(visited("compare", regio=OWN, naast="groep"))
    assert "Kies de regio’s van uw groep." in said
    assert "Vergeleken met Nederland" in said


@pytest.mark.parametrize(
    ("splits", "many"), [("groep", 5), ("pijler", 4), ("halfjaar", None), ("jaar", None)]
)  # fmt: skip
@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
def test_a_split_has_a_column_per_part(visited, monkeypatch, splits, many, audience):
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, audience)
    test = visited("compare", regio=OWN, splits=splits)
    found = heads(text(test))
    assert len(found) == many if many else len(found) >= 3
    assert len(set(found)) == len(found)
    assert len(re.findall(r'<tr[^>]*><th scope="row">', text(test).split("<table")[1])) == 36
    assert text(test).count("Bron: ") <= 3  # a line per tile, not per column


def test_what_the_file_has_not_is_not_offered_and_says_why(visited, monkeypatch):
    fine = {"groep": "ww", "periode": "2021"}
    public = visited("compare", splits="pijler", **fine)
    assert options(public, "splits")[1:] == ["Groep", "Jaar"]
    assert "Niet uit te splitsen bij deze keuze: Pijler, Halfjaar." in text(public)
    assert "pow-heats" not in text(public)
    monkeypatch.setenv(viewer.AUDIENCE_VARIABLE, "landelijk")
    assert len(options(visited("compare", **fine), "splits")) == 5
    amount = visited("compare", cijfer="reach", splits="groep")
    assert options(amount, "splits") == ["Niet uitsplitsen"]
    assert "alleen over de hele looptijd" in text(amount)
    several = visited("compare", cijfer="placement_rate,dropout_rate", splits="groep")
    assert "Uitsplitsen kan met één cijfer tegelijk." in text(several)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "choice", [GROUP, {"naast": "lijkt"}, GROUP | {"splits": "groep"}, {"naast": "lijkt", "splits": "jaar"}]
)
@pytest.mark.parametrize(
    "codes",
    ["placement_rate", "participants", "reach", "placement_rate,participants", "placement_rate,dropout_rate,reach"],
)
def test_every_state_is_drawn(visited, language, choice, codes):
    said = text(visited("compare", regio="AM24", cijfer=codes, taal=language, **choice))
    assert {"nl": "Dit laat niet zien of", "en": "This does not show whether"}[language] in said


def test_a_count_can_be_split_too(visited):
    said = text(visited("compare", cijfer="participants", splits="groep"))
    assert len(heads(said)) == 6
    assert "pow-strip-dot" not in said
