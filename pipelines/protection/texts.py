"""What people wrote: the public reads only what a person released, and codes of ours in the place of those of a region.

Which columns that are: registries/free_text.yml. Not here: who released what (pipelines/free_text), and numbers.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence

import pandas as pd

from pipelines.protection import details
from pipelines.registries import FreeText, free_text

DECIDED = "decided_texts"  # one row per text that a person decided on: `key`, `is_released`
Tables = dict[str, pd.DataFrame]
Order = Mapping[str, Sequence[str]]  # own codes of the projects of a region, as they were first published


def key(text: str) -> str:
    """Return by what a text is known: a hash of its words. White space, and how an accent is stored, do not count."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def keys(column: pd.Series) -> pd.Series:
    """Return the key of every text, missing where there is none."""
    known = {text: key(text) for text in column.dropna().unique()}
    return column.map(known).astype("str")


def written(true: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per text that the public would read if it were released: kind, region_code, text, key."""
    found = []
    for one in free_text():
        rows = _for_everyone(one.table, true[one.table])
        rows = rows.loc[rows[one.column].notna()]
        found.append(rows[["region_code"]].assign(kind=one.kind, text=rows[one.column].astype("str")))
    every = pd.concat(found, ignore_index=True)
    return every.assign(key=keys(every["text"]))


def counted(true: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return per kind of text how many different ones are released, are held back, and wait for a person."""
    different = written(true).drop_duplicates(["kind", "key"])
    said = different["key"].map(true[DECIDED].set_index("key")["is_released"])
    kinds = list(dict.fromkeys(one.kind for one in free_text()))
    numbers = {
        name: different.loc[rows, "kind"].value_counts().reindex(kinds, fill_value=0).to_list()
        for name, rows in (("released", said.eq(True)), ("held_back", said.eq(False)), ("waiting", said.isna()))
    }
    return pd.DataFrame({"kind": kinds, **numbers})


def public(tables: Mapping[str, pd.DataFrame], true: Mapping[str, pd.DataFrame], order: Order) -> Tables:
    """Return the tables of the public with the texts that were released, and no other word of people.

    A row that says nothing without its text is left out. The code of a project may hold words and is replaced by one
    of ours, `AM05-P3`: the third of its region in `order`. The mark of an experience is its place, because a hash of
    what was said can be tried out.
    """
    decided = true[DECIDED]
    released = frozenset(decided.loc[decided["is_released"].astype("bool"), "key"])
    told = dict(tables)
    for one in free_text():
        told[one.table] = _released(told[one.table], one, released)
    ours = codes(true, order)
    for table in ("trajectories", "lessons"):
        told[table] = told[table].assign(trajectory=our_codes(told[table], "trajectory", ours))
    changes = told["changes"]
    subjects = changes["subject"].mask(changes["kind"] != "measure", our_codes(changes, "subject", ours))
    told["changes"] = changes.assign(subject=subjects)
    marks = "E" + told["experiences"]["position"].astype("str")
    told["experiences"] = told["experiences"].assign(experience_id=marks)
    return told


def _for_everyone(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    return details.public_lessons(rows) if table == "lessons" else rows


def _released(rows: pd.DataFrame, of: FreeText, released: frozenset[str]) -> pd.DataFrame:
    """Return the rows as far as their text in one column is released, or is not there."""
    may_be_read = rows[of.column].isna() | keys(rows[of.column]).isin(released)
    if of.needed:
        return rows.loc[may_be_read].reset_index(drop=True)
    return rows.assign(**{of.column: rows[of.column].where(may_be_read)})


def codes(true: Mapping[str, pd.DataFrame], order: Order) -> pd.Series:
    """Return our code of every project, by region and its own code: those in `order` first, then by their own code."""
    moved = true["changes"].loc[true["changes"]["kind"] != "measure", ["region_code", "subject"]]
    every = [true["trajectories"][["region_code", "trajectory"]], moved.set_axis(["region_code", "trajectory"], axis=1)]
    projects = pd.concat(every).drop_duplicates().sort_values(["region_code", "trajectory"])
    found: dict[tuple[str, str], str] = {}
    for region, own in projects.groupby("region_code")["trajectory"]:
        names = dict.fromkeys([*order.get(str(region), ()), *own])
        found |= {(region, name): f"{region}-P{place}" for place, name in enumerate(names, start=1)}
    index = pd.MultiIndex.from_tuples(list(found), names=["region_code", "trajectory"]) if found else None
    return pd.Series(found.values(), index=index, dtype="str")


def our_codes(rows: pd.DataFrame, column: str, codes: pd.Series) -> pd.Series:
    """Return our code of the project of each row, missing where it is of none: a lesson may name any."""
    return codes.reindex(pd.MultiIndex.from_frame(rows[["region_code", column]])).set_axis(rows.index)
