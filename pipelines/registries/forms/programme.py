"""The programme that the product is for: data/reference/programme.yml."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pipelines.registries.forms.form import Code, Form, Text, Words

Letters = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}$")]


class Country(Words):
    """What all regions together are."""

    code: Letters


class RegionCodes(Form):
    """How the code of a region is written: letters, then so many digits."""

    letters: Letters
    digits: Annotated[int, Field(ge=1, le=4)]


class Programme(Form):
    """The programme: its name, country, regions and periods, and its words by the name between < and >."""

    name: Words
    short_name: Text
    country: Country
    region_codes: RegionCodes
    cohort: Literal["half_year", "year"]
    opens_with: Annotated[list[Code], Field(min_length=1)]
    sustained_months: Annotated[int, Field(ge=1, le=60)]
    words: dict[Code, Text]
