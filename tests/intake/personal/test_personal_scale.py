"""At scale: what is delivered in the ordinary way is never taken for data of people, and the search takes seconds."""

import random
import time

import pytest

from pipelines import sample
from pipelines.intake.cells import Document, Grid
from pipelines.intake.parsing import parse
from pipelines.intake.personal import without_personal_data

pytestmark = pytest.mark.slow

HEADER = [
    "regio",
    "peildatum",
    "traject",
    "gestart_in",
    "doelgroep",
    "deelnemers",
    "lopend",
    "afgerond",
    "uitval",
    "plaatsingen",
]
HEADER += ["duurzame_plaatsingen", "praktijkverklaringen", "vervolgopleiding", "opmerking"]
ROWS = 200_000


@pytest.mark.parametrize("scale", [1, 4])
def test_nothing_in_the_sample_is_taken_for_data_of_people(tmp_path, scale):
    for path in sample.write(tmp_path, 35, scale, 2019 + scale):
        file = parse(path.name, path.read_bytes())
        assert file.is_searched, (path.name, file.refusal, file.notes)


@pytest.mark.parametrize("text", ["", "Notitie {} bij dit traject, gesproken met de werkgever in 2021"])
def test_two_hundred_thousand_rows_are_searched_within_seconds(text):
    chance = random.Random(1)
    rows: list[tuple[int, list[str]]] = [(1, HEADER)]
    for n in range(2, ROWS + 2):
        counts = [str(chance.randrange(99)) for _ in range(8)]
        rows.append((n, ["Twente", "31-12-2021", f"t{n % 500}", "2021-H1", "ww", *counts, text.format(n)]))
    started = time.process_time()
    _, is_cleaned = without_personal_data(Document("l.csv", [Grid("l.csv", None, rows)]))
    assert not is_cleaned and time.process_time() - started < 10
