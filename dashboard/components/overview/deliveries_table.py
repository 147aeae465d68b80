"""Who has delivered up to which reference date, and where a figure lacks or is not complete, with the reason."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import ways
from dashboard.components.hall.cell_words import reason
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Row, columns, table
from dashboard.selection import Selection

ORDER = ("missing", "hidden", "immature", "not_applicable", "shown")  # what lacks most comes first


def deliveries_table(listed: pd.DataFrame, selection: Selection) -> Markup:
    """Return one row per reference date, the newest first, and one for who did not deliver; with how many and who.

    In the public file each row also says since when the figures of these regions are public.
    """
    language = selection.language
    heads = columns("overview", language, until=WORDS, regions=WORDS)
    rows = [Row(when, [_who(names, selection)]) for when, names in _groups(listed, language)]
    return table(heads, rows, "pow-delivered", texts.text("overview.delivered", language))


def _groups(listed: pd.DataFrame, language: str) -> list[tuple[Any, list[tuple[str, str]]]]:
    came = listed[listed["delivered"]].groupby(["reference_date", "published"], dropna=False)
    groups = sorted(came, key=lambda pair: list(map(str, pair[0])), reverse=True)
    said = [(_days(until, since, language), _named(rows)) for (until, since), rows in groups]
    absent = _named(listed[~listed["delivered"]])
    return said + [(texts.text("compare.missing", language), absent)] * bool(len(absent))


def _days(until: Any, since: Any, language: str) -> list[Any]:
    """Return the day of a delivery, and in small since when its figures are public."""
    date = formatting.date(since, language)
    public = element("small", texts.text("overview.published", language, date=date)) if date else None
    return [formatting.date(until, language), public]


def _named(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["name"], rows["region_code"], strict=True))


def _who(named: list[tuple[str, str]], selection: Selection) -> list[Markup]:
    """Return how many regions, and each by its name, which leads to its page."""
    ways_to = [[", " if place else None, ways.region(*one, selection)] for place, one in enumerate(named)]
    return [element("strong", regions(len(named), selection.language)), element("span", ways_to, class_="pow-names")]


def regions(count: int, language: str) -> str:
    """Return `1 regio` or `32 regio’s`."""
    return texts.text("overview.region_one" if count == 1 else "overview.region_many", language, count=count)


def gaps(compared: Compared) -> Markup:
    """Return per reason why there is no figure, or why it is not complete, which regions it is about."""
    language = compared.selection.language
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(compared.regions.itertuples(), key=lambda row: ORDER.index(row.status)):
        is_partial = row.status == "shown" and row.coverage == "partial"
        why = texts.text("overview.partial", language) if is_partial else reason(row, language)
        found.setdefault(why, []).append((str(row.name), str(row.region_code)))
    found.pop("", None)
    if not found:
        return element("p", texts.text("overview.no_gaps", language), class_="pow-text")
    pairs = [
        element("div", element("dt", why), element("dd", _who(names, compared.selection)))
        for why, names in found.items()
    ]
    return element("dl", pairs, class_="pow-gaps")
