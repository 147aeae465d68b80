"""How Regio's vergelijken lies on the screen: columns, what opens on a phone, and that nothing moves on a choice."""

import pytest
from playwright.sync_api import expect

CHART = ".pow-multiples > svg"


def box(page, selector: str) -> dict[str, float]:
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize(("width", "columns"), [(1400, 2), (1350, 2), (1349, 1), (360, 1)])
def test_charts_stand_beside_the_table_where_there_is_room_and_else_below_it(address, visit, width, columns):
    page = visit(f"{address}/vergelijken?regio=AM05", width=width)
    page.wait_for_selector(CHART)
    table, funnel = box(page, ".pow-regions"), box(page, ".st-key-pow_funnel")
    if columns == 2:
        assert funnel["x"] >= table["x"] + table["width"]
        assert funnel["y"] < table["y"] + 100
    else:
        assert funnel["y"] >= table["y"] + table["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_small_multiples_fit_beside_the_table_and_rows_are_compact(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=1400)
    page.wait_for_selector(CHART)
    part = page.locator(".st-key-pow_multiples")
    assert part.evaluate("one => one.scrollWidth <= one.clientWidth")
    heights = page.locator(".pow-rates tbody tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
    assert sorted(heights)[len(heights) * 3 // 4] <= 28
    assert max(heights) <= 44  # the longest names take two lines, so that the bars keep their width


def test_on_a_phone_a_row_opens_to_its_counts_interval_and_bar(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=360)
    own = page.locator(".pow-rates tr.pow-own")
    assert own.locator(".pow-detail").is_hidden()
    own.locator("summary").press("Enter")
    detail = own.locator(".pow-detail")
    assert " van " in detail.inner_text()
    assert "95%-interval" in detail.inner_text()
    assert detail.locator("svg").bounding_box()["width"] > 300
    says = page.locator(".pow-rates tbody .pow-says > *").evaluate_all("cells => cells.map(cell => cell.offsetHeight)")
    assert max(says) <= 2 * 20


def test_a_choice_moves_nothing(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=1400)
    page.wait_for_selector(CHART)
    parts = (".pow-regions", ".st-key-pow_funnel", ".st-key-pow_multiples")
    before = [box(page, part)["y"] for part in parts]
    page.locator(".st-key-filter_region input").first.fill("Zeeland")  # long lists draw only what is in sight
    page.get_by_role("option", name="Zeeland", exact=True).click()
    page.wait_for_selector(".pow-own >> text=Zeeland")
    page.wait_for_selector(CHART)
    assert [box(page, part)["y"] for part in parts] == pytest.approx(before, abs=1)


def test_the_small_multiples_turn_into_their_table_and_the_funnel_points_at_the_other_one(address, visit):
    page = visit(f"{address}/vergelijken?regio=AM05", width=900)
    page.locator(".st-key-pow_head_funnel").get_by_role("link", name="als tabel").click()
    page.wait_for_function("document.querySelector('#regios').getBoundingClientRect().y > 0")
    assert box(page, ".pow-regions tr.pow-own")["y"] < 400
    page.get_by_role("button", name="als tabel").press("Enter")
    page.wait_for_selector(".pow-cells")
    expect(page.locator(CHART)).to_have_count(0)
    assert "1e helft 2021" in page.inner_text(".pow-cells thead")
