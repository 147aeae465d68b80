"""Starting clean: what a data folder holds, counted for whoever has to say yes, and its removal. Not here: asking.

The archive is the only copy of what regions sent, so nothing here is removed that was not counted. What was published
of a sample goes with it; what was published of people stays remembered, because somebody may have kept the file.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipelines import layout
from pipelines.intake.reading import bystanders
from pipelines.settings import DataDir


@dataclass(frozen=True)
class Holding:
    """What would be gone: everything that lies in the three folders, and what that is in numbers.

    `samples` of the `deliveries` say that they are fictitious; one that cannot be read is counted as real. `waiting`
    are files in the inbox that nobody judged yet, those in its folders included.
    """

    paths: tuple[Path, ...]
    deliveries: int
    samples: int
    releases: int
    waiting: int
    has_experiences: bool
    publications: tuple[Path, ...]

    @property
    def is_only_sample(self) -> bool:
        """Tell whether all of it can be made again."""
        return self.deliveries == self.samples and not self.waiting and not self.has_experiences

    @property
    def forgets(self) -> bool:
        """Tell whether what was published goes too: of a sample it does, and of nothing else."""
        return self.is_only_sample and self.deliveries > 0


def holding(data: DataDir) -> Holding:
    """Return what a data folder holds; of one that does not exist that is nothing."""
    kept = layout.deliveries(data.archive)
    return Holding(
        paths=tuple(path for folder in (data.inbox, data.archive, data.releases) for path in layout.inside(folder)),
        deliveries=len(kept),
        samples=sum(_is_sample(path / layout.RECEIPT) for path in kept),
        releases=sum(path.is_dir() and not path.name.startswith(".") for path in layout.inside(data.releases)),
        waiting=sum(_is_waiting(path, data.inbox) for path in data.inbox.rglob("*")),
        has_experiences=(data.archive / layout.EXPERIENCES).exists(),
        publications=tuple(layout.inside(data.published)),
    )


def remove(data: DataDir, counted: Holding) -> None:
    """Remove what was counted, and the folders where nothing came in meanwhile."""
    for path in (*counted.paths, *(counted.publications if counted.forgets else ())):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for folder in (data.inbox, data.archive, data.releases, data.published):
        if folder.is_dir() and not folder.is_symlink() and not layout.inside(folder):
            folder.rmdir()


def _is_waiting(path: Path, inbox: Path) -> bool:
    return path.is_file() and not any(map(bystanders.kind_of, path.relative_to(inbox).parts))


def _is_sample(receipt: Path) -> bool:
    try:
        return json.loads(receipt.read_text(encoding="utf-8"))["is_sample"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False
