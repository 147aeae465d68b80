"""What a comparison says in words, on rows given by hand: sentences that agree, verdicts as judged, reasons."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.components.figures import comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import cell_words
from dashboard.selection import Selection
from pipelines import registries

RATE = registries.indicators()["placement_rate"]
SHOWN = {"status": "shown", "coverage": "full", "precision": "controlled5", "hidden_because": None}


def about(indicator=RATE):
    found = {"indicator": indicator.id, "kind": indicator.kind, "unit": indicator.unit, "decimals": indicator.decimals}
    words = {f"{name}_{one}": text for name, pair in indicator.texts.items() for one, text in pair.items()}
    return found | {"polarity": indicator.polarity} | words


def row(code="AM05", name="Twente", x=90, n=170, verdict="higher_1", **other):
    value = None if x is None or n is None else x / n
    bounds = {"lower": 0.44, "upper": 0.62} if value else {"lower": None, "upper": None}
    figure = {"region_code": code, "name": name, "numerator": x, "denominator": n, "value": value, "verdict": verdict}
    return figure | bounds | SHOWN | other


COUNTRY = row("NL", "Nederland", 6340, 15650, "same")


def said(*rows, own="AM05", language="nl", indicator=RATE):
    """Return the sentence before the charts, without its markup."""
    frame = pd.DataFrame([*rows, COUNTRY] if rows[-1]["region_code"] != "NL" else rows)
    compared = Compared(None, Selection(own_region=own, language=language), about(indicator), frame)
    return re.sub(r"<[^>]+>", "", comparison_words.lead(compared)).replace("&lt;", "<").replace("&#58;", ":")


@pytest.mark.parametrize(
    ("count", "dutch", "english"),
    [
        (0, "Bij geen enkele regio kunnen we zeggen", "In no region can we say"),
        (1, "Bij 1 regio is het verschil", "In 1 region the difference"),
        (2, "Bij 2 regio’s is het verschil", "In 2 regions the difference"),
    ],
)
def test_the_number_of_regions_that_differ_agrees_with_its_words(count, dutch, english):
    others = [row(f"AM{one}", verdict="lower_2") for one in range(10, 10 + count)] + [row("AM20", verdict="lower_1")]
    assert dutch in said(row(), *others)
    assert english in said(row(), *others, language="en")
    assert "met Nederland (41%)" in said(row(), *others)


def test_own_region_and_else_the_country_is_the_one_the_sentence_is_about():
    assert said(row()).startswith("In Twente vonden ongeveer 90 van de 170 deelnemers werk (53%). ")
    assert said(row(), own=None).startswith("In Nederland vonden ongeveer 6.340 van de 15.650 deelnemers werk (41%). ")
    assert said(row(), own=None, language="en").startswith(
        "In the Netherlands, about 6,340 of the 15,650 participants "
    )


def test_what_no_sentence_agrees_with_is_said_without_one():
    assert said(row(x=1, n=20)).startswith("Plaatsingspercentage, Twente: 5% (1 van 20). ")
    count = registries.indicators()["participants"]
    one = row(x=1, n=None, verdict="") | {"value": 1.0}
    assert said(one, indicator=count).startswith("Deelnemers, Twente: 1. ")


@pytest.mark.parametrize(
    ("status", "because", "words"),
    [
        ("hidden", "few_people", "Het gaat om minder dan 20 mensen."),
        ("hidden", "not_within", "Door het afronden zou dit percentage te ver van het echte kunnen liggen"),
        ("hidden", "few_regions", "Minder dan 3 regio’s hebben dit cijfer."),
        ("hidden", "below_5", "De regio leverde te vaak ‘<5’"),
        ("missing", None, "De regio leverde dit niet, of de rijen wachten op verbetering."),
        ("immature", None, "Deze mensen begonnen te kort geleden"),
        ("not_applicable", None, "Dit cijfer bestaat hier niet."),
    ],
)
def test_a_region_without_a_figure_says_why(status, because, words):
    empty = row(x=None, n=None, status=status, hidden_because=because)
    assert said(empty).startswith(f"Voor Twente is er geen cijfer. {words}")
    line = cell_words.spoken(SimpleNamespace(**empty), about(), "nl", "Twente")
    assert words in line
    assert not re.search(r"\d%", line)


def test_without_a_figure_of_the_country_nothing_is_compared():
    silent = row("NL", "Nederland", None, None, "unknown", status="immature")
    assert "Voor Nederland is er geen cijfer. Vergelijken kan daarom niet." in said(row(), silent)


@pytest.mark.parametrize(
    ("indicator", "higher", "lower"),
    [
        ("placement_rate", "verschilt: gunstiger", "mogelijk ongunstiger"),
        ("dropout_rate", "verschilt: ongunstiger", "mogelijk gunstiger"),
        ("reach", "verschilt: hoger", "mogelijk lager"),
    ],
)
def test_a_verdict_judges_only_where_the_registry_does(indicator, higher, lower):
    found = about(registries.indicators()[indicator])
    assert cell_words.verdict_text("higher_2", found, "nl") == higher
    assert cell_words.verdict_text("lower_1", found, "nl") == lower
    assert cell_words.verdict_text("same", found, "nl") == "geen verschil te zien"
    assert cell_words.verdict_text("unknown", found, "nl") == "niet te zeggen"
    assert cell_words.verdict_text("unknown_few", found, "nl") == "niet te zeggen: te weinig mensen"


def test_the_line_under_the_pointer_says_everything_that_is_known():
    line = cell_words.spoken(SimpleNamespace(**row(coverage="partial")), about(), "nl", "Twente")
    assert line == (
        "Twente: 53%, 90 van 170, 95%-interval 44% tot 62%, mogelijk gunstiger, nog niet compleet, afgerond op 5"
    )
    country = cell_words.spoken(SimpleNamespace(**COUNTRY), about(), "en", "The Netherlands")
    assert country == "The Netherlands: 41%, 6,340 of 15,650, 95% interval 44% to 62%, rounded to 5"


@pytest.mark.parametrize("indicator", registries.indicators().values(), ids=lambda one: one.id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_indicator_says_its_figure_in_a_sentence(indicator, language):
    given = {"region": "Twente", "counted": "<b>", "share": "53%"}
    found = comparison_words.filled(indicator.texts["sentence"][language], **given)
    assert found.startswith("In Twente")
    assert found.count("&lt;b&gt;") == 1
    assert found.endswith(".")


@pytest.mark.parametrize(
    ("value", "precision", "dutch", "english"),
    [
        (0.0, "controlled5", "In Twente begonnen 0 tot 5 mensen", "In Twente, 0 to 5 people"),
        (35.0, "controlled5", "In Twente begonnen ongeveer 35 mensen", "In Twente, about 35 people"),
        (0.0, "exact", "In Twente begonnen 0 mensen", "In Twente, 0 people"),
        (35.0, "exact", "In Twente begonnen 35 mensen", "In Twente, 35 people"),
    ],
)
def test_a_public_number_is_never_said_as_if_it_were_exact_and_0_may_be_up_to_5(value, precision, dutch, english):
    count = registries.indicators()["participants"]
    one = row(x=value, n=None, verdict="", precision=precision) | {"value": value}
    assert said(one, indicator=count).startswith(dutch)
    assert said(one, indicator=count, language="en").startswith(english)


def test_nobody_of_60_is_said_so_because_the_interval_says_how_far_off_that_may_be():
    none = row(x=0, n=60) | {"value": 0.0, "lower": 0.0, "upper": 0.157}
    line = cell_words.spoken(SimpleNamespace(**none), about(), "nl", "Twente")
    assert line.startswith("Twente: 0%, 0 van 60, 95%-interval 0% tot 16%")


def test_an_amount_out_of_public_numbers_is_said_as_it_was_computed():
    reach = registries.indicators()["reach"]
    one = row(x=None, n=None, verdict="") | {"value": 0.0}
    assert cell_words.cell_text(SimpleNamespace(**one), about(reach), "nl") == "0,0"
