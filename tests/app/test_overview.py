"""Overzicht on the small release: the country, the map, who delivered, what is not there, downloads, both languages."""

import csv
import io
import re
from collections import Counter
from html import unescape

import pandas as pd
import pytest

from dashboard import exports, release, viewer
from dashboard.components.overview import overview_parts
from dashboard.queries import overview
from dashboard.queries.comparison import comparison
from dashboard.selection import Selection
from pipelines import registries

PUBLIC = viewer.Viewer("openbaar")


@pytest.fixture
def shown(visited):
    return lambda **query: " ".join(element.value for element in visited("overview", **query).markdown)


def tile(text: str, region: str) -> str:
    return next(part for part in text.split('class="pow-tile ')[1:] if region in part).split("</li>")[0]


def card(text: str, title: str) -> str:
    return next(part for part in text.split('class="pow-key-title">')[1:] if part.startswith(title)).split("</li>")[0]


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def test_a_key_figure_has_its_number_its_counts_its_interval_and_its_period(shown):
    words = plain(card(shown(), "Plaatsingspercentage"))
    assert "40%" in words
    assert "11.150 van 27.940" in words
    assert re.search(r"95%-interval 39,\d% tot 40,\d%", words)
    assert "gestart van 1e helft 2019 tot en met 2e helft 2021" in words


def test_which_figures_are_key_figures_is_what_the_registry_says_and_never_one_alone(shown):
    titles = re.findall(r'class="pow-key-title">([^<]+)<', shown())
    headlines = sorted(
        (one.headline, one.texts["title"]["nl"]) for one in registries.indicators().values() if one.headline
    )
    assert titles == [title for _, title in headlines]
    assert len(titles) >= 4


def test_a_count_says_its_unit_and_the_period_follows_the_choice(shown):
    words = plain(card(shown(periode="2021-H1"), "Deelnemers"))
    assert "mensen" in words
    assert "gestart in 1e helft 2021" in words
    assert plain(card(shown(), "Deelnemers")) != words


def test_the_own_region_stands_beside_the_country_with_counts_and_interval(shown):
    words = plain(card(shown(regio="AM05"), "Plaatsingspercentage"))
    assert re.search(r"Twente: \d+% [\d.]+ van [\d.]+ 95%-interval", words)
    assert "Twente" not in card(shown(), "Plaatsingspercentage")


def test_a_figure_that_nobody_can_know_yet_is_no_zero(shown):
    words = plain(card(shown(periode="2022-H2"), "Plaatsingspercentage"))
    assert "nog niet meetbaar" in words
    assert "0%" not in words


def test_all_figures_stand_in_one_table_in_groups(shown):
    table = shown(regio="AM05").split('class="pow-figures"')[1].split("</table>")[0]
    public = [one for one in registries.indicators().values() if "openbaar" in one.audiences]
    assert all(f'scope="row">{one.texts["title"]["nl"]}</th>' in table for one in public)
    assert [words for words in ("Percentages", "Aantallen mensen", "Trajecten, geld en bereik") if words in table] == [
        "Percentages",
        "Aantallen mensen",
        "Trajecten, geld en bereik",
    ]
    assert "hele looptijd" in table


def test_that_the_country_is_not_complete_is_said_once(shown):
    text = shown()
    assert "Geleverd&#58; 34 van de 35 regio’s" in text
    assert text.count("De cijfers van Nederland zijn dus nog niet compleet.") == 1
    assert "nog niet compleet" not in text.split('class="pow-keys"')[1].split("</ul>")[0]


def test_every_region_has_a_tile_and_the_own_one_is_marked(shown):
    text = shown(regio="AM05")
    assert text.count('class="pow-tile ') == 35
    assert len(re.findall(r'class="pow-tile [^"]*pow-tile-own', text)) == 1
    own = tile(text, "Twente")
    assert "%" in own
    assert ">TWE<" in own
    assert "niet geleverd" in tile(text, "Zeeland")


