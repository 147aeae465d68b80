"""What is different now on the public page of a region. Not here: how it is computed (pipelines/models/marts)."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from pipelines import database
from pipelines.settings import PUBLIC

QUERY = Path(__file__).with_suffix(".sql")


def changed(release: Path, regions: Collection[str]) -> list[dict[str, Any]]:
    """Return every number, and every project that came or went, of these regions.

    Nothing for a region without a delivery before. `release` is its folder. It reads the public
    file: what is told beside a receipt travels, so it is what anyone may read.
    """
    if not regions:
        return []
    with database.locked(release / f"{PUBLIC}.duckdb") as connection:
        found = connection.execute(QUERY.read_text(encoding="utf-8"), {"regions": sorted(regions)})
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
