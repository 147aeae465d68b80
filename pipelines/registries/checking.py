"""Looks through all registries before anything is done with them, and refuses what cannot be used.

Belongs here: which file has which form, and turning what pydantic says into our own faults. Not here: the forms, and
what one registry says of another (across.py). Costs a few tenths of a second, so a child that reads one file does not
come here: its parent did.
"""

import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from pipelines import settings
from pipelines.registries import CODES, COLUMNS, CONTENTS, FREE_TEXT, INDICATORS, PIPELINES, PUBLICATION, RECIPE, RULES
from pipelines.registries.across import across
from pipelines.registries.faults import Fault, RegistryError
from pipelines.registries.forms.column import Delivered, Released
from pipelines.registries.forms.form import CODE, Code, Form, WordList, Words
from pipelines.registries.forms.indicator import Indicator
from pipelines.registries.forms.programme import Programme
from pipelines.registries.forms.reference import FILES
from pipelines.registries.forms.said import (
    Bystanders,
    Codes,
    FreeTexts,
    PersonalWords,
    Plan,
    Rules,
    SignWords,
    Sources,
    Suite,
)
from pipelines.registries.forms.sample import Sample
from pipelines.registries.languages import paired
from pipelines.registries.reading import loaded, loaded_json, named, rows

FORMS: dict[Path, Any] = {
    COLUMNS: Delivered,
    CONTENTS: Released,
    CODES: Codes,
    RULES: Rules,
    FREE_TEXT: FreeTexts,
    PIPELINES / "intake" / "masking" / "words.yml": PersonalWords,
    PIPELINES / "intake" / "values" / "units.yml": dict[Literal["units"], WordList],
    PIPELINES / "template" / "filling.yml": dict[str, Annotated[list[Code], Field(min_length=1)]],
    PIPELINES / "intake" / "masking" / "signs.yml": SignWords,
    PIPELINES / "commands" / "spoken.yml": dict[str, Words],
    PIPELINES / "intake" / "reading" / "bystanders.yml": Bystanders,
    PUBLICATION: Plan,
    RECIPE: Sample,
    settings.REFERENCE / "programme.yml": Programme,
    settings.REFERENCE / "sources.yml": Sources,
}
SUITES = settings.REPOSITORY / "expectations" / "suites"
ADAPTER = cache(TypeAdapter)
NAME = re.compile(r"[a-z][a-z0-9_]*\.yml")
# How what pydantic finds begins, and which kind of words.yml that is.
KINDS = {
    "extra_forbidden": "unknown_field",
    "bool_type": "not_yes_no",
    "list_type": "not_list",
    "literal_error": "not_one_of",
    "too_short": "empty",
    "string_type": "not_text",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "string_pattern_mismatch": "not_so_written",
    "int_": "not_whole",
    "float_": "not_number",
    "date_": "not_day",
    "dict_": "not_fields",
    "model_": "not_fields",
}


def check(pages: Path | None = None) -> None:
    """Raise RegistryError with every fault of every registry; of `pages` too, a folder of texts per language."""
    found = [fault for path, form in _forms() for fault in _faults(path, form)]
    found += _texts(PIPELINES / "texts", pages)
    found += [fault for name in FILES for fault in _of_rows(settings.REFERENCE / name)]
    found = found or list(across())
    if found:
        raise RegistryError(*{(one.file, one.kind, one.location): one for one in found}.values())  # many read one file


def _forms() -> Iterator[tuple[Path, Any]]:
    yield from FORMS.items()
    yield from ((path, Suite) for path in sorted(SUITES.glob("*.json")))
    yield from ((path, Indicator) for path in _visible(INDICATORS))


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file())


def _faults(path: Path, form: Any) -> list[Fault]:
    if path.parent == INDICATORS and not NAME.fullmatch(path.name):
        return [Fault(named(path), "stray_file")]
    try:
        read = loaded_json(path) if path.suffix == ".json" else loaded(path)
    except RegistryError as error:
        return list(error.faults)
    return validated(form, read, named(path))


def _of_rows(path: Path) -> list[Fault]:
    """Return the faults of a reference table; the location in it is the line and the column."""
    form, key = FILES[path.name]
    found: list[Fault] = []
    seen: set[tuple[str, ...]] = set()
    try:
        for line, row in enumerate(rows(path), 2):
            wrong = validated(form, row, named(path), (line,))
            found += wrong
            one = tuple(row.get(name, "") for name in key)
            if one in seen and not wrong:
                found.append(Fault(named(path), "repeated", (line,), {"found": " ".join(one)}))
            seen.add(one)
        found += [] if seen else [Fault(named(path), "no_rows")]
    except RegistryError as error:
        found += error.faults
    return found


def _texts(own: Path, pages: Path | None) -> list[Fault]:
    """Return where the texts of two languages are not each other's: of the command line, and of pages."""
    found = paired(own / "nl.yml", own / "en.yml")
    if pages:
        names = sorted({path.name for language in settings.LANGUAGES for path in _visible(pages / language)})
        found += [fault for name in names for fault in paired(pages / "nl" / name, pages / "en" / name)]
    return found


def validated(form: Any, value: Any, file: str, start: tuple[str | int, ...] = ()) -> list[Fault]:
    """Return what of a value does not fit its form, once per location."""
    try:
        ADAPTER(form).validate_python(value)
    except ValidationError as error:
        faults = [_fault(file, start, one) for one in error.errors(include_url=False)]
        return list({fault.location: fault for fault in reversed(faults)}.values())[::-1]
    return []


def _fault(file: str, start: tuple[str | int, ...], error: Any) -> Fault:
    given = dict(error.get("ctx") or {})
    location = (*start, *(part for part in error["loc"] if part != "[key]"), *given.pop("location", ()))
    kind = next((kind for start, kind in KINDS.items() if error["type"].startswith(start)), error["type"])
    if kind == "not_so_written" and given.get("pattern") == CODE:
        kind = "no_code"
    said = {"found": _shown(error["input"])} | given
    if kind == "unknown_field":
        said["suggestion"] = next(iter(difflib.get_close_matches(str(location[-1]), _fields(), 1, 0.7)), "")
    if kind == "not_one_of" and "expected" in given:
        said["choices"] = ", ".join(one for one in re.findall(r"'([^']*)'", given["expected"]) if one)
    if kind == "out_of_range":
        said["range"] = f">= {given['ge']}" if "ge" in given else f"<= {given['le']}"
    return Fault(file, kind, location, said)


@cache
def _fields() -> list[str]:
    """Return the names of all fields of all forms: what a wrong name may have meant."""
    forms = [Form]
    for form in forms:
        forms += form.__subclasses__()
    return sorted({name for form in forms for name in form.model_fields})


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)[:60]  # a day can be a key