def legend_of(text: str) -> str:
    return text.split('class="pow-legend"')[1].split("</ul>", maxsplit=1)[0]


@pytest.mark.parametrize("figure", ["placement_rate", "dropout_rate"])
def test_a_tile_of_a_share_has_the_colour_of_its_verdict_and_the_legend_counts_them(shown, figure):
    text = shown(cijfer=figure, regio="AM05")
    rows = comparison(release.open_for(PUBLIC, Selection()), Selection(), figure).query("region_code != 'NL'")
    looks = {"higher_2": "higher-2", "lower_2": "lower-2", "higher_1": "higher-1", "lower_1": "lower-1", "same": "same"}
    seen = [looks.get(one, "unknown") for one in rows.loc[rows["status"] == "shown", "verdict"]]
    on_map = re.findall(r'class="pow-tile pow-tile-(same|unknown|higher-\d|lower-\d)', text)
    assert Counter(on_map) == Counter(seen)
    for look, count in Counter(seen).items():
        assert re.search(rf"pow-swatch pow-tile-{look}[^>]*>[^<]*</span>[^<]*\({count}\)", legend_of(text))
    assert {">▲▲<", ">▲<"} & set(re.findall(">▲+<", text)) or not any(one.startswith("higher") for one in seen)
    assert "niet hoe hoog het percentage is" in text
    assert "pow-shade-" not in text


def test_the_map_is_silent_where_the_verdict_is(shown):
    """Shares that do not differ look alike, however far apart they are; one that differs is seen."""
    text = shown()
    alike = {int(value) for value in re.findall(r'class="pow-tile pow-tile-same.*?<strong>(\d+)%', text)}
    assert max(alike) - min(alike) >= 3
    assert tile(text, "Twente").startswith("pow-tile-higher-2")


def test_a_number_has_a_pale_shade_of_which_the_legend_names_the_limits(shown):
    text = shown(cijfer="participants")
    on_map = re.findall(r'class="pow-tile (pow-shade-\d).*?<strong>([\d.]+)</strong>', text)
    limits = re.findall(r"(pow-shade-\d)[^>]*></span>([\d.]+) tot ([\d.]+)", legend_of(text))
    assert {shade for shade, _ in on_map} <= {shade for shade, _, _ in limits}
    ends = {shade: tuple(int(end.replace(".", "")) for end in pair) for shade, *pair in limits}
    for shade, value in on_map:
        assert ends[shade][0] <= int(value.replace(".", "")) <= ends[shade][1]
    assert "geen oordeel" in text


def test_the_legend_says_what_has_no_figure_and_which_region_is_the_own_one(shown):
    legend = legend_of(shown(regio="AM05"))
    assert "geen cijfer" in legend
    assert "uw regio" in legend
    assert "uw regio" not in shown()
    hidden = shown(periode="2020-H2")
    assert "niet te laten zien" in legend_of(hidden)
    assert 'class="pow-tile pow-tile-hidden' in hidden
    assert tile(shown(), "Zeeland").startswith("pow-tile-empty")


def test_a_tile_says_why_there_is_no_figure(shown):
    assert "nog niet meetbaar" in tile(shown(periode="2022-H2"), "Twente")
    assert "te klein" in tile(shown(periode="2020-H2"), "Groningen")


def test_what_lacks_on_the_map_is_told_with_the_reason_and_the_regions(shown):
    gaps = shown(periode="2020-H2").split('class="pow-gaps"')[1].split("</dl>")[0]
    words = plain(gaps)
    assert "De regio leverde dit niet, of de rijen wachten op verbetering. 1 regio Zeeland" in words
    assert "Het gaat om minder dan 20 mensen." in words
    assert "Groningen" in words


def test_the_map_stands_there_as_a_table_too(shown):
    table = shown(regio="AM05").split("pow-map-table")[1].split("</table>")[0]
    rows = [plain(row) for row in table.split("<tr")[2:]]
    assert len(rows) == 36
    assert "Twente TWE" in rows[0]
    assert "Nederland" in rows[-1]
    assert re.search(r"\d+% [\d.]+ van [\d.]+ 95%-interval", rows[0])


