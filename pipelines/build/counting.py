"""Which delivery counts for each region, asked of an archive outside a build.

Not here: the rule by which one does (models/core/core_deliveries.sql).
"""

from pathlib import Path

from pipelines import database
from pipelines.build import loading, models
from pipelines.intake.deliveries.standing import Counting
from pipelines.intake.records import Receipt

ASKED = "region_code, delivery_id, reference_date, version, is_sample"


def counting(archive: Path, receipts: dict[str, Receipt]) -> dict[str, Counting]:
    """Return the delivery that counts per region; a region of which nothing counts has none."""
    if not receipts:
        return {}
    with database.workshop(archive) as connection:
        loading.load(connection, archive, receipts, None)
        models.run(connection, "core_deliveries")
        rows = connection.table("core_deliveries").project(ASKED).fetchall()
    return {region: Counting(one, str(day), version, is_sample) for region, one, day, version, is_sample in rows}
