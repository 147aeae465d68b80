"""What all forms share: nothing unknown, nothing of another type, no empty text, and braces that can be filled in."""

import string
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

CODE = r"^[a-z][a-z0-9_]*$"


class Form(BaseModel):
    """What stands under one name: these fields and no others, of these types and no others."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Row(BaseModel):
    """One row of a CSV, in which every cell is text: numbers, days and yes or no are read from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refuse(kind: str, *location: str, **given: Any) -> NoReturn:
    """Refuse what a validator sees: a kind of words.yml, the field below it, and what its sentence needs."""
    raise PydanticCustomError(kind, "refused", {"location": location, **given})


def placeholders(sentence: str) -> set[str]:
    """Return the names between braces in a text. Raises ValueError where a brace is not closed."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _filled(text: str) -> str:
    if not text.strip():
        refuse("empty")
    return text


def _closed(text: str) -> str:
    try:
        placeholders(text)
    except ValueError:
        refuse("braces")
    return text


Text = Annotated[str, AfterValidator(_filled)]
Sentence = Annotated[Text, AfterValidator(_closed)]
WordList = Annotated[list[Text], Field(min_length=1)]
Code = Annotated[str, StringConstraints(pattern=CODE)]


class Words(Form):
    """The same in Dutch and English."""

    nl: Text
    en: Text