def test_who_delivered_stands_per_reference_date(shown):
    table = shown().split('class="pow-delivered"')[1].split("</table>")[0]
    assert "31-12-2022 openbaar sinds 01-02-2023 34 regio’s" in plain(table)
    assert "niet geleverd 1 regio Zeeland" in plain(table)


def test_an_amount_says_its_unit_and_that_it_is_of_the_whole_programme(shown):
    text = shown(cijfer="reach", periode="2021")
    assert "per 1.000 mensen met een uitkering · Hele looptijd" in text


def test_english_says_the_same(shown):
    text = shown(taal="en", regio="AM05")
    assert "not delivered" in tile(text, "Zeeland")
    assert "Delivered&#58; 34 of the 35 regions" in text
    assert "started from 1st half 2019 to 2nd half 2021" in text
    assert not [word for word in ("niet geleverd", "Nederland", "gestart", "regio’s") if word in text]


def read(frame: pd.DataFrame, language: str) -> list[dict[str, str]]:
    written = exports.csv(frame, release.open_for(PUBLIC, Selection()), language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";"))


def test_the_downloads_hold_what_is_shown_under_the_headers_of_the_dictionary(small):
    opened = release.open_for(PUBLIC, Selection())
    figures = overview.country_figures(opened, Selection(own_region="AM05"))
    rows = read(overview_parts.figures_file(figures, opened, "nl"), "nl")
    country = next(row for row in rows if (row["cijfer_naam"], row["regiocode"]) == ("Plaatsingspercentage", "NL"))
    assert (country["teller"], country["noemer"], country["status"]) == ("11150", "27940", "shown")
    assert country["ondergrens_95"].startswith("0,393")
    assert {row["regiocode"] for row in rows} == {"NL", "AM05"}
    came = read(overview_parts.delivered_file(overview.regions(opened), opened, "en"), "en")
    assert len(came) == 35
    assert next(row for row in came if row["region"] == "Zeeland")["delivered"] == "no"
    twente = next(row for row in came if row["region"] == "Twente")
    assert (twente["reference_date"], twente["public_since"]) == ("2022-12-31", "2023-02-01")


@pytest.mark.parametrize(("coverage", "is_complete"), [("full", True), ("partial", False)])
def test_when_everyone_delivered_it_says_so_and_whether_all_is_known(small, monkeypatch, coverage, is_complete):
    opened = release.open_for(PUBLIC, Selection())
    said: list[str] = []
    monkeypatch.setattr(overview_parts.markup, "show", said.append)
    figures = overview.country_figures(opened, Selection()).assign(coverage=coverage)
    overview_parts.lead(overview.regions(opened).assign(delivered=True), figures, opened, "nl")
    assert "Alle 35 regio’s hebben geleverd" in said[0]
    assert ("niet compleet" not in said[0]) == is_complete


def test_a_region_whose_own_below_5_hides_its_share_is_led_to_what_was_found(shown, monkeypatch):
    monkeypatch.setenv("POW_AUDIENCE", "landelijk")
    text = shown(cijfer="further_education_rate")
    way = 'href="./kwaliteit?regio=AM33&amp;'
    assert text.count(way) == 2  # the tile, and its twin in the table
    region = registries.region_names()["AM33"]
    assert way in tile(text, region)
    assert "#bevindingen" in tile(text, region)
    assert f"bekijk wat er in de levering van {region} is gevonden" in tile(text, region)
    assert "./kwaliteit" not in tile(text, "Twente")


def test_the_public_is_not_led_there_because_that_would_tell_why_a_share_is_left_out(shown):
    region = registries.region_names()["AM33"]
    found = tile(shown(cijfer="further_education_rate"), region)
    assert "<strong>te grof</strong>" in found
    assert "./kwaliteit" not in found
    assert "of er is te vaak ‘&lt;5’ geleverd" in found
