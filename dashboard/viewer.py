"""Who is looking. Until sign-in exists that is the audience with which the server was started.

Not here: what a viewer may see. That is decided by which file of a release is opened (release.py).
"""

import os
from dataclasses import dataclass

from pipelines.settings import AUDIENCES, PUBLIC

AUDIENCE_VARIABLE = "POW_AUDIENCE"


@dataclass(frozen=True)
class Viewer:
    """One person who looks, as far as the product knows them: the audience whose file they may open."""

    audience: str = PUBLIC

    def __post_init__(self) -> None:
        """Refuse an audience that no release has a file for."""
        if self.audience not in AUDIENCES:
            raise ValueError(f"{self.audience!r} is no audience; choose one of {', '.join(AUDIENCES)}")


def current() -> Viewer:
    """Return who looks now: the audience of this server, `openbaar` unless it was started with another one."""
    return Viewer(os.environ.get(AUDIENCE_VARIABLE) or PUBLIC)
