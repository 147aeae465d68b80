"""Regio's vergelijken on a small known release: figures, hidden and missing cells, an empty choice, both languages."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exports
from pipelines import running, settings
from tests import deliveries

PAGE = str(settings.REPOSITORY / "dashboard" / "app_pages" / "compare.py")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    found = settings.DataDir(tmp_path_factory.mktemp("compare"))
    deliveries.write(
        found.inbox,
        "Twente",
        [deliveries.trajectory()],
        [deliveries.result(400, 220), deliveries.result(50, 9, cohort="2022-H1")],
    )
    deliveries.write(found.inbox, "Drenthe", [deliveries.trajectory()], [deliveries.result(400, 120)])
    deliveries.write(found.inbox, "Flevoland", [deliveries.trajectory()], [deliveries.result(12, 4)])
    deliveries.write(
        found.inbox, "Groningen", [deliveries.trajectory()], [deliveries.result(100, 40, cohort="2022-H2")]
    )
    running.run(found)
    return found


@pytest.fixture
def page(data, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(data.root))

    def open_page(**query: str) -> AppTest:
        test = AppTest.from_file(PAGE, default_timeout=60)
        test.query_params.update(query)
        return test.run()

    return open_page


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


def row(text: str, region: str) -> str:
    return text.split(f'scope="row">{region}</th>')[1].split("</tr>", maxsplit=1)[0]


def test_the_figures_of_a_region_stand_beside_the_country(page):
    text = shown(page(regio="AM05"))
    own = row(text, "Twente")
    assert "<strong>220</strong> van 400" in own
    assert "<strong>55%</strong>" in own
    assert "verschilt&#58; hoger" in own or "verschilt: hoger" in own
    assert "verschilt" in row(text, "Drenthe")
    assert "<strong>43%</strong>" in row(text, "Nederland")
    assert "Perspectief op Werk de oorzaak is" in text


def test_own_region_comes_first_and_the_others_in_alphabetical_order(page):
    text = shown(page(regio="AM05")).split("</table>", maxsplit=1)[0]
    names = [part.split("</th>")[0] for part in text.split('scope="row">')[1:]]
    assert names[0] == "Twente"
    assert names[-1] == "Nederland"
    assert names[1:-1] == sorted(names[1:-1])
    assert len(names) == 36


def test_what_is_not_a_figure_says_why(page):
    text = shown(page())
    assert "te klein" in row(text, "Flevoland")
    assert "niet geleverd" in row(text, "Zeeland")
    recent = row(shown(page(periode="2022-H2")), "Groningen")
    assert "nog niet meetbaar" in recent
    assert "%" not in recent


def test_several_figures_stand_beside_each_other_in_one_table(page):
    several = shown(page(cijfer="placement_rate,participants"))
    assert several.count("<table") == 1
    assert "55%" in row(several, "Twente")
    assert ">450<" in row(several, "Twente")
    assert "te klein" in row(several, "Flevoland")


def test_english_says_the_same(page):
    text = shown(page(taal="en", regio="AM05"))
    assert "<strong>220</strong> of 400" in row(text, "Twente")
    assert "not yet measurable" in row(shown(page(taal="en", periode="2022-H2")), "Groningen")
    assert "too small" in row(text, "Flevoland")
    assert "van 400" not in text


def test_the_download_is_what_is_shown(data, monkeypatch):
    from dashboard import release, viewer
    from dashboard.components.comparison_words import exported
    from dashboard.queries.comparison import comparison, indicator
    from dashboard.selection import Selection

    monkeypatch.setenv("POW_DATA", str(data.root))
    selection = Selection(own_region="AM05")
    opened = release.open_for(viewer.Viewer("openbaar"), selection)
    rows, about = comparison(opened, selection, "placement_rate"), indicator(opened, "placement_rate")
    lines = (
        exports.csv(exported(rows, about, opened, selection), "nl", opened.is_sample).decode("utf-8-sig").splitlines()
    )
    assert len(lines) == 37
    twente = next(line for line in lines if line.startswith("AM05;"))
    assert ";220;400;0,55;" in twente
    assert twente.endswith(";nee")


def test_an_amount_says_of_which_choice_it_is(data, monkeypatch):
    from dashboard import release, viewer
    from dashboard.components.comparison_words import exported
    from dashboard.queries.comparison import comparison, indicator
    from dashboard.selection import Selection

    monkeypatch.setenv("POW_DATA", str(data.root))
    selection = Selection(period="2021", target_group="ww")
    opened = release.open_for(viewer.Viewer("openbaar"), selection)
    rows, about = comparison(opened, selection, "trajectories"), indicator(opened, "trajectories")
    written = exported(rows, about, opened, selection)
    assert set(written["periode"]) == set(written["doelgroep"]) == {"all"}
