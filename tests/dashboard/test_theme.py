"""The colours: readable on every ground, and the same in the style sheet and in Streamlit's own settings."""

import re
import subprocess
import sys
import tomllib

import pytest

from dashboard import theme
from dashboard.components.hall.markup import Markup, element, join
from pipelines.settings import REPOSITORY
from tests.contrast import contrast

CONFIG = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
TEXT = ("ink", "muted", "country", "own_region", "higher", "lower")
MARKS = ("country", "own_region", "higher", "lower", "same", "ink", "control")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_reaches_4_5_on_ground_and_panel(mode, name):
    tokens = theme.TOKENS[mode]
    assert contrast(tokens[name], tokens["ground"]) >= 4.5
    assert contrast(tokens[name], tokens["panel"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_notice_reaches_4_5(mode):
    assert contrast(theme.TOKENS[mode]["notice_ink"], theme.TOKENS[mode]["notice"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", MARKS)
def test_marks_with_meaning_reach_3(mode, name):
    assert contrast(theme.TOKENS[mode][name], theme.TOKENS[mode]["ground"]) >= 3


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_has_the_same_colours(mode):
    tokens, own = theme.TOKENS[mode], CONFIG["theme"][mode]
    pairs = {"textColor": "ink", "backgroundColor": "ground", "secondaryBackgroundColor": "panel"}
    pairs |= {"linkColor": "country", "primaryColor": "country", "borderColor": "line"}
    assert own == {theirs: tokens[ours] for theirs, ours in pairs.items()}


def test_both_modes_have_the_same_names_and_the_style_sheet_uses_only_those():
    assert theme.TOKENS["light"].keys() == theme.TOKENS["dark"].keys()
    sheet = theme.css()
    defined = set(re.findall(r"(--pow-[a-z0-9-]+):", sheet))
    assert set(re.findall(r"var\((--pow-[a-z0-9-]+)\)", sheet)) <= defined
    for path in theme.STYLES.glob("*.css"):
        assert not re.findall(r"#[0-9a-f]{6}", path.read_text(encoding="utf-8")), path.name


def test_the_settings_that_protect_are_on():
    assert CONFIG["client"] == {
        "toolbarMode": "minimal",
        "showErrorDetails": "none",
        "disableDataExport": True,
        "allowedOrigins": [],
    }
    assert CONFIG["server"]["fileWatcherType"] == "none"
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_markup_escapes_what_it_is_given():
    found = element("td", "<b>&\"'*_$:x:\n\n# a", [1, None], title='"><script>', aria_label="x", hidden=False)
    assert "<b>" not in found
    assert "<script>" not in found
    assert not set("*$\n") & set(found)
    assert 'aria-label="x"' in found
    assert "hidden" not in found
    assert join(element("br"), "<") == "<br>&lt;"
    assert isinstance(found, Markup)


@pytest.mark.parametrize(
    "make",
    [
        lambda: element("script", "x"),
        lambda: element("p onclick=x", "x"),
        lambda: element("p", "x", onclick="x"),
        lambda: element("a", "x", href="javascript:alert(1)"),
        lambda: element("img", src="data:text/html,x"),
    ],
)
def test_markup_refuses_what_could_run(make):
    with pytest.raises(ValueError, match=r"allowed|address"):
        make()


def test_the_colours_the_selection_and_the_release_need_no_streamlit():
    pure = "theme, selection, viewer, release, offer, exports, formatting, texts"
    code = f"import sys; from dashboard import {pure}; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0
