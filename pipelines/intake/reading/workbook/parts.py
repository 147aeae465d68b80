"""What kind of thing each part of a package is, and what a package is at all. Not here: what the parts hold.

A package is judged by its parts, never by what its list of contents says of parts: programs list kinds that they might
have written. Macros that are there refuse the file. Any other part without cells refuses nothing: it is searched whole,
or the file is not kept (around.py).
"""

from pipelines.intake.reading.kinds import COMPOUND
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook.package import Package

CONTENTS = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
MACROS = ("xl/macrosheets/", "xl/vbaproject", "xl/attachedtoolbars")
PROJECT = "_VBA_PROJECT".encode("utf-16-le")  # a stream that every container of macros has, whatever its part is called
SETTINGS = ("xl/printersettings/", "xl/customproperty")  # binary, with text that is searched
TRASH = "[trash]/"  # what Excel leaves of parts that it has replaced: room, filled with zeros
BLANK = {0x00, 0xFF}
MARKUP = (".xml", ".rels", ".vml", ".svg", ".xhtml")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".ico", ".wdp", ".webp")
OTHERS = {
    "word/document.xml": "document",
    "ppt/presentation.xml": "document",
    "xl/workbook.bin": "xlsb",
    "mimetype": "ods",
}


def judge(package: Package) -> None:
    """Raise Unsound where the package is no workbook, or one with macros."""
    if CONTENTS not in package or WORKBOOK not in package:
        other = next((kind for part, kind in OTHERS.items() if part in package), "zip")
        raise Unsound("FILE_TYPE_MISMATCH", given={f"looks_{other}": "xlsx"})
    if any(_is_macro(package, name) for name in package.names):
        raise Unsound("FILE_MACRO")


def kind_of(name: str) -> str:
    """Return `markup`, `picture`, `settings` or `trash`; else `unknown`, such as another file inside."""
    name = name.casefold()
    if name.startswith(TRASH):
        return "trash"
    if name.startswith(SETTINGS):
        return "settings"
    if name.endswith(MARKUP):
        return "markup"
    return "picture" if name.endswith(PICTURES) else "unknown"


def is_blank(package: Package, name: str) -> bool:
    """Tell whether nothing stands in a part but zeros, or nothing at all."""
    return set(package.packed(name)) <= BLANK


def _is_macro(package: Package, name: str) -> bool:
    if name.casefold().startswith(MACROS):
        return True
    if kind_of(name) != "unknown":
        return False
    starts = next(package.stream(name), b"")
    return starts.startswith(COMPOUND) and PROJECT in package.read(name)
