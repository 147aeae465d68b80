"""Every page on every width of screen: nothing is cut off or lies over anything, and a large screen is used."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import READY
from tests.browser.fitting import WIDTHS, faults

SIX = "placement_rate,participants,dropout_rate,sustained_rate,praktijkverklaring_rate,further_education_rate"
PATHS = [
    "?regio=AM05",
    "vergelijken?regio=AM05",
    f"vergelijken?regio=AM05&cijfer={SIX}",
    "vergelijken?cijfer=participants",
    "mijn-regio",
    "lessen",
    "lessen?soort=lessen&regio=AM01",
    "kwaliteit?regio=AM05",
    "controleren",
    "downloads",
    "uitleg",
]
CHART = ".pow-multiples text"
DRAWN = """() => {
  const widths = all => [...document.querySelectorAll(all)].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().width);
  const tall = all => Math.max(...[...document.querySelectorAll(all)].map(one => one.getBoundingClientRect().height));
  return {bar: Math.min(...widths('.pow-rates td.pow-bars svg')), funnel: widths('.st-key-funnel .main-svg')[0],
    label: tall('.pow-multiples text'), words: tall('.pow-rates tbody tr:nth-child(2) th'),
    room: widths('.st-key-pow_figure_funnel')[0]};
}"""


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_cut_off_and_nothing_lies_over_anything_in_either_language(address, visit, path):
    page = visit(f"{address}/{path}")
    wrong = {("nl", width): found for width in WIDTHS if (found := faults(page, width))}
    page.get_by_text("EN", exact=True).click()
    page.wait_for_selector(".pow-markup[lang=en] .pow-title")
    page.wait_for_selector(READY)
    wrong |= {("en", width): found for width in WIDTHS if (found := faults(page, width))}
    assert wrong == {}
    assert page.said == []


def drawn(page: Page, width: int) -> dict[str, float]:
    """Return how large the parts of the comparison are at this width, once the charts follow it."""
    assert faults(page, width) == []
    page.wait_for_function(f"() => {{ const now = ({DRAWN})(); return Math.abs(now.funnel - now.room) < 2 }}")
    return page.evaluate(DRAWN)


def test_no_bar_is_narrower_than_on_a_laptop_and_on_a_large_screen_all_grows(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05")
    page.wait_for_selector(CHART, state="attached")
    sizes = {width: drawn(page, width) for width in WIDTHS if width > 360}  # on a phone a bar opens under its name
    assert sizes[1366]["bar"] >= 186
    assert min(one["bar"] for one in sizes.values()) == sizes[1366]["bar"]
    for name in ("bar", "funnel", "label", "words"):
        assert sizes[1920][name] == pytest.approx(sizes[1536][name] * 1920 / 1536, rel=0.03), name
        assert sizes[2560][name] == pytest.approx(sizes[1536][name] * 2560 / 1536, rel=0.03), name
    assert sizes[1366]["label"] < sizes[1920]["label"]


def test_the_pointer_meets_a_point_of_a_chart_that_has_grown(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=1920)
    page.wait_for_selector(CHART, state="attached")
    own = page.locator(".st-key-funnel .scatterlayer > .trace:has(.point)").nth(1).locator(".point")
    own.scroll_into_view_if_needed()
    box = own.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_selector(".hovertext", state="attached")
    label = page.locator(".hovertext").bounding_box()
    assert "Twente" in page.locator(".hovertext").text_content()
    assert abs(label["x"] - box["x"] - box["width"]) < 40 or abs(label["x"] + label["width"] - box["x"]) < 40


def test_the_pointer_meets_what_is_known_of_a_period_on_a_tile(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=1920)
    page.wait_for_selector(CHART, state="attached")
    met = page.locator(".pow-multiples-own rect:has(title)").evaluate_all("""all => all.map(one => {
        one.scrollIntoView({block: 'center'});
        const box = one.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).querySelector('title').textContent;
    })""")
    assert len(met) == 8
    assert [one.split(":")[0] for one in met][-1] == "Twente, 2e helft 2022"
    assert len(set(met)) == 8


def test_on_a_phone_every_tile_is_in_sight_under_its_abbreviation(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=360)
    page.wait_for_selector(CHART, state="attached")
    seen = page.locator(CHART).filter(visible=True)
    assert {"TWE", "FRI", "ZLI"} <= set(seen.all_text_contents())
    assert "Twente" not in seen.all_text_contents()
    boxes = seen.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(boxes) <= 360


def test_on_a_phone_of_many_figures_the_first_is_seen_and_a_name_opens_the_rest(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05&cijfer={SIX}", width=360)
    own = page.locator(".pow-several tr.pow-own")
    cells = own.locator("td")
    assert [cell.is_visible() for cell in cells.all()] == [True] + 5 * [False]
    own.locator("summary").press("Enter")
    assert all(cell.is_visible() for cell in cells.all())
    titles = cells.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert titles[1:3] == ['"Deelnemers"', '"Uitval"']


@pytest.mark.parametrize(
    ("path", "figure", "drawing", "language", "words"),
    [
        ("vergelijken?regio=AM05", "funnel", ".main-svg", "nl", ("Vergroot", "Sluit (Esc)")),
        ("vergelijken?regio=AM05", "development", ".pow-multiples > svg", "en", ("Enlarge", "Close (Esc)")),
        ("?regio=AM05", "map", ".pow-tiles", "nl", ("Vergroot", "Sluit (Esc)")),
        ("vergelijken?regio=AM05", "table", ".pow-rates", "en", ("Enlarge", "Close (Esc)")),
    ],
)
def test_a_figure_fills_the_screen_by_keyboard_and_escape_leads_back(
    address, visit, path, figure, drawing, language, words
):
    page = visit(f"{address}/{path}&taal={language}")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.wait_for_selector(f".st-key-pow_figure_{figure} {drawing}")
    part, button = (
        page.locator(f".st-key-pow_figure_{figure}"),
        page.locator(f".st-key-pow_figure_{figure} .pow-enlarge"),
    )
    before = part.locator(drawing).first.bounding_box()["width"]
    assert button.inner_text().startswith(words[0])
    button.press("Enter")
    page.wait_for_function(f"() => document.fullscreenElement?.matches('.st-key-pow_figure_{figure}')")
    page.wait_for_function(
        "([one, before]) => document.querySelector(one).getBoundingClientRect().width > before * 1.5",
        arg=[f".st-key-pow_figure_{figure} {drawing}", before],
    )
    assert button.inner_text().startswith(words[1])
    if figure != "table":  # 36 rows that can be read from afar are longer than a screen
        page.wait_for_function("() => document.fullscreenElement.scrollHeight <= innerHeight")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.fullscreenElement")
    assert button.inner_text().startswith(words[0])
    assert button.evaluate("one => one === document.activeElement")
    assert page.said == []
