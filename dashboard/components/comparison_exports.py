"""What the downloads of a comparison hold: exactly what is shown, with the choices in columns and reasons in words."""

from typing import Any

import pandas as pd

from dashboard.components.cell_words import reason, verdict_text
from dashboard.components.compared import Compared
from dashboard.queries.comparison import COUNTRY
from dashboard.queries.contents import headed

CHOICE = ["period", "target_group", "pillar"]
FIGURE = ["numerator", "denominator", "value", "cap", "lower", "upper", "status"]
QUALITY = ["coverage", "precision"]
LIMITS = ["chance_lower_95", "chance_upper_95", "chance_lower_998", "chance_upper_998"]


def regions(compared: Compared) -> pd.DataFrame:
    """Return one row per region and NL: the choice, the figure with its counts and interval, and the verdict."""
    return _written(compared, compared.rows, [*CHOICE, *FIGURE, "reason", *QUALITY, "verdict"])


def several(shown: list[Compared]) -> pd.DataFrame:
    """Return the same for several indicators under each other."""
    return pd.concat([regions(compared) for compared in shown], ignore_index=True)


def funnel(compared: Compared) -> pd.DataFrame:
    """Return one row per point: the figure, its verdict, and between which shares chance alone would leave it."""
    points = compared.points.rename(columns=lambda name: f"chance_{name}" if f"chance_{name}" in LIMITS else name)
    return _written(compared, points, [*CHOICE, *FIGURE, *QUALITY, "verdict", *LIMITS])


def development(compared: Compared) -> pd.DataFrame:
    """Return one row per region or NL and period: the figure with its counts and interval, or why there is none."""
    chosen = {name: compared.rows[name].iloc[0] for name in CHOICE[1:]}
    return _written(compared, compared.periods.assign(**chosen), [*CHOICE, *FIGURE, "reason", *QUALITY])


def _written(compared: Compared, rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the named columns of `rows` under the headers of the dictionary, what is words in words."""
    language = compared.selection.language
    said: dict[str, Any] = {"region_code": rows["region_code"]}
    said["region"] = [compared.name_of(row) for row in rows.itertuples()]
    said["indicator"] = compared.about[f"title_{language}"]
    given = rows.assign(reason=[reason(row, language) for row in rows.itertuples()])
    if "verdict" in names:
        given["verdict"] = [_verdict(compared, row) for row in rows.itertuples()]
    said |= {name: given[name] for name in names} | {"release": compared.opened.id}
    return headed(compared.opened, pd.DataFrame(said), "view", language)


def _verdict(compared: Compared, row: Any) -> str:
    has_one = compared.is_rate and row.status == "shown" and row.region_code != COUNTRY
    return verdict_text(row.verdict, compared.about, compared.selection.language) if has_one else ""
