"""Rows of the reference tables: data/reference/*.csv. Every cell is text, so numbers and days are read from it."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.registries.forms.form import Code, Row, Text, refuse

RegionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}\d{1,4}$")]
Municipality = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
Count = Annotated[int, Field(ge=0)]


class CodeRow(Row):
    """One code that people deliver."""

    list: Code
    code: Text
    position: Annotated[int, Field(ge=1)]
    name_nl: Text
    name_en: Text
    explanation_nl: str
    explanation_en: str
    synonyms: str

    @model_validator(mode="after")
    def _is_explained_in_both_languages(self) -> Self:
        if bool(self.explanation_nl) != bool(self.explanation_en):
            refuse("only_here", "explanation_nl" if self.explanation_nl else "explanation_en")
        return self


class Days(Row):
    """A first and a last day."""

    first_day: date
    last_day: date

    @model_validator(mode="after")
    def _end_after_they_begin(self) -> Self:
        if self.last_day < self.first_day:
            refuse("days_turned", "last_day")
        return self


class Event(Days):
    """One lockdown."""

    event: Code
    name_nl: Text
    name_en: Text
    source: Text


class Period(Days):
    """One half-year, one year, or the whole programme."""

    period: Annotated[str, StringConstraints(pattern=r"^(all|20\d\d(-H[12])?)$")]
    kind: Literal["all", "year", "half_year"]
    position: Count
    name_nl: Text
    name_en: Text


class MunicipalityRow(Row):
    """One municipality."""

    municipality_code: Municipality
    name: Text
    region_code: RegionCode
    province: Text


class Change(Row):
    """One municipality that is elsewhere, or no more, in 2026."""

    municipality_code: Municipality
    name: Text
    region_2021: RegionCode | Literal[""]
    region_2026: RegionCode | Literal[""]
    note: Text


class Alias(Row):
    """One name by which a region goes in practice."""

    region_code: RegionCode | Literal["MULTI"]
    alias: Text
    seen_in: Text
    ambiguous: Literal["yes", "no"]


class Region(Row):
    """One of the regions."""

    region_code: RegionCode
    name_2021: Text
    short_name: Text
    abbreviation: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name_2026: str
    centrumgemeente: str
    provinces: Text
    municipalities_2021: Count
    municipalities_2026: Count | Literal[""]
    tile_row: Annotated[int, Field(ge=1)]
    tile_column: Annotated[int, Field(ge=1)]


class Context(Row):
    """What is known of a region besides its deliveries."""

    region_code: RegionCode
    inhabitants_2020: Count
    bijstand_2020: Count
    ww_2020: Count
    arbeidsongeschiktheid_2020: Count
    households_2020: Count
    urbanity_2020: float
    inhabitants_2021: Count
    benefit_recipients_2021: Count


# File -> what a row of it is, and which columns together name one row.
FILES: dict[str, tuple[type[Row], tuple[str, ...]]] = {
    "code_lists.csv": (CodeRow, ("list", "code")),
    "events.csv": (Event, ("event",)),
    "municipalities_2021.csv": (MunicipalityRow, ("municipality_code",)),
    "municipalities_2026.csv": (MunicipalityRow, ("municipality_code",)),
    "municipality_changes.csv": (Change, ("municipality_code",)),
    "periods.csv": (Period, ("period",)),
    "region_aliases.csv": (Alias, ("region_code", "alias")),
    "region_context.csv": (Context, ("region_code",)),
    "regions.csv": (Region, ("region_code",)),
}
