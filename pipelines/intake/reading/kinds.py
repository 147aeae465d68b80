"""What a file is, by its first bytes and its ending; and what is too large to look at. Not here: opening it."""

from pathlib import PurePath

WORKBOOK_START = b"PK\x03\x04"
MAX_BYTES = 50_000_000


def kind_of(name: str, content: bytes) -> str:
    """Return `workbook`, `delimited`, or the rule by which the file is refused."""
    if len(content) > MAX_BYTES:
        return "FILE_SIZE"
    if not content.strip():
        return "FILE_EMPTY"
    suffix = PurePath(name).suffix.casefold()
    if suffix not in {".xlsx", ".csv"}:
        return "FILE_TYPE"
    if (suffix == ".xlsx") != content.startswith(WORKBOOK_START):
        return "FILE_TYPE_MISMATCH"
    return "workbook" if suffix == ".xlsx" else "delimited"
