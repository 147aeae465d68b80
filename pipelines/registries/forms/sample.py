"""What the sample is like: sample/sample.yml of the programme."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.registries.forms.form import Form, Sentence, Text, WordList, refuse

Share = Annotated[float, Field(ge=0, le=1)]
Weights = Annotated[dict[Text, Share], Field(min_length=1)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
Days = Annotated[dict[date | Day, Share], Field(min_length=1)]
Sentences = Annotated[list[Sentence], Field(min_length=1)]
Lesson = Annotated[dict[Text, Text], Field(min_length=1, max_length=1)]


def _same(field: str, found: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a field that says something of what is not there, or nothing of what is."""
    for name in sorted({*known} - {*found}):
        refuse("missing", *field.split("."), name)
    for name in sorted({*found} - {*known}):
        refuse("not_one_of", *field.split("."), found=name, choices=", ".join(known))


class People(Form):
    """How many people start in one period: the median region, and to which power the others differ."""

    median: Annotated[float, Field(ge=1)]
    power: Annotated[float, Field(ge=0)]


class Dropout(Form):
    """The chance to drop out."""

    normal: Share
    lockdown: Share


class Spellings(Form):
    """The ways in which regions write the same."""

    cohort: Sentences
    quarter: Sentences
    headers: Annotated[list[dict[Text, Text]], Field(min_length=1)]
    group_words: dict[Text, WordList]


class Sample(Form):
    """The invented world."""

    regions_without_delivery: list[Text]
    reference_date: Day
    late_regions: dict[Text, Day]
    first_cohort: Text
    early_starts_before: Text
    people_per_cohort: People
    placed: Share
    placed_differs: dict[Text, Share]
    sustained: Share
    praktijkverklaring: Weights
    further_education: Weights
    dropout: Dropout
    lockdown: dict[Text, Share]
    status_holders: Share
    register_members: Share
    groups: Weights
    training: Text
    pillars: Weights
    kinds: Weights
    statuses: Weights
    starts: Days
    ends: dict[Text, Days]
    continuations: Weights
    taken_over: Share
    sectors: WordList
    reasons: dict[Text, WordList]
    names: dict[Text, Sentences]
    leads: WordList
    partners: WordList
    lessons: dict[Text, Annotated[list[Lesson], Field(min_length=1)]]
    themes: WordList
    spellings: Spellings

    @model_validator(mode="after")
    def _names_what_there_is(self) -> Self:
        for outcome in ("praktijkverklaring", "further_education"):
            _same(outcome, getattr(self, outcome), (self.training, "other"))
        _same("names", self.names, self.kinds)
        _same("spellings.group_words", self.spellings.group_words, self.groups)
        if self.training not in self.pillars:
            refuse("not_one_of", "training", found=self.training, choices=", ".join(self.pillars))
        return self
