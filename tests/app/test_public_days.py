"""Of which day public figures are: a region keeps its public table while its newer delivery differs too little."""

import re
from html import unescape

from tests.app.opening import opened_page

KEPT = (
    "update regions set reference_date = date '2022-06-30', published = date '2023-03-01' where region_code = 'AM05'",
)


def drawn(page: str, **query: str) -> str:
    return unescape(" ".join(one.value for one in opened_page(page, **query).markdown))


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_every_source_line_says_of_which_day_the_public_figures_are(small):
    for page in ("overview", "compare"):
        assert "Openbare cijfers van 31-12-2022." in plain(drawn(page))
    assert "Public figures of 31 Dec 2022." in plain(drawn("compare", taal="en"))


def test_where_a_region_kept_its_figures_the_line_says_from_when_to_when(altered):
    altered(*KEPT)
    assert "Openbare cijfers van 30-06-2022 tot en met 31-12-2022; op Overzicht" in plain(drawn("compare"))


def test_a_region_is_told_since_when_its_figures_are_public(altered):
    altered(*KEPT)
    assert "Zo openbaar sinds 01-03-2023. Een nieuwere levering" in plain(drawn("quality", regio="AM05"))


def test_a_row_of_such_a_region_says_its_day_and_overzicht_says_it_per_region(altered):
    altered(*KEPT)
    titles = re.findall(r'<tr[^>]* title="([^"]*Cijfers van 30-06-2022)"', drawn("compare"))
    assert [title.split(":")[0] for title in titles] == ["Twente"]
    table = drawn("overview").split("pow-delivered")[1].split("</table>")[0]
    (kept,) = (plain(row) for row in table.split("<tr")[2:] if "30-06-2022" in row)
    assert "30-06-2022 openbaar sinds 01-03-2023 1 regio Twente" in kept


def test_an_exact_file_says_the_day_of_the_deliveries(small, monkeypatch):
    monkeypatch.setenv("POW_AUDIENCE", "landelijk")
    assert "Stand 31-12-2022. Exacte aantallen." in plain(drawn("compare"))
    assert "Openbaar sinds" not in plain(drawn("overview"))
    assert "Zo openbaar sinds" not in plain(drawn("quality", regio="AM05"))
