"""Deliveries in which every text and every number that must not become public is unlike any other.

Belongs here: writing them, publishing them once, and saying what nobody outside may find. Not here: personal data,
which does not even come in (canaries.py), and the search itself (traces.py).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import product
from pathlib import Path

import pandas as pd

from pipelines import database, settings
from pipelines.commands import running
from pipelines.experiences import store
from pipelines.free_text import memory
from pipelines.protection.texts import key
from pipelines.release import current
from tests.cases import book
from tests.once import once

REGIONS = ("Twente", "Drenthe", "Zeeland")
PROJECTS = (("kluisvogelcode", "route"), ("bouwvogelcode", "scholing"))
NOBODY = "Anna Kanarievogel"  # who was interviewed: kept nowhere
INTERVIEW = (
    f"{NOBODY}\nRolvogel bij Orgvogel, Zeeland\n\n“Eén citaatvogel.”\n\n"
    "Wat is je mooiste ervaring binnen Perspectief op Werk?\nIdeeën en antwoordvogels delen.\n"
)
RELEASED = "Een vrijgegeven vrijvogel zingt elke week."
# What only the support team reads: what never becomes public, what is not meant for everyone, and what waits for a reader.
TEXTS = (
    "redenvogel", "trekkervogel", "partnervogel", "linkvogel", "bestandsvogel", "regiovogel", "landelijkvogel",
    "lesvogel", "themavogel", "naamvogel", "kluisvogelcode", "bouwvogelcode",
    "rolvogel", "orgvogel", "citaatvogel", "antwoordvogel",
)  # fmt: skip
NOWHERE = ("wachtvogel", NOBODY.casefold())  # of a row that waits, and who was interviewed
LEAST = 1000  # a true number of four digits is like no other on a page


@dataclass(frozen=True)
class Published:
    """A data folder with one release of these deliveries, and what of it nobody outside may find."""

    data: settings.DataDir
    release: str

    def file(self, audience: str) -> Path:
        """Return the file of one audience."""
        return self.data.releases / self.release / f"{audience}.duckdb"

    @cached_property
    def hashes(self) -> tuple[str, ...]:
        """What tells of the files that were delivered: their marks, whole and as they are shortened on a screen."""
        receipts = [json.loads(path.read_text(encoding="utf-8")) for path in self.data.archive.glob("*/receipt.json")]
        whole = {one["id"] for one in receipts} | {file["sha256"] for one in receipts for file in one["files"]}
        return tuple(sorted(whole | {one[:12] for one in whole}))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every text that nobody outside may find."""
        return (*TEXTS, *NOWHERE)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every true number of people of four digits that rounding must have changed."""
        found: set[int] = set()
        for table, names in {"cube_counts": ("count",), "cube_rates": ("numerator", "denominator")}.items():
            rows = self.table("landelijk", table)
            found |= {int(one) for name in names for one in rows[name].dropna()}
        return frozenset(one for one in found if one >= LEAST and one % 5 and not 1990 < one < 2100)

    @cached_property
    def totals(self) -> frozenset[int]:
        """Those of them that are a number of a whole region or the country: few enough to be like no other on a page."""
        rows = self.table("landelijk", "cube_counts")
        whole = rows.loc[(rows[["period", "target_group", "pillar"]] == "all").all(axis=1), "count"]
        return self.numbers & frozenset(whole.dropna().astype(int))

    def table(self, audience: str, name: str) -> pd.DataFrame:
        """Return one table of the file of an audience."""
        with database.locked(self.file(audience)) as connection:
            return connection.table(name).df()

    def told_in(self, text: str) -> list[str]:
        """Return what of all that is withheld stands in a text."""
        low = text.casefold()
        return [one for one in (*self.words, *self.hashes) if one in low] + [
            str(one) for one in sorted(self.totals & numbers_in(text))
        ]


@cache
def published() -> Published:
    """Return the release of these deliveries, made once in a run of the tests."""
    data = settings.DataDir(once("withheld", _publish))
    return Published(data, str(current(data.releases)))


def _publish(folder: Path) -> None:
    data = settings.DataDir(folder)
    data.inbox.mkdir()
    for day in ("30-06-2022", "31-12-2022"):
        for region in REGIONS:
            tables = dict(_delivery(region, day))
            path = data.inbox / f"bestandsvogel {region} {day}.xlsx"
            book.workbook(tables).save(path)
    written = folder / "witboek.txt"
    written.write_text(INTERVIEW, encoding="utf-8")
    data.archive.mkdir()
    store(written, data.archive)
    memory.keep(data.published, {key(RELEASED): True}, date(2026, 1, 1))
    running.run(data)


def _delivery(region: str, day: str) -> Iterator[tuple[str, book.Rows]]:
    """Return the tables of one delivery; the later one counts somewhat more people."""
    own = region.casefold()
    yield "levering", [["regio", "peildatum"], [region, day]]
    head = ["traject", "naam", "soort", "pijler", "status", "reden", "trekker", "partners", "verantwoording"]
    rows = [
        [f"{code}{own}", f"Naamvogel {code} {own}", "met_deelnemers", pillar, "gestopt", f"Om een redenvogel {own}",
         f"Stichting trekkervogel {own}", f"De partnervogel {own}", f"https://linkvogel-{own}.nl/{code}"]
        for code, pillar in PROJECTS
    ]  # fmt: skip
    yield "trajecten", [head, *rows]
    yield "resultaten", _results(region, day)
    told = [("iedereen", RELEASED), ("iedereen", f"Een lesvogel van {own}.")]
    told += [("regios", f"Een regiovogel van {own}."), ("landelijk", f"Een landelijkvogel van {own}.")]
    lessons = [["V1", "matching", f"themavogel {own}", shared, text] for shared, text in told]
    yield "lessen", [["vraag", "onderwerp", "thema", "delen_met", "tekst"], *lessons]


def _results(region: str, day: str) -> book.Rows:
    head = ["traject", "gestart_in", "doelgroep", "deelnemers", "lopend", "afgerond", "uitval", "plaatsingen"]
    rows: book.Rows = [head]
    later = 61 if day.startswith("31") else 0
    places = product(PROJECTS, ("2020-H1", "2020-H2", "2021-H1"), ("participatiewet", "ww", "wia_wajong"))
    for number, ((code, _), cohort, group) in enumerate(places):
        people = 213 + 47 * number + 11 * REGIONS.index(region) + later
        stopped, ongoing = people // 7, people // 11
        done = people - stopped - ongoing
        rows.append([f"{code}{region.casefold()}", cohort, group, people, ongoing, done, stopped, done * 3 // 5])
    return [*rows, [f"{PROJECTS[0][0]}{region.casefold()}", "2021-H2", "ww", "wachtvogel", "", "", "", ""]]


def numbers_in(text: str) -> set[int]:
    """Return every whole number of a text that stands on its own, however its thousands are written."""
    found = re.findall(r"(?<![\w.,-])\d{1,3}(?:[.,  ]\d{3})+(?![\w]|[.,]\d)|(?<![\w.,-])\d+(?![\w]|[.,]\d)", text)
    return {int(re.sub(r"\D", "", one)) for one in found}
