"""One figure of the dashboard: pipelines/registries/indicators/<id>.yml."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipelines.registries.forms.form import Code, Form, Text, Words, placeholders, refuse

# Kind -> which of these fields it must have; it has none of the others. What a rate leaves out may be nobody.
PARTS = ("numerator", "denominator", "maturity_months", "excluded_groups")
NEEDED = {"count": ("numerator",), "rate": ("numerator", "denominator", "maturity_months"), "amount": (), "median": ()}
OPTIONAL = {"rate": ("excluded_groups",)}
PLACEHOLDERS = {"rate": {"region", "counted", "share"}}
UNITS = {"count": "people", "rate": "percent"}


class Indicator(Form):
    """A figure: what it is of, how it is read, and its texts. Its code is the name of its file."""

    position: Annotated[int, Field(ge=1)]
    headline: Annotated[int, Field(ge=1)] = 0
    kind: Literal["count", "rate", "amount", "median"]
    unit: Code
    decimals: Annotated[int, Field(ge=0, le=3)]
    polarity: Literal["higher_is_better", "lower_is_better", "no_judgement"]
    compared: bool
    is_state: bool = False
    audiences: list[Literal["openbaar", "landelijk"]] = Field(default=[], min_length=1)
    numerator: Text = ""
    denominator: Text = ""
    excluded_groups: list[Text] = Field(default=[], min_length=1)
    maturity_months: Annotated[int, Field(ge=0, le=60)] = 0
    title: Words
    short: Words
    question: Words
    sentence: Words
    definition: Words
    why: Words
    method: Words
    source: Words
    caveats: Words

    @model_validator(mode="after")
    def _has_the_parts_of_its_kind(self) -> Self:
        for part in PARTS:
            is_given, is_needed = part in self.model_fields_set, part in NEEDED[self.kind]
            if is_needed and not is_given:
                refuse("needed_for_kind", part, found=self.kind)
            if is_given and not is_needed and part not in OPTIONAL.get(self.kind, ()):
                refuse("not_for_kind", part, found=self.kind)
        if self.kind in UNITS and self.unit != UNITS[self.kind]:
            refuse("not_one_of", "unit", found=self.unit, choices=UNITS[self.kind])
        if self.kind == "rate" and self.numerator == self.denominator:
            refuse("same_parts", "denominator")
        return self

    @model_validator(mode="after")
    def _sentence_has_its_placeholders(self) -> Self:
        needed = PLACEHOLDERS.get(self.kind, {"region", "counted"})
        for language in ("nl", "en"):
            try:
                found = placeholders(getattr(self.sentence, language))
            except ValueError:
                refuse("braces", "sentence", language)
            if found != needed:
                refuse("places", "sentence", language, choices=", ".join(sorted(needed)))
        return self

    @model_validator(mode="after")
    def _names_nothing_twice(self) -> Self:
        for field in ("audiences", "excluded_groups"):
            given = getattr(self, field)
            for index, one in enumerate(given):
                if one in given[:index]:
                    refuse("repeated", field, found=one)
        return self
