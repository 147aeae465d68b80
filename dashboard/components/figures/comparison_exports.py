"""What the downloads of a comparison hold: exactly what is shown, with the choices in columns and reasons in words."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.components.figures import comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall.cell_words import reason, verdict_text
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.contents import headed
from dashboard.queries.funnel import drawn_in

# Behind the figure and the choice in the name of a file stands which view it is.
VIEWS = {"table": "file_table", "map": "file_map", "funnel": "file_chance", "development": "file_periods"}
VIEWS |= {"courses": "file_periods", "spread": "file_spread", "pair": "file_pair"}
MOST_NAMED = 4
CHOICE = ["period", "target_group", "pillar"]
FIGURE = ["numerator", "denominator", "value", "lower", "upper", "status"]
WHY = ["hidden_because", "reason"]
QUALITY = ["coverage", "precision"]
VERDICT = ["verdict", "verdict_words"]
LIMITS = ["chance_lower_95", "chance_upper_95", "chance_lower_998", "chance_upper_998"]
ESTIMATE = "estimate"


def named(shown: list[Compared], view: str = "table") -> list[str]:
    """Return what the name of a download says: the figures, what was chosen, and which view it is."""
    first = shown[0]
    titles = [one.about[f"title_{first.selection.language}"] for one in shown]
    more = [first.say("file_more", count=len(titles) - MOST_NAMED)] if len(titles) > MOST_NAMED else []
    chosen = comparison_words.choices(first)
    return [
        *titles[:MOST_NAMED],
        *more,
        *(chosen[1:] if view in ("development", "courses") else chosen),
        first.say(VIEWS[view]),
    ]


def regions(compared: Compared) -> pd.DataFrame:
    """Return one row per region and NL: the choice, the figure with its counts and interval, and the verdict."""
    return _written(compared, compared.rows, [*CHOICE, *FIGURE, *WHY, *QUALITY, *VERDICT])


def several(shown: list[Compared]) -> pd.DataFrame:
    """Return the same for several indicators under each other."""
    return pd.concat([regions(compared) for compared in shown], ignore_index=True)


def funnel(compared: Compared) -> pd.DataFrame:
    """Return one row per point: the figure, its verdict, between which shares chance alone would leave it, and the
    share drawn towards that of all, which is on no page.
    """
    points = compared.points.rename(columns=lambda name: f"chance_{name}" if f"chance_{name}" in LIMITS else name)
    points[ESTIMATE] = drawn_in(points)
    return _written(compared, points, [*CHOICE, *FIGURE, *QUALITY, *VERDICT, *LIMITS, ESTIMATE])


def development(compared: Compared, kept: Collection[str | None] | None = None) -> pd.DataFrame:
    """Return one row per region or NL and period: the figure with its counts and interval, or why there is none.

    `kept` are the codes of the regions that are wanted, if not all.
    """
    periods = compared.periods
    if kept is not None:
        periods = periods[periods["region_code"].isin(kept)]
    chosen = {name: compared.rows[name].iloc[0] for name in CHOICE[1:]}
    return _written(compared, periods.assign(**chosen), [*CHOICE, *FIGURE, *WHY, *QUALITY])


def courses(shown: list[Compared]) -> pd.DataFrame:
    """Return the same of several indicators under each other, for the own region and the country."""
    kept = [shown[0].selection.own_region, COUNTRY]
    return pd.concat([development(one, kept) for one in shown], ignore_index=True)


def _written(compared: Compared, rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the named columns of `rows` under the headers of the dictionary, what is words in words."""
    language = compared.selection.language
    said: dict[str, Any] = {"region_code": rows["region_code"]}
    said["region"] = [compared.name_of(row) for row in rows.itertuples()]
    said["indicator"] = compared.about["indicator"]
    given = rows.assign(reason=[reason(row, language) for row in rows.itertuples()])
    if "verdict" in names:
        verdicts = [row.verdict if _has_verdict(compared, row) else None for row in rows.itertuples()]
        said_of = {code: verdict_text(code, compared.about, language) for code in verdicts if code}
        given = given.assign(verdict=verdicts, verdict_words=[said_of.get(code) for code in verdicts])
    return headed(compared.opened, pd.DataFrame(said | {name: given[name] for name in names}), "view", language)


def _has_verdict(compared: Compared, row: Any) -> bool:
    return bool(compared.is_rate and row.status == "shown" and row.region_code != COUNTRY)
