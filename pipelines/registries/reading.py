"""Reads one file of a registry: YAML, JSON or CSV, in which nothing stands twice. What it may hold is in forms/."""

import csv
import json
import re
from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines import settings
from pipelines.registries.faults import Fault, RegistryError

WORD = re.compile(r"<([A-Za-z][a-z0-9_]*)>")


class _Once(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # in C it takes a tenth of the time
    """Reads YAML in which no key stands twice: of two, one would be lost without a word."""

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        said = super().construct_scalar(node)
        return WORD.sub(_in_this_programme, said) if "<" in said else said

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for index, (key, _) in enumerate(node.value):
            if isinstance(key, yaml.ScalarNode) and key.value in keys[:index]:
                raise _Twice(key.value, key.start_mark.line + 1)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return found


class _Twice(Exception):
    """A key that stands twice: its name and the line of the second."""


@cache
def loaded(path: Path) -> Any:
    """Return what a YAML file of ours holds, read once. Raises RegistryError as `read` does."""
    return read(path)


def read(path: Path) -> Any:
    """Return what a YAML file holds now. Raises RegistryError where it cannot be read or a key stands twice in it."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Once)  # a safe loader
    except _Twice as found:
        key, line = found.args
        raise RegistryError(Fault(named(path), "twice", (key,), {"line": line})) from found
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RegistryError(_unreadable(path, error)) from error


@cache
def words() -> dict[str, str]:
    """Return what the texts of the product say in this programme for `<programma>`, `<regions>` and the like."""
    programme = loaded(settings.REFERENCE / "programme.yml")
    years = sorted(
        day[:4] for row in rows(settings.REFERENCE / "periods.csv") for day in (row["first_day"], row["last_day"])
    )
    known = {
        "programma": programme["name"]["nl"],
        "programme": programme["name"]["en"],
        "land": programme["country"]["nl"],
        "land_header": programme["country"]["nl"].casefold().replace(" ", "_"),
        "country_code": programme["country"]["code"],
        "the_country": programme["country"]["en"],
        "country": programme["country"]["en"].removeprefix("the "),
        "months": str(programme["sustained_months"]),
        "regions": str(sum(1 for _ in rows(settings.REFERENCE / "regions.csv"))),
        "first_year": years[0],
        "last_year": years[-1],
    }
    own: dict[str, str] = programme["words"]
    return known | own


def _in_this_programme(found: re.Match[str]) -> str:
    try:
        said = words()[found[1].lower()]
        return said[:1].upper() + said[1:] if found[1][0].isupper() else said
    except KeyError as error:
        given = {"found": found[0], "choices": ", ".join(sorted(words()))}
        raise RegistryError(Fault(named(settings.REFERENCE / "programme.yml"), "no_word", ("words",), given)) from error


@cache
def loaded_json(path: Path) -> Any:
    """Return what a JSON file holds, as `loaded`."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            key = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
            raise RegistryError(Fault(named(path), "twice", (key,), {"line": "?"}))
        return found

    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RegistryError(_unreadable(path, error)) from error


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV by column. Raises RegistryError where it cannot be read or a row is longer or shorter."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                if None in row or None in row.values():
                    raise RegistryError(Fault(named(path), "row_length", (reader.line_num,)))
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegistryError(_unreadable(path, error)) from error


def named(path: Path) -> str:
    """Return the path of a file within the repository, as people look it up."""
    return (path.relative_to(settings.REPOSITORY) if path.is_relative_to(settings.REPOSITORY) else path).as_posix()


def _unreadable(path: Path, error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else getattr(error, "lineno", None)
    if isinstance(error, OSError):
        return Fault(named(path), "no_file")
    return Fault(named(path), "unreadable" if line is None else "unreadable_line", (), {"line": line})
