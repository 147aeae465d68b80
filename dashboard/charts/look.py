"""The one template of every Plotly figure: ground, type, and nothing that moves under the pointer."""

import html
import textwrap
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard import theme

HOVER_CHARACTERS = 56  # on a line under the pointer; longer ones fall off the figure
CONFIG = {"displayModeBar": False, "responsive": True}


def colours_of(dark: bool) -> dict[str, str]:
    """Return the colours of one theme by name."""
    return theme.TOKENS["dark" if dark else "light"]


def scatter(**settings: Any) -> go.Scatter:
    """Return a trace. Plotly's judgement of every setting took a third of the time of a figure: tests do it instead."""
    return go.Scatter(**settings, _validate=False)


def laid_out(traces: list[go.Scatter], colours: dict[str, str], height: int, **more: Any) -> go.Figure:
    """Return the figure of these traces with the look that all share; `more` goes into its layout."""
    words = {"family": theme.FONT, "size": theme.SIZES["note"]}
    hover = {"bgcolor": colours["panel"], "bordercolor": colours["control"], "font": words | {"color": colours["ink"]}}
    layout = {
        "height": height,
        "paper_bgcolor": colours["ground"],
        "plot_bgcolor": colours["ground"],
        "font": words | {"color": colours["muted"]},
        "hoverlabel": hover | {"align": "left"},
        "dragmode": False,
        "template": None,  # Plotly's own look of 200 settings would be sent along
    }
    return go.Figure(data=traces, layout=layout | more, _validate=False)


def title(words: str) -> dict[str, Any]:
    """Return the title of an axis in the size of a note."""
    return {"text": words, "font": {"size": theme.SIZES["note"]}}


@lru_cache(maxsize=20_000)  # another own region or half-year says the same of most points
def hover(line: str) -> str:
    """Return a line for under the pointer: broken where it is long, and nothing in it taken for markup."""
    return "<br>".join(html.escape(part, quote=False) for part in textwrap.wrap(line, HOVER_CHARACTERS))
