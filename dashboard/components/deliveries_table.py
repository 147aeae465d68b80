"""Who has delivered up to which reference date, and where a figure lacks or is not complete, with the reason."""

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.cell_words import reason
from dashboard.components.compared import Compared
from dashboard.components.markup import Markup, element


def deliveries_table(places: pd.DataFrame, language: str) -> Markup:
    """Return one row per reference date, the newest first, and one for who did not deliver; with how many and who."""
    heads = [element("th", texts.text(f"overview.{name}", language), scope="col") for name in ("until", "regions")]
    body = [
        element("tr", element("th", when, scope="row"), element("td", _who(names, language)), class_=look)
        for when, names, look in _groups(places, language)
    ]
    caption = element("caption", texts.text("overview.delivered", language), class_="pow-hidden")
    parts = (caption, element("thead", element("tr", heads)), element("tbody", body))
    return element("table", parts, class_="pow-delivered")


def _groups(places: pd.DataFrame, language: str) -> list[tuple[str, pd.Series, str | None]]:
    came = places[places["delivered"]]
    groups = sorted(came.groupby("reference_date"), key=lambda pair: str(pair[0]), reverse=True)
    said = [(formatting.date(until, language), rows["name"], None) for until, rows in groups]
    absent = places.loc[~places["delivered"], "name"]
    return said + [(texts.text("compare.missing", language), absent, "pow-absent")] * bool(len(absent))


def _who(names: pd.Series, language: str) -> list[Markup]:
    return [element("strong", regions(len(names), language)), element("span", ", ".join(names), class_="pow-names")]


def regions(count: int, language: str) -> str:
    """Return `1 regio` or `32 regio’s`."""
    return texts.text("overview.region_one" if count == 1 else "overview.region_many", language, count=count)


def gaps(compared: Compared) -> Markup:
    """Return per reason why there is no figure, or why it is not complete, which regions it is about."""
    language, rows = compared.selection.language, compared.regions
    why = pd.Series([reason(row, language) for row in rows.itertuples()], index=rows.index, dtype="object")
    partial = (rows["status"] == "shown") & (rows["coverage"] == "partial")
    why = why.mask(partial, texts.text("overview.partial", language))
    found = [(words, names) for words, names in rows["name"].groupby(why, sort=True) if words]
    if not found:
        return element("p", texts.text("overview.no_gaps", language), class_="pow-text")
    pairs = [
        element("div", element("dt", str(words)), element("dd", _who(names, language), class_="pow-gap"))
        for words, names in found
    ]
    return element("dl", pairs, class_="pow-gaps")
