"""Of which day public figures are: a region keeps its public table while its newer delivery differs too little."""

import re
from html import unescape

import pytest

from tests.app.opening import opened_page

KEPT = ("update regions set published = date '2022-06-30' where region_code = 'AM05'",)


def plain(page: str, **query: str) -> str:
    found = unescape(" ".join(one.value for one in opened_page(page, **query).markdown))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_every_source_line_says_of_which_day_the_public_figures_are(small):
    for page in ("overview", "compare"):
        assert "Openbare cijfers van 31-12-2022." in plain(page)
    assert "Public figures of 31 Dec 2022." in plain("compare", taal="en")


def test_where_a_region_kept_its_figures_the_line_says_from_when_to_when(altered):
    altered(*KEPT)
    assert "Openbare cijfers van 30-06-2022 tot en met 31-12-2022; op Overzicht" in plain("compare")


@pytest.mark.parametrize(("own", "is_told"), [("AM05", True), ("AM02", False)])
def test_the_region_itself_is_told_that_its_newer_delivery_is_not_public_yet(altered, own, is_told):
    altered(*KEPT)
    told = "Openbare cijfers van 30-06-2022. Van de nieuwere levering staan er nog geen cijfers"
    assert (told in plain("quality", regio=own)) == is_told


def test_a_row_of_such_a_region_says_its_day_and_overzicht_says_it_per_region(altered):
    altered(*KEPT)
    found = unescape(" ".join(one.value for one in opened_page("compare").markdown))
    titles = re.findall(r'<tr[^>]* title="([^"]*Openbare cijfers van 30-06-2022)"', found)
    assert [title.split(":")[0] for title in titles] == ["Twente"]
    table = unescape(" ".join(one.value for one in opened_page("overview").markdown)).split("pow-delivered")[1]
    rows = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)) for row in table.split("</table>")[0].split("<tr")[2:]]
    (kept,) = (row for row in rows if "30-06-2022" in row)
    assert "31-12-2022 30-06-2022 1 regio Twente" in kept


def test_an_exact_file_says_the_day_of_the_deliveries(small, monkeypatch):
    monkeypatch.setenv("POW_AUDIENCE", "landelijk")
    assert "Stand 31-12-2022. Exacte aantallen." in plain("compare")
    assert "Openbare cijfers van" not in plain("overview")
