"""Which release this would be: a hash of everything that can change a table. No time of arrival in it."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines import registries, rules, settings
from pipelines.release import dictionary

EXPECTATIONS = settings.REPOSITORY / "expectations"
LENGTH = 12


def release_id(receipts: dict[str, dict[str, Any]], versions: dict[str, int], experiences: pd.DataFrame | None) -> str:
    """Return the id of the release that these inputs make.

    `versions` gives the version of each delivery. The arrival number counts only between deliveries that are equal
    in region, reference date and version, because only there does it decide.
    """
    ties = Counter(_standing(receipt, versions[one]) for one, receipt in receipts.items())
    deliveries = [
        [
            one,
            receipt["verdict"],
            _arrival_rank(receipts, one, versions) if ties[_standing(receipt, versions[one])] > 1 else 0,
        ]
        for one, receipt in sorted(receipts.items())
    ]
    told = "" if experiences is None else experiences.sort_values("experience_id").to_json(orient="records")
    digest = hashlib.sha256(json.dumps([deliveries, told, settings.PIPELINE_VERSION, settings.SCHEMA_VERSION]).encode())
    for path in hashed_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:LENGTH]


def _standing(receipt: dict[str, Any], version: int) -> tuple[Any, ...]:
    return receipt["region"], receipt["reference_date"], version


def _arrival_rank(receipts: dict[str, dict[str, Any]], one: str, versions: dict[str, int]) -> int:
    same = [
        (receipt["arrival"], other)
        for other, receipt in receipts.items()
        if _standing(receipt, versions[other]) == _standing(receipts[one], versions[one])
    ]
    return sorted(same).index((receipts[one]["arrival"], one)) + 1


def hashed_files() -> list[Path]:
    """Return every file of ours that can change a table: facts, registries, suites, models, words, protection."""
    pipelines = Path(registries.__file__).parent
    return [
        *sorted(settings.REFERENCE.glob("*.csv")),
        *sorted(registries.INDICATORS.glob("*.yml")),
        registries.COLUMNS,
        registries.PUBLICATION,
        rules.RULES,
        dictionary.COLUMNS,
        dictionary.CODES,
        *sorted((EXPECTATIONS / "suites").glob("*.json")),
        *sorted((EXPECTATIONS / "checks").glob("*.sql")),
        *sorted((pipelines / "models").glob("*/*.sql")),
        *sorted((pipelines / "texts").glob("*.yml")),
        *sorted((pipelines / "protection").glob("*.py")),
    ]
