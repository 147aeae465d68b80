"""A region is known by its code, its name and every name in use, with the usual words around it; nothing is guessed."""

import pytest

from pipelines.intake.values import codes
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries import municipalities, region_aliases, region_names
from pipelines.registries.regions import Named, also_called, named

SPELLINGS = (
    "{name}", "Arbeidsmarktregio {name}", "arbeidsmarktregio: {name}", "AMR {name}", "De arbeidsmarktregio {name}",
    "Regio {name}", "{name} (arbeidsmarktregio)", "Labour market region {name}", "{code} {name}", "{name} ({code})",
    "{code} - {name}", "{code}: {name}", "{code}{name}", "Arbeidsmarktregio {name} ({code})", "{capitals}", " {name}\u00a0", "{dashed}",
)  # fmt: skip


def spelled(spelling: str, name: str, code: str) -> str:
    return spelling.format(name=name, code=code, capitals=name.upper(), dashed=name.replace("-", "\u2011"))


def test_there_are_names_to_try() -> None:
    assert len(region_names()) == 35
    assert len(region_aliases()) > 80


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_name_in_use_is_read_in_every_spelling(spelling: str) -> None:
    one_region = [(code, name) for code, name, is_vague in region_aliases() if not is_vague]
    misread = {
        text: named(text) for code, name in one_region if named(text := spelled(spelling, name, code)).code != code
    }
    assert misread == {}


@pytest.mark.parametrize(
    "spelling", ["{}", "am{n}", "AM-{n:02d}", "am {n:02d}", "AM {n}", "Arbeidsmarktregio AM{n:02d}"]
)
def test_every_code_is_read_in_every_spelling(spelling: str) -> None:
    texts = {code: spelling.format(code, n=int(code[2:])) for code in region_names()}
    assert {code: named(text).code for code, text in texts.items()} == {code: code for code in region_names()}


@pytest.mark.parametrize(
    "written",
    ["AM06 Twente", "Twente (AM06)", "AM05 Zwolle", "AM04 Twente", "AM06 - Arbeidsmarktregio Twente", "AM05 Apeldoorn"],
)
def test_a_code_and_a_name_of_two_regions_wait(written: str) -> None:
    assert named(written) == Named(fault="REGION_CONTRADICTS")
    with pytest.raises(Unreadable, match="REGION_CONTRADICTS"):
        codes.region(written)


@pytest.mark.parametrize("written", ["Twente en Achterhoek", "Twente/Achterhoek", "AM05, AM06", "VNO-NCW West"])
def test_two_regions_are_several(written: str) -> None:
    assert named(written) == Named(fault="REGION_SEVERAL")


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("Twnete", "Twente"), ("Arbeidsmarktregio Twnete", "Twente"), ("AM05 Werkplein", "Twente"),
        ("Enschede", "Twente"), ("Zwolle", "Regio Zwolle"), ("Arbeidsmarktregio Zuidost-Brabant", "Zuidoost-Brabant"),
        ("Den Haag", "Haaglanden"), ("Noord-Brabant", None), ("Limburg", None), ("Nederland", None), ("AM04", None),
        ("05", None), ("regio", None),
    ],
)  # fmt: skip
def test_what_is_not_one_region_waits_with_the_one_that_may_be_meant(written: str, suggestion: str | None) -> None:
    assert named(written) == Named(fault="REGION_UNKNOWN", suggestion=suggestion)


def test_a_city_names_its_region_only_where_words_or_a_code_say_so() -> None:
    assert named("Arbeidsmarktregio Zwolle").code == named("AM36 Zwolle").code == "AM36"
    assert named("AM05 Enschede").code == "AM05"
    assert named("Enschede").code is None


def test_an_empty_text_names_nothing() -> None:
    assert named(" ") == Named()
    assert codes.region("") is None


def test_a_region_is_looked_for_by_its_municipalities_and_other_names_each_once():
    found = also_called()
    assert {("Tilburg", "AM26"), ("Den Haag", "AM21"), ("Hart van Brabant", "AM26")} <= set(found)
    assert len(set(found)) == len(found)
    assert {code for _, code in found} <= set(region_names())
    assert not {name for name, _ in found} & set(region_names().values())
    assert {(name, code) for name, code, _ in municipalities() if name not in region_names().values()} <= set(found)
