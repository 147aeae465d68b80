"""True tables become a release: an id, one protected file per audience, a manifest, and at last the pointer."""

from pipelines.release.changed import changed
from pipelines.release.identity import release_id
from pipelines.release.publishing import current, publish, sweep

__all__ = ["changed", "current", "publish", "release_id", "sweep"]
