"""On Regio's vergelijken a row, a tile, a point and a dot choose their region, by pointer and keyboard, where one is."""

from playwright.sync_api import expect

AT = ".pow-at-words"
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollTop"
POINT = """() => {
  const plot = document.querySelector('.js-plotly-plot'), box = plot.getBoundingClientRect();
  const { xaxis, yaxis } = plot._fullLayout, points = plot._fullData.find((one) => one.name === 'regions');
  const last = points.customdata.length - 1;
  return [box.x + xaxis._offset + xaxis.d2p(points.x[last]), box.y + yaxis._offset + yaxis.d2p(points.y[last]),
    points.customdata[last]];
}"""


def test_a_row_and_a_tile_choose_their_region_and_the_reader_stays_where_he_was(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05")
    page.wait_for_selector(".pow-multiples > svg")
    page.evaluate(f"{HEIGHT} = 200")
    page.locator(".pow-regions tr[data-region=AM03] td").first.click()
    page.wait_for_selector(".pow-own >> text=Drenthe")
    page.locator(".pow-multiples [data-region=AM02] text").first.dispatch_event("click")
    page.wait_for_selector(".pow-own >> text=Friesland")
    assert "regio=AM02" in page.url
    assert page.evaluate(HEIGHT) == 200
    page.go_back()
    page.wait_for_selector(".pow-own >> text=Drenthe")
    assert page.said == []


def test_a_point_of_the_funnel_chooses_its_region(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    x, y, region = page.evaluate(POINT)
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    page.wait_for_selector(".js-plotly-plot .hovertext")
    page.mouse.click(x, y)
    page.wait_for_url(f"**regio={region}**")


def test_by_keyboard_arrows_walk_say_what_the_pointer_says_and_enter_chooses(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05&cijfer=placement_rate,sustained_rate,dropout_rate")
    lines = page.locator(".pow-spread svg").first
    lines.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    at = page.locator(".pow-spread .pow-at")
    assert page.inner_text(AT) == at.locator("title").text_content()
    assert "95%-interval" in page.inner_text(AT)
    region = at.get_attribute("data-region")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**regio={region}**")
    page.locator(".pow-fitted").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(AT)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(AT)).to_be_hidden()


def test_the_head_of_a_column_leads_to_that_figure_alone_and_keeps_beside_whom(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05&naast=lijkt&cijfer=placement_rate,sustained_rate,dropout_rate")
    page.locator("a.pow-chooses", has_text="Duurzaam").first.click()
    page.wait_for_selector(".pow-rates")
    assert "cijfer=sustained_rate&" in page.url
    assert "naast=lijkt" in page.url
