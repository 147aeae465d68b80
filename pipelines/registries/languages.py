"""Texts in two languages: the same names in both, each a text, with the same placeholders between braces."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.registries.faults import Fault, Location, RegistryError
from pipelines.registries.forms.form import placeholders
from pipelines.registries.reading import loaded, named


def paired(dutch: Path, english: Path) -> list[Fault]:
    """Return where two files of texts are not each other's."""
    try:
        one, other = loaded(dutch), loaded(english)
    except RegistryError as error:
        return list(error.faults)
    return [
        *_alone(one, other, named(dutch)),
        *_alone(other, one, named(english)),
        *_unlike(one, other, named(english)),
    ]


def _alone(texts: Any, others: Any, file: str, location: Location = ()) -> Iterator[Fault]:
    """Yield what is no text, is not well written, or stands in this file only."""
    if isinstance(texts, dict):
        for name, text in texts.items():
            if not isinstance(others, dict) or name not in others:
                yield Fault(file, "only_here", (*location, name))
            else:
                yield from _alone(text, others[name], file, (*location, name))
    elif not isinstance(texts, str):
        yield Fault(file, "not_text", location, {"found": str(texts)})
    elif not texts.strip():
        yield Fault(file, "empty", location)
    elif _placeholders(texts) is None:
        yield Fault(file, "braces", location)


def _unlike(texts: Any, others: Any, file: str, location: Location = ()) -> Iterator[Fault]:
    """Yield where a text has other placeholders in the second file than in the first."""
    if isinstance(texts, dict) and isinstance(others, dict):
        for name in texts.keys() & others.keys():
            yield from _unlike(texts[name], others[name], file, (*location, name))
    elif isinstance(texts, str) and isinstance(others, str):
        needed, found = _placeholders(texts), _placeholders(others)
        if needed is not None and found is not None and needed != found:
            yield Fault(file, "other_places", location, {"choices": ", ".join(sorted(needed)) or "-"})


def _placeholders(text: str) -> set[str] | None:
    try:
        return placeholders(text)
    except ValueError:
        return None
