"""What a region delivered, as it was kept: for the support team only, to give the region its own workbook with marks.

Pure: no Streamlit. The files lie in the archive of the data folder, beside the releases; a release holds none of them.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.viewer import Viewer
from pipelines import settings
from pipelines.intake.records import Receipt
from pipelines.layout import DELIVERY_ID, ORIGINALS, RECEIPT

MAY_HAVE = frozenset({"landelijk"})


class NotForYou(Exception):
    """The viewer may not have what was delivered."""


@dataclass(frozen=True)
class Originals:
    """The files of one delivery (name and content) and its receipt."""

    files: list[tuple[str, bytes]]
    receipt: Receipt


def are_kept(viewer: Viewer, delivery_id: str) -> bool:
    """Tell whether the viewer may have a delivery and all of its files were kept."""
    if viewer.audience not in MAY_HAVE or not DELIVERY_ID.fullmatch(delivery_id):
        return False
    folder = settings.data_dir().archive / delivery_id
    is_there = (folder / RECEIPT).is_file()
    return is_there and len(list((folder / ORIGINALS).glob("*"))) == len(_receipt(folder)["files"])


def of_delivery(viewer: Viewer, delivery_id: str) -> Originals:
    """Return the files and the receipt of a delivery. Raises NotForYou, also where they were not kept."""
    if not are_kept(viewer, delivery_id):
        raise NotForYou(delivery_id)
    folder = settings.data_dir().archive / delivery_id
    files = [(path.name, path.read_bytes()) for path in sorted((folder / ORIGINALS).iterdir())]
    return Originals(files, _receipt(folder))


def _receipt(folder: Path) -> Receipt:
    found: Receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    return found
