"""How it looks, in one place: colours (theme.yml, for light and dark), sizes of type, and the style sheet made of them.

`.streamlit/config.toml` repeats the colours that Streamlit itself needs; a test keeps the two the same.
The style sheet uses `light-dark()`: Streamlit sets `color-scheme`, so a change of theme needs no rerun.
A `px` in `styles/` is one of a screen of at most `GROWS_FROM` wide: on a wider one everything grows with the screen.
Lines of `1px` stay as they are, and so do the widths at which the page is laid out otherwise.
"""

import re
from functools import cache
from pathlib import Path

from pipelines.registries import loaded

STYLES = Path(__file__).parent / "styles"
COLOURS = loaded(Path(__file__).with_suffix(".yml"))
TOKENS: dict[str, dict[str, str]] = {
    screen: {name: colour[screen] for name, colour in COLOURS.items()} for screen in ("light", "dark")
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
    colours = "".join(
        f"--pow-{name.replace('_', '-')}:light-dark({one['light']},{one['dark']});" for name, one in COLOURS.items()
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
