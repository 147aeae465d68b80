"""Which release this would be: a hash of everything that can change a table. No time of arrival in it.

That is what the archive holds, the experiences, which texts a person released, all of our own code and facts (whole
folders, so that no file is forgotten), and the libraries that compute. Too much is safe: a new id for the same tables
costs one build. Too little is not: one id would hold other figures elsewhere.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines import layout, settings
from pipelines.intake.records import Receipt

LENGTH = 12
ROOMS = ("pipelines", "expectations", "data/reference")
# Whatever else lies in those rooms was left there by Python, an editor or a desktop.
KINDS = {".py", ".sql", ".yml", ".json", ".csv", ".txt"}
LIBRARIES = ("duckdb", "great-expectations", "highspy", "numpy", "pandas", "pyarrow", "PyYAML", "scipy")
KEPT = (layout.RECEIPT, layout.FIELDS, *(f"{part}/*.parquet" for part in layout.PARTS))


def inputs_id(
    archive: Path, receipts: dict[str, Receipt], experiences: pd.DataFrame | None, decided: Mapping[str, bool]
) -> str:
    """Return a hash of everything of which a release is made, but what was published before.

    `decided`: which texts are released and which are not.

    The arrival number counts only between deliveries that are equal in region, reference date and version, because only
    there does it decide.
    """
    standing = {one: _standing(receipt) for one, receipt in receipts.items()}
    ties = Counter(standing.values())
    deliveries = [
        [one, _digest(archive / one, _kept(archive / one)), _rank(receipts, standing, one) if ties[key] > 1 else 0]
        for one, key in sorted(standing.items())
    ]
    told = "" if experiences is None else experiences.sort_values("experience_id").to_json(orient="records")
    said = [deliveries, told, sorted(decided.items()), libraries(), fingerprint(settings.REPOSITORY), programme()]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:LENGTH]


def with_public(inputs: str, mark: str, frozen: list[str]) -> str:
    """Return the id of the release of these inputs in which the public tables of these regions are frozen.

    `mark` is that of the key: with another key the same true numbers are rounded otherwise.
    """
    return hashlib.sha256(json.dumps([inputs, mark, frozen]).encode()).hexdigest()[:LENGTH]


def libraries() -> dict[str, str]:
    """Return the versions of what computes the tables or judges them."""
    return {name: version(name) for name in LIBRARIES}


def programme() -> str:
    """Return a hash of the files of another programme than ours; ours lie in our rooms."""
    own = settings.PROGRAMME
    return _digest(own, sorted(path for path in own.rglob("*") if path.suffix in KINDS)) if own else ""


def fingerprint(root: Path) -> str:
    """Return a hash of our own code and facts below `root`: the same wherever that lies."""
    return _digest(root, hashed_files(root))


def hashed_files(root: Path) -> list[Path]:
    """Return every file of ours that can change a table, and some that cannot."""
    found = (path for room in ROOMS for path in (root / room).rglob("*"))
    return sorted(path for path in found if path.suffix in KINDS and not path.name.startswith(".") and path.is_file())


def _digest(root: Path, paths: list[Path]) -> str:
    """Return a hash of these files by their path below `root`, so that moving one is a change as well."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _kept(folder: Path) -> list[Path]:
    """Return what a build reads of one delivery: not the originals, and not when it arrived."""
    return sorted(path for pattern in KEPT for path in folder.glob(pattern))


def _standing(receipt: Receipt) -> tuple[Any, ...]:
    return receipt["region"], receipt["reference_date"], receipt["version"]


def _rank(receipts: dict[str, Receipt], standing: dict[str, tuple[Any, ...]], one: str) -> int:
    """Return the rank of a delivery by arrival among those that are equal to it in all else."""
    same = [(receipts[other]["arrival"], other) for other, key in standing.items() if key == standing[one]]
    return sorted(same).index((receipts[one]["arrival"], one)) + 1
