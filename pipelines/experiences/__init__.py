"""Experiences of professionals: interviews in a text become rows, are stored, and can be read back."""

from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.reading import ExperiencesRead, read
from pipelines.experiences.storage import StoredExperiences, load, sample, store
from pipelines.experiences.telling import refusal, told

__all__ = [
    "ExperiencesError",
    "ExperiencesRead",
    "StoredExperiences",
    "load",
    "read",
    "refusal",
    "sample",
    "store",
    "told",
]
