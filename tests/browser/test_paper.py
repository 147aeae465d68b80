"""Pages on paper, read from the PDF that Chromium makes of them: all figures, nothing to click, the right choices, light."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from dashboard import theme

SIX = "placement_rate,participants,dropout_rate,sustained_rate,praktijkverklaring_rate,further_education_rate"
NINE = f"{SIX},placements,completed,ongoing"
CHART = ".pow-multiples text"
NAVIGATION = ("Levering controleren", "Lessen en ervaringen", "Deel deze weergave")
TO_CLICK = ("als tabel", "als CSV", "Vergroot", "Zo is dit berekend", "Vergelijk alle regio", "Filters wissen")


def printed(page: Page) -> list[str]:
    """Return the words of every sheet, each on one line."""
    read = PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in read.pages]


def colours(drawing: Any, resources: Any) -> set[str]:
    """Return the colours of lines, areas and words of a sheet, and of the drawings within it."""
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", drawing.get_data())
    used = {"#{:02x}{:02x}{:02x}".format(*(round(255 * float(part)) for part in one)) for one in found}
    for name in resources.get("/XObject", {}):
        within = resources["/XObject"][name]
        if within["/Subtype"] == "/Form":
            used |= colours(within, within.get("/Resources", {}))
    return used


@pytest.mark.parametrize("codes", [SIX, NINE])
def test_every_figure_that_was_chosen_is_on_paper_for_every_region(address, visit, codes):
    page = visit(f"{address}/vergelijken?regio=AM05&cijfer={codes}")
    titles = (
        page.locator(".pow-several")
        .first.locator("thead th")
        .evaluate_all("all => all.map(one => one.firstChild.textContent)")
    )
    rows = (
        page.locator(".pow-several")
        .first.locator("tbody tr")
        .evaluate_all("all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))")
    )
    assert len(titles) == 1 + len(codes.split(","))
    page.set_viewport_size({"width": 718, "height": 1000})  # an upright A4 between its margins
    page.emulate_media(media="print")
    seen = page.locator(".pow-several").filter(visible=True)
    boxes = seen.locator("td").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert len(boxes) == len(rows) * len(codes.split(","))
    assert max(boxes) <= 718
    words = " ".join(printed(page))
    for title in titles:
        assert title in words
    for cell in rows[0]:
        assert re.sub(r"(?<=[%\d])(?=\d+ van)", " ", cell.lstrip("▲▼")).split("%")[0] in words


@pytest.mark.parametrize(
    "path", ["?regio=AM05", "vergelijken?regio=AM05", "kwaliteit?regio=AM05", "mijn-regio?regio=AM05"]
)
def test_a_heading_stands_on_the_sheet_of_its_figure_and_nothing_to_click_is_printed(address, visit, path):
    page = visit(f"{address}/{path}")
    if path.startswith("vergelijken"):
        page.wait_for_selector(CHART, state="attached")
    heads = page.locator('[class*="st-key-pow_figure_"]').evaluate_all(
        """all => all.map(one => {
          const first = one.querySelector('tbody th, tbody td, .pow-tile-name, .pow-key-title, svg.main-svg text, .pow-multiples text, .pow-spread strong, .pow-course strong');
          return [one.querySelector('h2').textContent, first.innerText ?? first.textContent];
        })"""
    )
    assert len(heads) >= 3
    sheets = printed(page)
    for question, first in heads:
        (sheet,) = [words for words in sheets if question in words]
        assert " ".join(first.split()) in sheet.split(question, 1)[1], (question, first)
    words = " ".join(sheets)
    assert [one for one in (*NAVIGATION, *TO_CLICK) if one in words] == []


@pytest.mark.parametrize(
    ("path", "choice"),
    [
        ("kwaliteit?regio=AM05&periode=2021&groep=ww", "Keuze: Twente"),
        ("?regio=AM05&periode=2021&pijler=route", "Keuze: Twente · Plaatsingspercentage · 2021"),
        ("vergelijken?periode=2021&taal=en", "Choice: Placement rate · 2021 · All participants · All pillars"),
        ("mijn-regio?regio=AM05&periode=2021", "Keuze: Twente"),
        ("uitleg?periode=2021", None),
    ],
)
def test_paper_names_the_choices_of_its_own_page_and_no_others(address, visit, path, choice):
    page = visit(f"{address}/{path}")
    page.emulate_media(media="print")
    lines = [line for line in page.locator(".pow-print-only").all_inner_texts() if re.match("Keuze|Choice", line)]
    assert lines == ([choice] if choice else [])


def test_a_dark_system_prints_on_light_paper_in_the_colours_of_the_light_theme(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", "dark")
    for drawn in (CHART, ".st-key-funnel .point"):
        page.wait_for_selector(drawn, state="attached")
    read = PdfReader(io.BytesIO(page.pdf(format="A4")))
    used = {colour for sheet in read.pages for colour in colours(sheet.get_contents(), sheet["/Resources"])}
    light, dark = theme.TOKENS["light"], theme.TOKENS["dark"]
    only_dark = set(dark.values()) - set(light.values())
    assert used & only_dark == set()
    assert {light[name] for name in ("ink", "own_region", "country", "bar", "band_95", "band_99", "same")} <= used


def test_a_chart_is_as_wide_as_the_paper(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=1920)
    page.wait_for_selector(CHART, state="attached")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what a browser does before it lays out the sheets
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    for drawing in (".st-key-funnel .main-svg", ".pow-multiples > svg"):
        box = page.locator(drawing).first.bounding_box()
        assert 690 <= box["width"] <= 718
        assert box["height"] < 700
