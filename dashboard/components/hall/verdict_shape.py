"""The shape before the verdict on a delivery: full, half, empty or crossed, so that colour never speaks alone."""

from functools import cache

from dashboard.components.hall.markup import Markup, element

INK = "stroke:currentColor;stroke-width:1.6"
SHAPES = {
    "accepted": "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13Z",
    "accepted_with_quarantine": "M8 1.5a6.5 6.5 0 0 0 0 13Z",
    "rejected": "M5 5L11 11M11 5L5 11",
}


@cache  # a page draws some four hundred of four different ones
def verdict_shape(verdict: str) -> Markup:
    """Return the shape of a verdict: full counts, half counts in part, empty waits, crossed does not count."""
    ring = element("circle", cx="8", cy="8", r="6.5", style=f"fill:none;{INK}")
    path, fill = SHAPES.get(verdict), "none" if verdict == "rejected" else "currentColor"
    mark = element("path", d=path, style=f"fill:{fill};{INK}") if path else None
    return element("svg", ring, mark, viewBox="0 0 16 16", aria_hidden="true", class_="pow-verdict-shape")
