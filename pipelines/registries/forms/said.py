"""Words and rules: codes of a release, rules of a delivery, the plan of breakdowns, suites, and lists of words."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, create_model, model_validator

from pipelines.registries.forms.form import Code, Form, Sentence, Text, WordList, placeholders, refuse
from pipelines.registries.rules import STOPS

Name = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]


class Explained(Form):
    """One code of a list."""

    nl: Text
    en: Text
    explanation_nl: Text
    explanation_en: Text


Codes = dict[str, Annotated[dict[str, Explained], Field(min_length=1)]]


class Said(Form):
    """What is said of a rule in one language."""

    what: Sentence
    found: Sentence = ""
    why: Sentence = ""
    do: Sentence = ""


class Rule(Form):
    """One rule that a delivery can break."""

    effect: Literal["row", "wait", "refuse", "value", "look", "note"]
    shows: Literal["", "known", "unnamed", "unsigned"] = ""
    nl: Said
    en: Said

    @model_validator(mode="after")
    def _says_the_same_in_both_languages(self) -> Self:
        for part in Said.model_fields:
            dutch, english = getattr(self.nl, part), getattr(self.en, part)
            if bool(dutch) != bool(english):
                refuse("only_here", "nl" if dutch else "en", part)
            if _placeholders(dutch) != _placeholders(english):
                refuse("other_places", "en", part, choices=", ".join(sorted(placeholders(dutch))) or "-")
        if self.effect in STOPS and not self.nl.do:
            refuse("do_needed", "nl", "do")
        return self


def _placeholders(text: str) -> set[str]:
    """Return the placeholders of a text; one that has one value per language is the same in both."""
    return {name.removesuffix("_nl").removesuffix("_en") for name in placeholders(text)}


Rules = dict[Name, Rule]


class Bystander(Form):
    """Names of what is no delivery, and the rule by which it is refused."""

    rule: Name
    names: list[Text] = Field(min_length=1)


Bystanders = dict[str, Bystander]


class Source(Form):
    """Where a reference table comes from."""

    source: Text
    note: Text = ""


Sources = dict[str, Source]


class FreeText(Form):
    """One column of a release that holds what people wrote."""

    kind: Code
    needed: bool


FreeTexts = dict[Code, Annotated[dict[Code, FreeText], Field(min_length=1)]]


class Breakdown(Form):
    """One breakdown that exists."""

    period_kind: Literal["half_year", "year", "all"]
    target_group: Literal["all", "each"]
    pillar: Literal["all", "each"]


class Audiences(Form):
    """The breakdowns of every audience."""

    openbaar: Annotated[list[Breakdown], Field(min_length=1)]
    landelijk: Annotated[list[Breakdown], Field(min_length=1)]


class Rounding(Form):
    """How public counts are rounded."""

    step: Annotated[int, Field(ge=2, le=10)]
    within: Annotated[int, Field(ge=2, le=10)]
    share_within: Annotated[int, Field(ge=1, le=10)]
    share_within_small: Annotated[int, Field(ge=1, le=10)]
    share_from: Annotated[int, Field(ge=10, le=100)]
    tries: Annotated[int, Field(ge=1, le=20)]
    country_tries: Annotated[int, Field(ge=1, le=100)]
    country_from_regions: Annotated[int, Field(ge=2, le=35)]


class Freezing(Form):
    """How long a region keeps its public table."""

    below_people: Annotated[int, Field(ge=2, le=1000)]
    days: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")]], Field(min_length=1)
    ]


class Bar(Form):
    """What the attack must leave."""

    values_of_small: Annotated[int, Field(ge=2, le=5)]
    values: Annotated[int, Field(ge=2, le=11)]
    keep_all_share: Annotated[float, Field(ge=0.5, le=1)]


class Plan(Form):
    """Which breakdowns exist, and how they are made safe. Every `each` comes with its `all`, in each direction."""

    audiences: Audiences
    controlled: Rounding
    freeze: Freezing
    attack: Bar

    @model_validator(mode="after")
    def _has_every_total_once(self) -> Self:
        for audience in Audiences.model_fields:
            rows = getattr(self.audiences, audience)
            for index, row in enumerate(rows):
                if row in rows[:index]:
                    refuse("repeated", "audiences", audience, found=_written(row))
                for field in ("target_group", "pillar"):
                    total = row.model_copy(update={field: "all"})
                    if total not in rows:
                        refuse("total_needed", "audiences", audience, found=_written(total))
        return self


def _written(row: Breakdown) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in row.model_dump().items()) + "}"


class Meta(Form):
    """Which rule an expectation is, and why."""

    rule: Name
    reason: Text


class Expectation(Form):
    """One expectation of a suite."""

    type: Annotated[str, StringConstraints(pattern=r"^expect_[a-z_]+$")]
    kwargs: dict[str, Any]
    severity: Literal["critical", "warning", "info"]
    meta: Meta


class Suite(Form):
    """One suite: the rules of one table."""

    name: Text
    expectations: Annotated[list[Expectation], Field(min_length=1)]


LISTS = """bsn birthdate birth names persons name_words one_person who person_numbers other_numbers traits exact_traits
professionals by_name organisations papers email phone postcode house_number home counts offices plain nothing particles
sure_particles titles first_names no_names no_name_endings also_surnames signed harmless"""
PersonalWords = create_model(
    "PersonalWords",
    __base__=Form,
    __doc__="The words by which personal data are known: pipelines/intake/masking/words.yml.",
    marks=(dict[str, Text], ...),
    **dict.fromkeys(LISTS.split(), (WordList, ...)),  # type: ignore[call-overload]  # names from a list are not seen by mypy
)


class SignWords(Form):
    """The words by which a text asks for a person who looks at it first: pipelines/intake/masking/signs.yml."""

    openers: WordList
    first_names: WordList
    verbs: WordList
    weak_verbs: WordList
    roles: WordList
    health: WordList
    criminal: WordList
    numbers: dict[Text, Annotated[int, Field(ge=0)]]
    people: WordList
    other_things: WordList
