"""What one registry says of another: measures, groups, lists, units, columns, rules and regions that must exist.

Only for registries of which each has the right form by itself (checking.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines import registries, settings
from pipelines.registries import CODES, COLUMNS, CONTENTS, FREE_TEXT, INDICATORS, measures, wholes
from pipelines.registries.faults import Fault, Location
from pipelines.registries.reading import loaded, loaded_json, named, rows

BYSTANDERS = registries.PIPELINES / "intake" / "reading" / "bystanders.yml"
AMOUNTS = registries.PIPELINES / "models" / "core" / "core_amount_rules.sql"
SUITES = settings.REPOSITORY / "expectations" / "suites"
OF_DELIVERIES = ("trajectories", "results", "lessons")  # their suites judge what people sent: rules.yml has the words
WHOLE = "participants"


def across() -> Iterator[Fault]:
    """Yield every name that nothing has, and every combination that cannot be."""
    for path in sorted(INDICATORS.glob("*.yml")):
        yield from _indicator(path, loaded(path))
    yield from _amounts()
    for table, columns in loaded(COLUMNS).items():
        yield from _columns(named(COLUMNS), (table,), columns)
        yield from _headers(named(COLUMNS), table, columns)
    yield from _released()
    yield from _free_text()
    yield from _rules()
    yield from _reference()
    yield from _programme()


def _programme() -> Iterator[Fault]:
    """Yield what a programme opens with and has not, and periods of participants that are not there."""
    path = settings.REFERENCE / "programme.yml"
    compared = [name for name, one in registries.indicators().items() if one.compared]
    for name in registries.programme().opens_with:
        yield from _one_of(named(path), ("opens_with",), name, compared)
    if not registries.cohorts():
        given = {"found": registries.programme().cohort, "choices": "periods.csv"}
        yield Fault(named(path), "not_one_of", ("cohort",), given)


def _one_of(file: str, location: Location, found: str, choices: Any) -> Iterator[Fault]:
    if found not in choices:
        yield Fault(file, "not_one_of", location, {"found": found, "choices": ", ".join(choices)})


def _indicator(path: Path, spec: dict[str, Any]) -> Iterator[Fault]:
    file = named(path)
    yield from _one_of(file, ("unit",), spec["unit"], loaded(CODES)["units"])
    for part in ("numerator", "denominator"):
        if part in spec:
            yield from _one_of(file, (part,), spec[part], measures())
    groups = [code.code for code in registries.code_lists().get("target_groups", ())]
    for group in spec.get("excluded_groups", ()):
        yield from _one_of(file, ("excluded_groups",), group, groups)
    if spec["kind"] == "count" and spec["numerator"] != path.stem:
        yield Fault(file, "named_after", ("numerator",), {"suggestion_file": spec["numerator"]})
    if spec["kind"] == "rate":
        known = dict.fromkeys((WHOLE, wholes().get(spec["numerator"], WHOLE)))
        if spec["denominator"] in measures() and spec["denominator"] not in known:
            yield Fault(file, "no_part", ("denominator",), {"found": spec["numerator"], "choices": ", ".join(known)})


def _amounts() -> Iterator[Fault]:
    """Yield amounts without a rule in SQL."""
    ruled = set(re.findall(r"^\s*\('(\w+)'", AMOUNTS.read_text(encoding="utf-8"), re.MULTILINE))
    told = {path.stem: path for path in INDICATORS.glob("*.yml") if loaded(path)["kind"] in ("amount", "median")}
    for name in sorted(told.keys() - ruled):
        yield Fault(named(told[name]), "no_amount_rule", ("kind",), {"other": named(AMOUNTS)})


def _columns(file: str, location: Location, columns: dict[str, Any]) -> Iterator[Fault]:
    """Yield types, units and lists that do not exist."""
    codes = loaded(CODES)
    lists = {*codes, *registries.code_lists(), *loaded(CONTENTS)["tables"]}
    for name, spec in columns.items():
        yield from _one_of(file, (*location, name, "type"), spec["type"], codes["column_types"])
        if "unit" in spec:
            yield from _one_of(file, (*location, name, "unit"), spec["unit"], codes["units"])
        if "codes" in spec:
            yield from _one_of(file, (*location, name, "codes"), spec["codes"], sorted(lists))


def _headers(file: str, table: str, columns: dict[str, Any]) -> Iterator[Fault]:
    """Yield headers and synonyms by which two columns of one table could be meant."""
    seen: dict[str, str] = {}
    for name, spec in columns.items():
        for word in {spec["nl"], spec["en"], *spec.get("synonyms", ())}:
            if seen.setdefault(word.casefold(), name) != name:
                yield Fault(file, "repeated", (table, name), {"found": word})


def _released() -> Iterator[Fault]:
    """Yield columns of a release that nothing describes."""
    spec, delivered, file = loaded(CONTENTS), loaded(COLUMNS), named(CONTENTS)
    yield from _columns(file, ("columns",), spec["columns"])
    for table, own in [*spec["tables"].items(), ("view", spec["view"])]:
        location = ("view",) if table == "view" else ("tables", table)
        yield from _one_of(file, (*location, "section"), own["section"], loaded(CODES)["sections"])
        for entry in own["columns"]:
            if isinstance(entry, dict):
                yield from _columns(file, (*location, "columns"), entry)
            elif entry not in spec["columns"] and entry not in delivered.get(table, {}):
                yield Fault(file, "not_described", (*location, "columns", entry))


def _free_text() -> Iterator[Fault]:
    """Yield tables and columns that no release has, and kinds of text without words."""
    tables, file = loaded(CONTENTS)["tables"], named(FREE_TEXT)
    for table, columns in loaded(FREE_TEXT).items():
        yield from _one_of(file, (table,), table, tables)
        entries = tables.get(table, {"columns": ()})["columns"]
        known = [name for entry in entries for name in (entry if isinstance(entry, dict) else [entry])]
        for name, spec in columns.items():
            yield from _one_of(file, (table, name), name, known)
            yield from _one_of(file, (table, name, "kind"), spec["kind"], loaded(CODES)["text_kinds"])


def _rules() -> Iterator[Fault]:
    """Yield suites under another name than their file, and rules that have no words."""
    known = loaded(registries.RULES)
    for kind, spec in loaded(BYSTANDERS).items():
        yield from _one_of(named(BYSTANDERS), (kind, "rule"), spec["rule"], known)
    for path in sorted(SUITES.glob("*.json")):
        suite = loaded_json(path)
        if suite["name"] != path.stem:
            yield Fault(named(path), "name_of_file", ("name",), {"found": suite["name"], "expected": path.stem})
        for index, one in enumerate(suite["expectations"] if path.stem in OF_DELIVERIES else ()):
            yield from _one_of(named(path), ("expectations", index, "meta", "rule"), one["meta"]["rule"], known)


def _reference() -> Iterator[Fault]:
    """Yield regions that do not exist, and files without a source."""
    path, known = settings.REFERENCE / "regions.csv", registries.programme()
    regions = {row["region_code"]: line for line, row in enumerate(rows(path), 2)}
    for code, line in regions.items():
        if not re.fullmatch(rf"{known.region_letters}\d{{{known.region_digits}}}", code):
            yield Fault(named(path), "not_so_written", (line, "region_code"), {"found": code})
    for name in ("municipalities_2021.csv", "region_aliases.csv", "region_context.csv"):
        path = settings.REFERENCE / name
        for line, row in enumerate(rows(path), 2):
            if row["region_code"] not in {*regions, "MULTI"}:
                given = {"found": row["region_code"], "choices": "regions.csv"}
                yield Fault(named(path), "not_one_of", (line, "region_code"), given)
    sources = settings.REFERENCE / "sources.yml"
    for path in sorted(settings.REFERENCE.glob("*.csv")):
        if path.name not in loaded(sources):
            yield Fault(named(sources), "no_source", (), {"found": path.name})
