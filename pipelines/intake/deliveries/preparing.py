"""The rows of a table with the columns that rules over rows look at: copies, bounds of `<5`, time, and their project.

Pure frames. Not here: the rules (expectations/suites), and what a breach of one does (checking.py).
"""

import pandas as pd

from pipelines.intake.deliveries import keys
from pipelines.intake.values.counts import bounds
from pipelines.intake.values.periods import first_day
from pipelines.registries import measures, programme, unasked_measures


def prepared(table: str, rows: pd.DataFrame, checked: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of a table, in the same order, with the columns that its suite needs.

    `rows` has `delivery`, `row`, `reference_date` and `rule` (why a row waits, or null) besides the columns of the
    table; `checked` holds the tables that were judged before it.
    """
    return _PREPARE[table](rows, checked)


def _copies(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add `copy_number` (1 for the first of equal rows, `first_row`) and `has_conflict` (same key, other content)."""
    content = [name for name in rows.columns if name not in {"row", "file", "rule", "reference_date", *keys}]
    is_keyed = rows[keys].notna().all(axis=1) & (rows["rule"] != "DIM_SAME")  # that says already what to do
    keyed = rows.loc[is_keyed]
    known = keyed.loc[keyed.duplicated(keys, keep=False)]  # few: what is alone with its key is no copy
    filled = known[content].astype("object").where(known[content].notna(), "")
    # Not `agg`: of a table without rows, which is fine where no project has people, that makes no column.
    texts = pd.Series(["\x1f".join(row) for row in filled.itertuples(index=False)], known.index, dtype="object")
    known = known.assign(content=texts)
    copy = known.groupby([*keys, "content"]).cumcount() + 1
    versions = known.groupby(keys)["content"].transform("nunique")
    first = known.groupby([*keys, "content"])["row"].transform("min")
    return rows.assign(
        first_row=first.reindex(rows.index),
        copy_number=copy.reindex(rows.index, fill_value=1),
        has_conflict=(versions.reindex(rows.index, fill_value=1) > 1),
    )


def _trajectories(rows: pd.DataFrame, _: dict[str, pd.DataFrame]) -> pd.DataFrame:
    judged = _copies(rows, ["delivery", "trajectory"])
    numbers = {name: pd.to_numeric(rows[name]) for name in ("spent_eur", "budget_eur")}
    alike = keys.alike(rows)
    return judged.assign(
        meant=alike,
        is_alike=[code is not None for code in alike],
        ends_before_start=(rows["end_date"] < rows["start_date"]).fillna(False).astype(bool),
        spent_over_budget=(numbers["spent_eur"] > numbers["budget_eur"]),
    )


def _results(rows: pd.DataFrame, checked: dict[str, pd.DataFrame]) -> pd.DataFrame:
    judged = _copies(rows, ["delivery", "trajectory", "cohort_delivered", "target_group"])
    judged["participants_text"] = rows["participants"]
    for measure in (*measures(), *unasked_measures()):
        entries = rows.get(measure, pd.Series(None, rows.index, dtype="object"))
        judged[measure] = pd.to_numeric(entries, errors="coerce")
        judged[f"{measure}_least"], judged[f"{measure}_most"] = _bounds(entries)
    states = ("ongoing", "completed", "dropped_out")
    least, most = (sum(judged[f"{state}_{end}"] for state in states) for end in ("least", "most"))
    return judged.assign(
        states_differ=(least > judged["participants_most"]) | (most < judged["participants_least"]),
        **keys.against(rows, checked["trajectories"]),
        **_against_time(rows, judged["sustained_placements"]),
    )


def _bounds(entries: pd.Series) -> list[pd.Series]:
    """Return the least and most an entry can mean: a rule is broken only where even the kindest value breaks it."""
    known = {entry: bounds(entry) for entry in entries.dropna().unique()}
    ends = ({entry: pair[end] for entry, pair in known.items()} for end in (0, 1))
    return [entries.map(end).astype("float64").fillna(none) for end, none in zip(ends, bounds(None), strict=True)]


def _against_time(rows: pd.DataFrame, sustained: pd.Series) -> dict[str, pd.Series]:
    """Return whether a row begins after the reference date, or tells what nobody of it can have reached by then.

    The other outcomes have a longest time and no shortest: a first day of work can be the day of the start. `<5` can be
    0, and who counts sustained placements by another norm has them left out already (agreeing.py).
    """
    first, reference = _first_days(rows["cohort_delivered"]), pd.to_datetime(rows["reference_date"])
    return {
        "after_reference": first > reference,
        "sustained_too_early": (sustained > 0)
        & (first + pd.DateOffset(months=programme().sustained_months) > reference),
    }


def _first_days(periods: pd.Series) -> pd.Series:
    """Return the first day of every period, as it was delivered: a month of a half-year may begin five months later."""
    known = {period: first_day(period) for period in periods.dropna().unique()}
    return pd.to_datetime(periods.map(known))


def _lessons(rows: pd.DataFrame, checked: dict[str, pd.DataFrame]) -> pd.DataFrame:
    begins = _first_days(rows["half_year_delivered"])
    return rows.assign(
        about_later=begins > pd.to_datetime(rows["reference_date"]),
        **keys.against(rows, checked["trajectories"]),
    )


_PREPARE = {"trajectories": _trajectories, "results": _results, "lessons": _lessons}
