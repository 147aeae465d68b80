"""True tables become a release: an id, one protected file per audience, a manifest, and at last the pointer."""

from pipelines.release.changed import changed
from pipelines.release.identity import inputs_id
from pipelines.release.listing import can_be_shown, listed, pointer_fault, strays
from pipelines.release.publishing import current, is_whole, publish, said_in, sweep
from pipelines.release.statements import statements

__all__ = [
    "can_be_shown",
    "changed",
    "current",
    "inputs_id",
    "is_whole",
    "listed",
    "pointer_fault",
    "publish",
    "said_in",
    "statements",
    "strays",
    "sweep",
]  # fmt: skip
