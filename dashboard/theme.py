"""How it looks, in one place: colours for light and dark, sizes of type, and the style sheet made from them.

`.streamlit/config.toml` repeats the colours that Streamlit itself needs; a test keeps the two the same.
The style sheet uses `light-dark()`: Streamlit sets `color-scheme`, so a change of theme needs no rerun.
A `px` in `styles/` is one of a screen of at most `GROWS_FROM` wide: on a wider one everything grows with the screen.
Lines of `1px` stay as they are, and so do the widths at which the page is laid out otherwise.
"""

import re
from functools import cache
from pathlib import Path

STYLES = Path(__file__).parent / "styles"
TOKENS: dict[str, dict[str, str]] = {
    "light": {
        "ink": "#1b2733",
        "muted": "#5b6b7a",
        "line": "#d7dee5",
        "ground": "#ffffff",
        "panel": "#f5f7f9",
        "country": "#154273",
        "own_region": "#b34d05",
        "higher": "#0069ad",
        "lower": "#7a4b9a",
        "same": "#6f8599",
        "bar": "#b9c9d9",
        "band_95": "#dce7f1",
        "band_99": "#eef3f8",
        "notice": "#fff6e5",
        "notice_ink": "#6b4e00",
        "control": "#76879a",
        "higher_soft": "#cbe3f4",
        "lower_soft": "#e6daf0",
        "same_soft": "#e3e8ed",
        "shade_1": "#f0f4f8",
        "shade_2": "#e0e8f0",
        "shade_3": "#cfdbe7",
        "shade_4": "#bccddd",
    },
    "dark": {
        "ink": "#e6edf3",
        "muted": "#9fb0c0",
        "line": "#2d3a47",
        "ground": "#10171e",
        "panel": "#18222c",
        "country": "#8fb8e8",
        "own_region": "#f08a3c",
        "higher": "#4aa8e8",
        "lower": "#b78ad6",
        "same": "#6b7f92",
        "bar": "#3a4f63",
        "band_95": "#22303d",
        "band_99": "#1a2530",
        "notice": "#3a2f14",
        "notice_ink": "#f3d58a",
        "control": "#6b7f92",
        "higher_soft": "#173f5e",
        "lower_soft": "#43305a",
        "same_soft": "#25313c",
        "shade_1": "#1a2530",
        "shade_2": "#22303d",
        "shade_3": "#2d3e4f",
        "shade_4": "#3a4f63",
    },
}
FONT = "'Source Sans', 'Source Sans 3', 'Segoe UI', sans-serif"
SIZES = {"note": 13, "body": 15, "lead": 18, "title": 27}
GROWS_FROM, LARGEST = 1536, 2.5  # px wide, and times: from there on a wide screen shows the same page, larger
LENGTHS = re.compile(
    r"(?P<screen>@media[^{]*)|(?P<room>@container[^{]*)|(?P<line>(?<![\d.-])1px)|(?P<number>-?\d*\.?\d+)px"
)


@cache
def css() -> str:
    """Return the style sheet: every token as `--pow-<name>`, then the rules of `styles/`, one file per part."""
    names = TOKENS["light"]
    colours = "".join(
        f"--pow-{name.replace('_', '-')}:light-dark({names[name]},{TOKENS['dark'][name]});" for name in names
    )
    pixel = f"--pow-px:clamp(1px,100vw/{GROWS_FROM},{LARGEST}px);"
    sizes = "".join(f"--pow-size-{name}:calc({size}*var(--pow-px));" for name, size in SIZES.items())
    rules = "\n".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css")))
    return f":root{{{colours}{pixel}}}\n:root,:fullscreen{{{sizes}}}\n{LENGTHS.sub(_growing, rules)}\n{_on_paper()}"


def _growing(found: re.Match[str]) -> str:
    """Return a length that grows with the screen. The room of a part is measured in letters, which grow too."""
    if found["room"]:
        return re.sub(r"(\d+)px", lambda room: f"{int(room[1]) / SIZES['body']:.3f}rem", found[0])
    return f"calc({found['number']} * var(--pow-px))" if found["number"] else found[0]


def _on_paper() -> str:
    """Return the rules that print a figure of the dark theme in the colours of the light one: Plotly writes them in."""
    rules = []
    for name, dark in reversed(TOKENS["dark"].items()):  # of two that are the same in the dark the first counts
        written = "rgb({}, {}, {})".format(*bytes.fromhex(dark[1:]))
        for part in ("fill", "stroke", "background"):
            has_it = f'[style*="{part}: {written}"],[{part}="{written}"]'
            rules.append(f":is(.main-svg,.main-svg *):is({has_it}){{{part}:{TOKENS['light'][name]}!important}}")
    return f"@media print{{{''.join(rules)}}}"
