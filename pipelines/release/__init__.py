"""True tables become a release: an id, one protected file per audience, a manifest, and at last the pointer."""

from pipelines.release.changed import changed
from pipelines.release.identity import release_id
from pipelines.release.publishing import current, is_whole, publish, sweep

__all__ = ["changed", "current", "is_whole", "publish", "release_id", "sweep"]
