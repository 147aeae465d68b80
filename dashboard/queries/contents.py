"""What a release holds: definitions, words, and its tables whole. Not here: what people told (lessons.py)."""

import pandas as pd

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease


def definitions(opened: OpenedRelease) -> pd.DataFrame:
    """Return every indicator that this audience has, with its texts in both languages."""
    return opened.query(statement("definitions"))


def codes(opened: OpenedRelease) -> pd.DataFrame:
    """Return the explained words of deliveries: list, code, name_nl, name_en, explanation_nl, explanation_en."""
    return opened.query(statement("codes"))


def tables(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per table: table_name, section, and in both languages section, name and about; rows."""
    return opened.query(statement("tables"))


def columns(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per column that people deliver or download, in the order of the dictionary.

    Columns: part, table_name, column_name, required, unit, codes, and in both languages name (of the table), header,
    explanation, type and unit.
    """
    return opened.query(statement("columns"))


def headed(opened: OpenedRelease, frame: pd.DataFrame, table: str, language: str) -> pd.DataFrame:
    """Return the same rows under the headers that the dictionary gives to the columns of `table` in `language`.

    Raises KeyError for a column that the dictionary does not explain.
    """
    found = opened.query(statement("headers"), {"table_name": table}).set_index("column_name")
    return frame.set_axis(list(found.loc[list(frame.columns), f"header_{language}"]), axis="columns")


def stamped(opened: OpenedRelease, frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return the same rows with the release in a last column, for a file that travels without the page around it."""
    release = pd.DataFrame({"release": opened.id}, index=frame.index)
    return pd.concat([frame, headed(opened, release, "view", language)], axis="columns")


def whole(opened: OpenedRelease, table: str) -> pd.DataFrame:
    """Return all rows of one table. Raises KeyError for a name that the release does not have."""
    if table not in set(tables(opened)["table_name"]):
        raise KeyError(table)
    with opened.connection.cursor() as cursor:
        return cursor.table(table).df()
