"""Where things are and which version this is. No behaviour, no data of the field."""

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PROGRAMME = Path(chosen).resolve() if (chosen := os.environ.get("POW_PROGRAMME")) else None
REFERENCE = (PROGRAMME or REPOSITORY / "data") / "reference"
PIPELINE_VERSION = "1.6.0"
SCHEMA_VERSION = 9
PUBLIC = "openbaar"
AUDIENCES = (PUBLIC, "landelijk")
LANGUAGES = ("nl", "en")  # the first where none is asked for


def of_programme(path: Path) -> Path:
    """Return what the folder `POW_PROGRAMME` has under the name of `path`; where it has none of its own, ours."""
    own = PROGRAMME / path.name if PROGRAMME else path
    return own if own.exists() else path


@dataclass(frozen=True)
class DataDir:
    """One folder with everything that is not committed: what came in, what was kept, what was published."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Files that wait to be judged."""
        return self.root / "inbox"

    @property
    def archive(self) -> Path:
        """One folder per delivery that was judged; nothing in it is ever changed."""
        return self.root / "archive"

    @property
    def releases(self) -> Path:
        """One folder per release, and `current.json` that points at one of them."""
        return self.root / "releases"

    @property
    def privacy(self) -> Path:
        """What the operator fills in on who is responsible and how long data are kept; may not be there."""
        return self.root / "privacy.yml"

    @property
    def published(self) -> Path:
        """What is remembered of what became public. Secret, and an input of every release."""
        return self.root / "published"

    @property
    def lock(self) -> Path:
        """The file that keeps two runs from writing at once."""
        return self.root / ".lock"


def data_dir(argument: str | None = None) -> DataDir:
    """Return the data folder: the argument, else `POW_DATA`, else `data/` in the repository."""
    chosen = argument or os.environ.get("POW_DATA") or str(REPOSITORY / "data")
    return DataDir(Path(chosen).resolve())
