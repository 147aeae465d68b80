"""What was delivered and how good it is: per region, per rule, per figure; what changed since the delivery before."""

from typing import Any

import pandas as pd

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease


def regions(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per region, by name: region_code, name, delivered, published (missing in an exact file).

    Of the delivery that counts: delivery_id, reference_date, verdict, rows_read, rows_accepted, rows_quarantined,
    rows_control; of a newer one that waits: waiting_verdict, waiting_date; of one that was refused: is_refused,
    refused_date, which is null where it gives none.
    """
    return opened.query(statement("quality_regions"), {"country": COUNTRY})


def counting(opened: OpenedRelease) -> dict[str, dict[str, Any]]:
    """Return per region the delivery that counts: delivery_id, reference_date (ISO), version and is_sample."""
    found = opened.query(statement("quality_counting")).assign(is_sample=opened.is_sample).set_index("region_code")
    return {str(region): row for region, row in found.to_dict("index").items()}


def of_nobody(opened: OpenedRelease) -> int:
    """Return how many deliveries could be tied to no region."""
    return int(opened.query(statement("quality_nobody"))["deliveries"].iloc[0])


def kinds(opened: OpenedRelease, region: str | None) -> pd.DataFrame:
    """Return one row per rule and severity, of one region or of all: words in both languages, rows, regions.

    `rows` is 0 where it is about a whole delivery.
    """
    return opened.query(statement("quality_findings"), {"region": region or ""})


def rows(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return one row per finding of a region: rule, severity, standing, file, table_name, row, column_name and message.

    In the public file there is no location and no message: there is one row per delivery and rule.
    """
    return opened.query(statement("quality_rows"), {"region": region})


def changes(opened: OpenedRelease, region: str) -> pd.DataFrame:
    """Return what changed in a region since the delivery before; empty where there is none before.

    Columns: kind (measure, project_added, project_removed), subject, name, title_nl, title_en, previous_date,
    reference_date, previous and current with their status and hidden_because, difference, precision.
    """
    return opened.query(statement("quality_changes"), {"region": region})


def complete(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per region and measure: name, abbreviation, status, coverage and title."""
    return opened.query(statement("quality_complete"), {"country": COUNTRY})
