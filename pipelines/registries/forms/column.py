"""Columns and tables: columns.yml (what people deliver) and contents.yml (what a release holds)."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from pipelines.registries.forms.form import Code, Form, Text, refuse

MEASURED = ("whole", "number")
CODED = "code"


class ColumnForm(Form):
    """One column: its headers, its type, and what it means."""

    nl: Text
    en: Text
    type: Code
    unit: Code = ""
    codes: Code = ""
    required: bool = False
    explanation_nl: Text
    explanation_en: Text
    synonyms: list[Text] = Field(default=[])

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        if self.type in MEASURED and not self.unit:
            refuse("unit_needed", "unit")
        if self.type not in MEASURED and self.unit:
            refuse("not_for_type", "unit", found=self.type)
        if self.type == CODED and not self.codes:
            refuse("codes_needed", "codes")
        if self.type != CODED and self.codes:
            refuse("not_for_type", "codes", found=self.type)
        return self


def _described(entry: Any) -> Any:
    """Return what a table says of a column itself; a name alone is described elsewhere."""
    return {} if isinstance(entry, str) else entry


class Delivered(Form):
    """Every table of a delivery with its columns."""

    delivery: dict[Code, ColumnForm]
    trajectories: dict[Code, ColumnForm]
    results: dict[Code, ColumnForm]
    lessons: dict[Code, ColumnForm]


class TableWords(Form):
    """One table of a delivery in words."""

    section: Code
    nl: Text
    en: Text
    about_nl: Text
    about_en: Text


class Table(TableWords):
    """One table of a release, with its columns: names, or a name with its description."""

    columns: list[Annotated[dict[Code, ColumnForm], BeforeValidator(_described)]]


class Released(Form):
    """Everything that can be downloaded."""

    columns: dict[Code, ColumnForm]
    tables: dict[Code, Table]
    view: Table
    delivery: dict[Literal["delivery", "trajectories", "results", "lessons"], TableWords]
