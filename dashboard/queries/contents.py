"""What a release holds: definitions, words, and its tables whole. Not here: what people told (lessons.py)."""

import pandas as pd

from dashboard.queries.code_words import in_words
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

    Beside every code stands what it means, unless `frame` says that itself. Raises KeyError for a column that the
    dictionary does not explain.
    """
    found = opened.query(statement("headers"), {"table_name": table}).set_index("column_name")
    abouts = found.loc[list(frame.columns)]
    own = set(abouts[f"header_{language}"])
    columns: dict[str, pd.Series] = {}
    for about in abouts.itertuples():
        columns[getattr(about, f"header_{language}")] = frame[about.Index]
        words = getattr(about, f"words_header_{language}")
        if isinstance(words, str) and words not in own:
            columns[words] = in_words(opened, frame[about.Index], str(about.codes), language)
    return pd.DataFrame(columns, index=frame.index)


def provenance(opened: OpenedRelease, frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return the rows with, in the last columns, what a file must say that travels without the page around it.

    That is the release, whom the file is for, and whether its figures are fictitious. What stands there stays.
    """
    said = {"release": opened.id, "audience": opened.audience, "is_sample": opened.is_sample}
    last = headed(opened, pd.DataFrame(said, index=frame.index), "view", language)
    return pd.concat([frame, last[[name for name in last.columns if name not in frame.columns]]], axis="columns")


def whole(opened: OpenedRelease, table: str) -> pd.DataFrame:
    """Return all rows of one table. Raises KeyError for a name that the release does not have."""
    if table not in set(tables(opened)["table_name"]):
        raise KeyError(table)
    with opened.connection.cursor() as cursor:
        return cursor.table(table).df()
