"""What every file opens with, what every reference file says of its source, and that every sentence has both languages."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from pipelines import layout, registries, settings
from pipelines.build.models import MODELS
from pipelines.registries.calendar import MONTHS

ROOT = settings.REPOSITORY
DUMPS = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "tools.py"}


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def ours() -> list[Path]:
    return [path for top in ("pipelines", "expectations", "dashboard") for path in sorted((ROOT / top).rglob("*.py"))]


def test_only_the_gate_imports_great_expectations():
    importers = {
        str(path.relative_to(ROOT))
        for path in ours()
        if any(name.split(".")[0] == "great_expectations" for name in imported(path))
    }
    assert importers == {"expectations/gate.py"}


def test_there_are_no_dump_modules():
    assert [path for path in ours() if path.name in DUMPS] == []


def test_every_file_opens_with_what_belongs_in_it():
    assert [str(path) for path in ours() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_every_model_opens_with_its_grain_and_is_used():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in MODELS.glob("*/*.sql")}
    assert {name for name, text in texts.items() if not text.startswith("-- One row per")} == set()
    unused = {
        name
        for name in texts
        if not name.startswith("mart_")
        and not any(re.search(rf"\b{name}\b", text) for other, text in texts.items() if other != name)
    }
    assert unused == set()


def test_every_reference_file_states_its_source():
    stated = yaml.safe_load((settings.REFERENCE / "sources.yml").read_text(encoding="utf-8"))
    assert set(stated) == {path.name for path in settings.REFERENCE.glob("*.csv")}
    assert all(entry["source"] for entry in stated.values())


def test_the_thirty_five_regions_and_their_context_add_up():
    import csv

    rows = list(csv.DictReader((settings.REFERENCE / "region_context.csv").open(encoding="utf-8")))
    assert len(registries.region_names()) == 35
    assert {"AM04", "AM16", "AM31"} & set(registries.region_names()) == set()
    assert sum(int(row["inhabitants_2020"]) for row in rows) == 17_407_585
    assert sum(int(row["inhabitants_2021"]) for row in rows) == 17_475_415
    assert sum(int(row["bijstand_2020"]) for row in rows) == 421_230


def keys(tree: object, path: str = "") -> dict[str, object]:
    if isinstance(tree, dict):
        return {key: value for name, part in tree.items() for key, value in keys(part, f"{path}.{name}").items()}
    return {path: tree}


@pytest.mark.parametrize("folder", [ROOT / "pipelines" / "texts"])
def test_receipts_speak_both_languages_with_the_same_blanks(folder):
    dutch, english = (keys(yaml.safe_load((folder / f"{one}.yml").read_text(encoding="utf-8"))) for one in ("nl", "en"))
    assert set(dutch) == set(english)
    blanks = {key: (re.findall(r"{\w*}", str(dutch[key])), re.findall(r"{\w*}", str(english[key]))) for key in dutch}
    assert {key for key, (one, other) in blanks.items() if sorted(one) != sorted(other)} == set()


def test_every_rule_of_a_suite_has_words_and_a_reason():
    from expectations import gate
    from pipelines.registries.rules import rules

    for suite in ("trajectories", "results", "lessons"):
        for rule in gate.rules(suite):
            assert rule["severity"] == rules()[rule["rule"]].severity
            assert rule["reason"]


def test_what_lies_where_and_what_a_month_is_called_is_written_once():
    names = {layout.RECEIPT, layout.FIELDS, layout.ARRIVAL, layout.ORIGINALS}
    names |= {layout.POINTER, layout.MANIFEST, layout.WITHDRAWN, layout.DELIVERY_ID.pattern, layout.RELEASE_ID.pattern}
    names |= {month for months in MONTHS.values() for month in months if month not in {"may", "mei"}}
    said = {
        (node.value, path.name)
        for path in ours()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert {name for name, _ in said} == names
    assert {place for _, place in said} == {"layout.py", "calendar.py"}
