"""The shares of single projects, for who may see them: x of n, a bar with its interval, and the verdict.

The public file has no share of a single project (visual rule 1 of the method); then there are no `Shares` at all.
"""

from dataclasses import dataclass
from typing import Any

from dashboard.charts import marks
from dashboard.components.hall.cell_words import cell_text, counted_text, reason, spoken, verdict_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar

PLACEMENT = "placement_rate"
WHOLE = 1.0


@dataclass(frozen=True)
class Shares:
    """Per region and project the row of one share over the whole programme; its definition, and the country's share."""

    rows: dict[tuple[str, str], Any]
    about: dict[str, Any]
    country: float | None
    judged: bool = True


def share_cells(row: Any, shares: Shares, language: str) -> list[Any]:
    """Return the cells of one project: its counts, its bar, its share with the verdict; or why there is none."""
    found = shares.rows.get((row.region_code, row.trajectory))
    if found is None:
        return ["", "", ""]
    if found.status != "shown":
        look = "pow-hatched" if found.status == "hidden" else "pow-quiet"
        why = reason(found, language, is_short=True)
        said = cell_text(found, shares.about, language)
        more = element("small", why) if why != said else None
        return ["", bar(found, WHOLE, shares.country, ""), [element("span", said, class_=look), more]]
    said = spoken(found, shares.about, language, row.called)
    value = element("strong", cell_text(found, shares.about, language))
    judged = element("small", _verdict(found, shares, language)) if shares.judged else None
    return [counted_text(found, language), bar(found, WHOLE, shares.country, said), [value, judged]]


def _verdict(row: Any, shares: Shares, language: str) -> Markup:
    sign = element("span", marks.SIGNS[row.verdict], class_="pow-shape", aria_hidden="true")
    words = verdict_text(row.verdict, shares.about, language)
    return element("span", sign, words, class_=f"pow-verdict pow-{marks.tone(row.verdict)}")
