"""Files that survive a power cut: flushed to the disk, and pointers that change in one step. Nothing of the field."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Flush a file, or the names in a folder, to the disk. Raises OSError where the disk refuses."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def swap(pointer: Path, text: str, unfinished: Path) -> None:
    """Give `pointer` a new content in one step: a reader sees the old or the new, never a part."""
    unfinished.write_text(text, encoding="utf-8")
    sync(unfinished)
    os.replace(unfinished, pointer)  # noqa: PTH105 -- the one call that is atomic by its description
    sync(pointer.parent)
