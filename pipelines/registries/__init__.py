"""What varies is data: the indicators, columns, code lists, regions and periods, each read once.

Belongs here: the registries as values. They are read fast and taken for granted: whoever starts a command or a server
calls `checking.check` first, which refuses a wrong one with file, field and remedy. Not here: computing with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines import settings
from pipelines.registries.faults import Fault, RegistryError
from pipelines.registries.programme import Programme, programme
from pipelines.registries.reading import loaded, rows

__all__ = ["Code", "Column", "Fault", "Indicator", "Programme", "RegistryError", "loaded", "programme"]

HERE = Path(__file__).parent
PIPELINES = HERE.parent
OUR_COLUMNS = HERE / "columns.yml"
COLUMNS = settings.of_programme(OUR_COLUMNS)
INDICATORS = settings.of_programme(HERE / "indicators")
RECIPE = settings.of_programme(PIPELINES / "sample") / "sample.yml"
PUBLICATION = settings.of_programme(HERE / "publication.yml")
CONTENTS, CODES, RULES, SCHEMA = HERE / "contents.yml", HERE / "codes.yml", HERE / "rules.yml", HERE / "schema.sql"
FREE_TEXT = HERE / "free_text.yml"


@dataclass(frozen=True)
class Column:
    """One column that people deliver or download. `name` is ours, `header_nl` and `header_en` are theirs.

    `type` and `unit` are codes of pipelines/registries/codes.yml; `codes` names the list that explains a cell.
    """

    table: str
    name: str
    header_nl: str
    header_en: str
    type: str
    unit: str
    explanation_nl: str
    explanation_en: str
    required: bool = False
    codes: str | None = None
    synonyms: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All by which people may call it."""
        return (self.header_nl, self.header_en, *self.synonyms)

    def header(self, language: str) -> str:
        """Return what it is called in `nl` or `en`."""
        return self.header_nl if language == "nl" else self.header_en

    def explanation(self, language: str) -> str:
        """Return what it means."""
        return self.explanation_nl if language == "nl" else self.explanation_en


@dataclass(frozen=True)
class Code:
    """One value of a code list, with the words for it and how people write it."""

    list: str
    code: str
    position: int
    name_nl: str
    name_en: str
    explanation_nl: str
    explanation_en: str
    synonyms: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All by which people may write it."""
        return (self.code, self.name_nl, self.name_en, *self.synonyms)


@dataclass(frozen=True)
class Indicator:
    """One figure of the dashboard. Texts are pairs of Dutch and English.

    A state is how it is on the reference date, not after the same time for everyone: it has no trend.
    """

    id: str
    position: int
    kind: str
    unit: str
    decimals: int
    polarity: str
    compared: bool
    texts: dict[str, dict[str, str]]
    audiences: tuple[str, ...] = settings.AUDIENCES
    numerator: str | None = None
    denominator: str | None = None
    excluded_groups: tuple[str, ...] = ()
    maturity_months: int | None = None
    headline: int | None = None
    is_state: bool = False


@dataclass(frozen=True)
class FreeText:
    """One column of a release that holds what people wrote. `needed`: without it its row is not told at all."""

    table: str
    column: str
    kind: str
    needed: bool


UNIT_OF_TYPE = {"people": "people", "money": "eur", "whole": None, "number": None}
TEXTS = ("title", "short", "question", "sentence", "definition", "why", "method", "source", "caveats")


@cache
def columns() -> dict[str, tuple[Column, ...]]:
    """Return the columns of each table of a delivery, in the order of the template."""
    tables = loaded(COLUMNS)
    return {table: tuple(column(table, name, spec) for name, spec in specs.items()) for table, specs in tables.items()}


def column(table: str, name: str, spec: dict[str, Any]) -> Column:
    """Return one column as a registry describes it."""
    own = {"unit": UNIT_OF_TYPE.get(spec["type"], "none"), **spec}
    headers, synonyms = (own.pop("nl"), own.pop("en")), tuple(own.pop("synonyms", ()))
    return Column(table, name, *headers, synonyms=synonyms, **own)


@cache
def columns_of(table: str) -> dict[str, Column]:
    """Return the columns of one table of a delivery by name."""
    return {one.name: one for one in columns()[table]}


@cache
def measures() -> tuple[str, ...]:
    """Return the counts of people that a region delivers, in the order of the template."""
    return tuple(column.name for column in columns()["results"] if column.type == "people")


@cache
def unasked_measures() -> tuple[str, ...]:
    """Return the measures that rules know and another programme does not ask for; of ours none."""
    known = loaded(OUR_COLUMNS)["results"]
    return tuple(name for name, spec in known.items() if spec["type"] == "people" and name not in measures())


@cache
def wholes() -> dict[str, str]:
    """Return of which measure each is a part: sustained placements of placements, every other of the participants."""
    parts = (one for one in measures() if one != "participants")
    return {one: "placements" if one == "sustained_placements" else "participants" for one in parts}


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by id, in the order in which they are offered."""
    found = [_indicator(path) for path in sorted(INDICATORS.glob("*.yml"))]
    return {indicator.id: indicator for indicator in sorted(found, key=lambda one: (one.position, one.id))}


