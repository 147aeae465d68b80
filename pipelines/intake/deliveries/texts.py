"""The texts of deliveries that may become public: where one asks for a person who looks at it, its sender is told.

Nothing waits for it. What is taken out of a text (personal/) is told there and not once more. Not here: the signs
themselves (masking/signs.py), and releasing texts (pipelines/free_text).
"""

import pandas as pd

from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.findings import Finding
from pipelines.intake.masking.allowed import Allowed
from pipelines.intake.masking.signs import CRIME, FEW, HEALTH, NAME, signs
from pipelines.registries import columns_of, free_text

RULES = {NAME: "TEXT_NAME", HEALTH: "TEXT_MATTER", CRIME: "TEXT_MATTER", FEW: "TEXT_FEW"}
DELIVERED = ("trajectories", "lessons")
ORGANISATIONS = ("lead", "partners")
MOST = 5_000  # different texts of one column that are looked at: the rest is read before it is public all the same


def point_at_texts(drafts: list[Draft], checked: dict[str, pd.DataFrame]) -> None:
    """Add to the drafts a finding for every cell with a sign; `checked` has the rows of all of them by table."""
    projects = checked["trajectories"]
    for number, draft in enumerate(drafts):
        own = projects.loc[projects["delivery"] == number, list(ORGANISATIONS)]
        allowed = Allowed.of(own.to_numpy().ravel())
        for one in free_text():
            if one.table in DELIVERED:
                rows = checked[one.table]
                draft.findings += _findings(draft, rows.loc[rows["delivery"] == number], one.table, one.column, allowed)


def _findings(draft: Draft, rows: pd.DataFrame, table: str, column: str, allowed: Allowed) -> list[Finding]:
    texts = rows[column].dropna().unique()[:MOST]
    rules = {text: dict.fromkeys(RULES[sign] for sign in signs(text, allowed) if sign in RULES) for text in texts}
    header = columns_of(table)[column].header_nl
    return [
        Finding(rule, "warning", row["file"], draft.tables[table].label, int(row["row"]), header)
        for row in rows.loc[rows[column].isin([text for text in texts if rules[text]])].to_dict("records")
        for rule in rules[row[column]]
    ]
