"""What is said above several figures agrees with the figures in the table, on rows of chance, in both languages."""

import re

import numpy as np
import pandas as pd
import pytest

from dashboard.components.compare import several_words
from dashboard.components.compare.heat_table import Column
from dashboard.components.figures.compared import Compared
from dashboard.selection import Selection
from pipelines import registries
from tests.dashboard.components.test_comparison_words import COUNTRY, about, row

RATES = [one for one in registries.indicators().values() if one.kind == "rate"]
VERDICTS = ("higher_2", "lower_2", "higher_1", "lower_1", "same", "unknown", "unknown_few")
STATUSES = ("hidden", "missing", "immature")
OWN = ("perhaps", "same", "unknown", "none")
BEGINS = {
    "nl": {"perhaps": "Bij {} is er mogelijk een", "same": "Bij {} is geen verschil", "unknown": "Bij {} is dat niet te zeggen", "none": "Van {} is er geen cijfer"},
    "en": {"perhaps": "For {} there may be", "same": "For {} no difference", "unknown": "For {} that cannot be told", "none": "For {} there is no figure"},
}  # fmt: skip


def chance(seed: int) -> list[list[dict]]:
    """Return per share rows of chance: verdicts of every kind, and some without a figure."""
    draw = np.random.default_rng(seed)
    found = []
    for _ in RATES:
        rows = [row(f"AM{one:02}", f"Regio {one}", verdict=str(draw.choice(VERDICTS))) for one in range(5, 20)]
        for one in rows:
            if draw.random() < 0.2:
                status = str(draw.choice(STATUSES))
                one |= {"status": status, "value": None, "verdict": "unknown"}
                one |= {"hidden_because": "few_people" if status == "hidden" else None}
        found.append([*rows, COUNTRY])
    return found


def columns(tables: list[list[dict]], own: str | None, language: str) -> list[Column]:
    selection = Selection(own_region=own, language=language)
    shown = [Compared(None, selection, about(one), pd.DataFrame(rows)) for one, rows in zip(RATES, tables, strict=True)]
    return [Column(one, str(one.about[f"short_{language}"]), 1.0) for one in shown]


def said(found: list[Column]) -> str:
    return re.sub(r"<[^>]+>", "", several_words.lead(found)).replace("&#58;", ":")


def kinds(rows: list[dict]) -> list[str]:
    """What every row says, a second way."""
    ending = {"2": "differs", "1": "perhaps", "e": "same"}
    return [ending.get(one["verdict"][-1], "unknown") if one["status"] == "shown" else "none" for one in rows]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("seed", range(12))
def test_the_sentences_count_what_the_table_shows(seed, language):
    tables = chance(seed)
    text = said(columns(tables, "AM05", language))
    of_own = [kinds(rows)[0] for rows in tables]
    for name in OWN:
        sentence = BEGINS[language][name].format(of_own.count(name))
        assert (sentence in text) == (of_own.count(name) > 0), (name, text)
    differs = of_own.count("differs")
    many = {"nl": f"op {differs or 'geen'} van de 5", "en": f"on {differs or 'none'} of the 5"}[language]
    assert many in text
    everything = [kind for rows in tables for kind in kinds(rows[:-1])]
    known = len(everything) - everything.count("none")
    assert f"{known} percentages" in text
    likely = {"nl": "Bij {} is het verschil met", "en": "For {} the difference with"}[language]
    assert likely.format(everything.count("differs")) in text


def test_each_figure_that_differs_is_named_with_its_counts_and_the_country():
    tables = chance(1)
    for rows in tables:
        rows[0] = row("AM05", "Twente", x=340, n=600, verdict="same")
    tables[0][0] = row("AM05", "Twente", x=340, n=600, verdict="higher_2")
    text = said(columns(tables, "AM05", "nl"))
    assert text.startswith(
        "Twente verschilt op 1 van de 5 cijfers van Nederland: plaatsing, ongeveer 340 van de 600 "
        "(57%; Nederland 41%). Bij 4 is geen verschil te zien. "
    )
    assert text.endswith("Dit laat niet zien of Perspectief op Werk de oorzaak is.")


def test_without_an_own_region_only_the_table_is_told_of():
    text = said(columns(chance(3), None, "nl"))
    assert text.startswith("In de hele tabel staan ")
    assert "Regio 5" not in text
