"""The embedded default: fictitious deliveries of nearly all regions as real files, the same bytes for the same seed.

Belongs here: inventing and writing. Not here: reading; the sample goes through the pipeline like any delivery.
"""

from pipelines.sample.writing import write

__all__ = ["write"]
