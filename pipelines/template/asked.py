"""The workbook that someone asks for on the command line: for which region, and where it may be written.

Not here: the words for who asked in vain (pipelines/texts), and exit codes (pipelines/__main__.py).
"""

from pathlib import Path

from pipelines.intake.values.codes import region
from pipelines.intake.values.numbers import Unreadable
from pipelines.template import workbook
from pipelines.template.archived import of_region
from pipelines.template.filling import NOTHING, Filled


class NotWritten(Exception):
    """Nothing was written: `reason` is the key of its words, `value` what was asked, `suggestion` what may be meant."""

    def __init__(self, reason: str, value: str, suggestion: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.value, self.suggestion = reason, value, suggestion


def write_asked(out: Path, name: str | None, archive: Path, language: str) -> Filled:
    """Write the workbook for a region, named as regions name themselves, or an empty one; return what stands in it.

    Raises NotWritten: a region that is not one of ours, a file that is there already, a folder that is not.
    """
    filled = NOTHING if name is None else of_region(archive, _code(name))
    if out.exists():
        raise NotWritten("file_exists", str(out))
    try:
        out.write_bytes(workbook(language, filled))
    except OSError as error:
        raise NotWritten("cannot_write", str(out)) from error
    return filled


def _code(name: str) -> str:
    try:
        code = region(name)
    except Unreadable as unreadable:
        raise NotWritten("no_region", name, unreadable.given.get("suggestion")) from unreadable
    if code is None:
        raise NotWritten("no_region", name)
    return code
