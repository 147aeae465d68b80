"""Why a delivery that was accepted does not count for its region, and what counts instead.

Pure: works from dates, versions and ids. Which delivery counts is decided by the build (build/counting.py) and given
here; it is never stored with a receipt, because a later delivery may change it. The words are in texts (`standing`).
Not here: deliveries that wait or were refused, which say so by their verdict.
"""

from dataclasses import dataclass

from pipelines.intake.records import COUNTING, Receipt, Standing


@dataclass(frozen=True)
class Counting:
    """The delivery that counts for a region now; `reference_date` is an ISO date."""

    delivery_id: str
    reference_date: str
    version: int
    is_sample: bool


def standing(receipt: Receipt, counting: Counting | None, is_kept: bool) -> Standing | None:
    """Return why an accepted delivery does not count, and the date and version of what does; None where it counts.

    `is_kept`: it is in the archive, so `counting` was chosen with it there. One that is not would be the last to
    arrive, and nothing is said of it beside another kind of data (sample or real): those never meet.
    """
    if receipt["verdict"] not in COUNTING:
        return None
    because = _because(receipt, counting, is_kept)
    if because is None:
        return None
    instead = {"reference_date": counting.reference_date, "version": counting.version} if counting else {}
    return {"because": because, "instead": instead}


def _because(receipt: Receipt, counting: Counting | None, is_kept: bool) -> str | None:
    if counting is None:
        return "nothing_counts" if is_kept else None
    if counting.delivery_id == receipt["id"] or (not is_kept and counting.is_sample != receipt["is_sample"]):
        return None
    own, other = (receipt["reference_date"] or "", receipt["version"] or 1), (counting.reference_date, counting.version)
    if own < other:
        return "older_date" if own[0] < other[0] else "lower_version"
    if not is_kept:
        return None
    return "came_earlier" if own == other else "nothing_counts"
