"""What the codes in a file mean, in the words of the opened release. Not here: what a screen says of a figure."""

import pandas as pd

from dashboard import offer
from dashboard.release import OpenedRelease
from dashboard.selection import ALL

# Lists whose words stand in a table of their own -> that table's code and its words.
TABLES = {
    "regions": "select region_code, name from regions",
    "periods": "select period, name_{language} from periods",
    "indicators": "select indicator, title_{language} from indicators",
    "rules": "select rule, what_{language} from rules",
}
WITH_A_TOTAL = {"target_groups": "target_group", "pillars": "pillar"}
LIST = "select code, name_{language} from codes where list = $list"


def in_words(opened: OpenedRelease, codes: pd.Series, of: str, language: str) -> pd.Series:
    """Return what every code of list `of` means; of several with commas between them each; a stranger as it is."""
    words = opened.remember(("code_words", of, language), lambda: _words(opened, of, language))
    known = {
        code: ", ".join(words.get(part, part) for part in str(code).split(",")) for code in codes.dropna().unique()
    }
    return codes.map(known)


def _words(opened: OpenedRelease, of: str, language: str) -> dict[str, str]:
    """Return the words of one list; `all` as the screen says it."""
    sql, given = (TABLES[of], None) if of in TABLES else (LIST, {"list": of})
    found = dict(opened.query(sql.format(language=language), given).itertuples(index=False, name=None))
    if of in WITH_A_TOTAL:
        found[ALL] = offer.of(opened, language).words[WITH_A_TOTAL[of]][ALL]
    return found
