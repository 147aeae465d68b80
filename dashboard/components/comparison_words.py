"""The sentence before the charts and the table that is downloaded: what a comparison says, in words and columns."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.region_table import cell_text
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

COLUMNS = ("numerator", "denominator", "value", "cap", "lower", "upper", "status", "coverage", "precision", "verdict")


def lead(rows: pd.DataFrame, about: dict[str, Any], selection: Selection) -> str:
    """Return what may be concluded: own region, the country, how many regions differ, and what it cannot show."""
    language = selection.language
    by_code = {row.region_code: row for row in rows.itertuples()}
    country = cell_text(by_code["NL"], about, language)
    own = by_code.get(selection.own_region or "")
    sentences = [texts.text("compare.lead_country", language, country=country)]
    if own is not None:
        value = cell_text(own, about, language)
        has_counts = about["kind"] == "rate" and not pd.isna(own.numerator)
        given = {"region": own.name, "value": value, "country": country}
        if has_counts:
            x, n = (formatting.number(part, language) for part in (own.numerator, own.denominator))
            given["counted"] = texts.text("compare.counted_of", language, x=x, n=n)
        sentences = [texts.text("compare.lead_own" if has_counts else "compare.lead_own_value", language, **given)]
    if about["kind"] == "rate":
        regions = rows[rows["region_code"] != "NL"]
        count = int(regions["verdict"].isin(["higher_2", "lower_2"]).sum())
        sentences.append(texts.text("compare.lead_differs", language, count=count))
    return " ".join([*sentences, texts.text("compare.lead_cause", language)])


def source(rows: pd.DataFrame, about: dict[str, Any], opened: OpenedRelease, language: str) -> str:
    """Return the line under the table: source, reference date, rounding."""
    date = formatting.date(opened.reference_date, language)
    return texts.text(
        f"compare.source_{rows['precision'].iloc[0]}", language, source=about[f"source_{language}"], date=date
    )


def exported(rows: pd.DataFrame, about: dict[str, Any], opened: OpenedRelease, selection: Selection) -> pd.DataFrame:
    """Return exactly what is shown, one row per region and NL, with the choices in columns."""
    said = {
        "code": rows["region_code"],
        "region": rows["name"],
        "indicator": about[f"title_{selection.language}"],
        **{name: rows[name] for name in ("period", "target_group", "pillar")},
        **{name: rows[name] for name in COLUMNS},
        "release": opened.id,
    }
    return pd.DataFrame(said).rename(columns=lambda name: texts.text(f"compare.column_{name}", selection.language))
