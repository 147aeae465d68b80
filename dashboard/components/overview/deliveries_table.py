"""Who has delivered up to which reference date, and where a figure lacks or is not complete, with the reason."""

from collections.abc import Iterable

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.figures.compared import Compared
from dashboard.components.hall.cell_words import reason
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import WORDS, Row, columns, table

ORDER = ("missing", "hidden", "immature", "not_applicable", "shown")  # what lacks most comes first


def deliveries_table(listed: pd.DataFrame, language: str) -> Markup:
    """Return one row per reference date, the newest first, and one for who did not deliver; with how many and who.

    In the public file each row also says since when the figures of these regions are public.
    """
    days = ["reference_date", *(["published"] if listed["published"].notna().any() else [])]
    public = {"published": "pow-day"} if len(days) > 1 else {}
    heads = columns("overview", language, until=WORDS, **public, regions=WORDS)
    rows = [Row(first, [*rest, _who(names, language)]) for (first, *rest), names in _groups(listed, days, language)]
    return table(heads, rows, "pow-delivered", texts.text("overview.delivered", language))


def _groups(listed: pd.DataFrame, days: list[str], language: str) -> list[tuple[list[str], pd.Series]]:
    came = listed[listed["delivered"]]
    groups = sorted(came.groupby(days, dropna=False), key=lambda pair: list(map(str, pair[0])), reverse=True)
    said = [([formatting.date(day, language) for day in found], rows["name"]) for found, rows in groups]
    absent = listed.loc[~listed["delivered"], "name"]
    nothing = [texts.text("compare.missing", language), *([""] * (len(days) - 1))]
    return said + [(nothing, absent)] * bool(len(absent))


def _who(names: Iterable[str], language: str) -> list[Markup]:
    names = list(names)
    return [element("strong", regions(len(names), language)), element("span", ", ".join(names), class_="pow-names")]


def regions(count: int, language: str) -> str:
    """Return `1 regio` or `32 regio’s`."""
    return texts.text("overview.region_one" if count == 1 else "overview.region_many", language, count=count)


def gaps(compared: Compared) -> Markup:
    """Return per reason why there is no figure, or why it is not complete, which regions it is about."""
    language = compared.selection.language
    found: dict[str, list[str]] = {}
    for row in sorted(compared.regions.itertuples(), key=lambda row: ORDER.index(row.status)):
        is_partial = row.status == "shown" and row.coverage == "partial"
        why = texts.text("overview.partial", language) if is_partial else reason(row, language)
        found.setdefault(why, []).append(str(row.name))
    found.pop("", None)
    if not found:
        return element("p", texts.text("overview.no_gaps", language), class_="pow-text")
    pairs = [element("div", element("dt", why), element("dd", _who(names, language))) for why, names in found.items()]
    return element("dl", pairs, class_="pow-gaps")
