"""What things are called in a data folder: in the folder of a delivery, of the releases, and of one release.

Not here: which folders there are (settings.py), and what is written in them.
"""

import re
from pathlib import Path

# One folder in the archive is one delivery: what it is, what became of its rows, and its files where they were kept.
DELIVERY_ID = re.compile(r"[0-9a-f]{64}")
RECEIPT, FIELDS, ARRIVAL = "receipt.json", "delivery.json", "arrival.json"
PARTS = ACCEPTED, QUARANTINED = "accepted", "quarantined"
ORIGINALS = "originals"
EXPERIENCES = "experiences"  # beside the deliveries; one import in it is pointed at
# In the folder of what became public: which texts a person released or held back.
RELEASED = "released.json"
KEY, DECISION = "key", "decision.json"
# One folder among the releases is one release, and one of them is pointed at.
RELEASE_ID = re.compile(r"[0-9a-f]{6,64}")
POINTER, MANIFEST, WITHDRAWN = "current.json", "manifest.json", "withdrawn.json"


def deliveries(archive: Path) -> list[Path]:
    """Return the folder of every delivery in the archive, by id."""
    return sorted(path for path in archive.glob("*") if DELIVERY_ID.fullmatch(path.name))


def inside(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name; in one that does not exist that is nothing."""
    return sorted(folder.iterdir()) if folder.is_dir() else []


def rows_of(folder: Path, part: str, table: str) -> Path:
    """Return the file with the rows of one table of a delivery that were accepted, or that wait."""
    return folder / part / f"{table}.parquet"


def publication(published: Path, region: str, number: int) -> Path:
    """Return the file with what was published of a region, or of the country, the first, the second and so on."""
    return published / region / f"{number:04}.json"
