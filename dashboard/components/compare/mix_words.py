"""Where another mix of people explains a difference: the standardised figure beside the raw one, in words."""

from typing import Any

from dashboard.components.figures.compared import Compared
from dashboard.components.hall.cell_words import cell_text, value_text
from dashboard.queries.trends import mix

LEVELS_OUT = "same"  # what a standardised figure says where the mix explains the difference


def explained(compared: Compared) -> str:
    """Return of which regions the difference with the country goes when the mix is the same; nothing where of none."""
    if not compared.is_rate or compared.line is not None:
        return ""
    found = mix(compared.opened, compared.selection, compared.about["indicator"])
    levelled = found[found["verdict"] == LEVELS_OUT].set_index("region_code")
    rows = [row for row in compared.each if row.region_code in levelled.index and row.verdict.endswith(("_1", "_2"))]
    if not rows:
        return ""
    names = "; ".join(_one(compared, row, levelled.loc[row.region_code]) for row in rows)
    return compared.say("mix", names=names)


def _one(compared: Compared, row: Any, standardised: Any) -> str:
    """Return a region with its share, and the one that its mix of people would have in the country."""
    language = compared.selection.language
    expected = value_text(float(row.value) / float(standardised["ratio"]), compared.about, language)
    given = {"share": cell_text(row, compared.about, language), "expected": expected}
    return compared.say("mix_one", region=row.name, **given)