def _indicator(path: Path) -> Indicator:
    spec = loaded(path)
    own: dict[str, Any] = {name: spec[name] for name in spec.keys() - TEXTS}
    own |= {name: tuple(said) for name, said in own.items() if isinstance(said, list)}
    return Indicator(id=path.stem, texts={name: spec[name] for name in TEXTS}, **own)


def _read_csv(name: str) -> Iterator[dict[str, str]]:
    return rows(settings.REFERENCE / name)


@cache
def code_lists() -> dict[str, tuple[Code, ...]]:
    """Return the code lists by name, each in its own order."""
    lists: dict[str, list[Code]] = {}
    for row in _read_csv("code_lists.csv"):
        synonyms = tuple(word for word in row.pop("synonyms").split("|") if word)
        position = int(row.pop("position"))
        lists.setdefault(row["list"], []).append(Code(**row, position=position, synonyms=synonyms))
    return {name: tuple(codes) for name, codes in lists.items()}


def code_list(name: str) -> tuple[Code, ...]:
    """Return the codes of one list: target_groups, pillars, kinds, ... (data/reference/code_lists.csv)."""
    return code_lists()[name]


@cache
def region_names() -> dict[str, str]:
    """Return the region codes with their name of 2021, the borders that the figures follow."""
    return {row["region_code"]: row["name_2021"] for row in _read_csv("regions.csv")}


@cache
def region_aliases() -> tuple[tuple[str, str, bool], ...]:
    """Return (region code or `MULTI`, name as seen in practice, is_ambiguous)."""
    own = [(code, name, False) for code, name in region_names().items()]
    seen = [(row["region_code"], row["alias"], row["ambiguous"] == "yes") for row in _read_csv("region_aliases.csv")]
    return tuple(own + seen)


@cache
def municipalities() -> tuple[tuple[str, str, str], ...]:
    """Return (name, region code, province) of every municipality of 2021."""
    return tuple((row["name"], row["region_code"], row["province"]) for row in _read_csv("municipalities_2021.csv"))


@cache
def municipality_names() -> tuple[str, ...]:
    """Return the names of all municipalities of 2021."""
    return tuple(name for name, _, _ in municipalities())


def period_kinds() -> set[str]:
    """Return which kinds of periods the programme has: half_year, year, all."""
    return {row["kind"] for row in _read_csv("periods.csv")}


@cache
def cohorts() -> dict[str, tuple[str, str]]:
    """Return the first and the last day of the periods in which participants start, `2019-H1` and on, in order."""
    own = (row for row in _read_csv("periods.csv") if row["kind"] == programme().cohort)
    return {row["period"]: (row["first_day"], row["last_day"]) for row in sorted(own, key=lambda row: row["period"])}


@cache
def publication_plan() -> dict[str, list[dict[str, str]]]:
    """Return per audience the breakdowns that exist: period_kind, target_group and pillar, each `all` or `each`."""
    plan: dict[str, list[dict[str, str]]] = loaded(PUBLICATION)["audiences"]
    return plan


@cache
def free_text() -> tuple[FreeText, ...]:
    """Return the columns of a release of which the public reads only what a person released."""
    known = loaded(FREE_TEXT)
    return tuple(FreeText(table, name, **spec) for table, columns in known.items() for name, spec in columns.items())
