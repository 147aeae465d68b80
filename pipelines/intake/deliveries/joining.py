"""What waited for its other half: CSV files of one delivery that arrive on different days become one all the same.

Not here: which files belong together when they arrive together (grouping.py).
"""

from collections.abc import Callable
from pathlib import Path

from pipelines import layout
from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.records import Receipt

Parse = Callable[[str, bytes], ParsedFile]
Sources = dict[str, Path]


def joined(draft: Draft, archive: Path, known: dict[str, Receipt], parse: Parse) -> tuple[Draft, Sources]:
    """Return the delivery that an incomplete one makes with what waits in the archive, and where those files lie.

    The newest that fits is taken: same region, same reference date, other tables. Without one the draft stays as it is.
    """
    waiting = [one for one in known.values() if draft.verdict == one["verdict"] == "incomplete"]
    for other in sorted(waiting, key=lambda one: -one["arrival"]):
        is_same = (other["region"], other["reference_date"]) == _sender(draft)
        if not is_same or set(other["rows"]) & set(draft.tables):
            continue
        sources = {file["sha256"]: archive / other["id"] / layout.ORIGINALS / file["name"] for file in other["files"]}
        if not all(path.is_file() for path in sources.values()):
            continue  # not kept, because there were personal data in it
        whole = drafts([*draft.files, *(parse(path.name, path.read_bytes()) for path in sources.values())])
        if len(whole) == 1 and whole[0].verdict != "incomplete":
            return whole[0], sources
    return draft, {}


def _sender(draft: Draft) -> tuple[str | None, str | None]:
    return draft.fields.get("region_code"), draft.fields.get("reference_date")
