"""What kind of thing each part of a package is, and what a package is at all. Not here: what the parts hold.

Everything in a file is either searched for personal data or makes that we do not keep it; what can hold tables that
nobody can search (another workbook inside, a data model) is refused.
"""

from pipelines.intake.reading.package import Package
from pipelines.intake.reading.unsound import Unsound

CONTENTS = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
MACROS = ("xl/macrosheets/", "xl/vbaproject", "xl/attachedtoolbars")
FOLDERS = {
    **dict.fromkeys(("xl/embeddings/", "xl/activex/", "xl/model/", "xl/customdata/"), "embedded"),
    **dict.fromkeys(("xl/printersettings/", "xl/customproperty"), "settings"),  # binary, with text that is searched
    "[trash]/": "trash",  # what Excel leaves of parts that it has replaced: room, filled with zeros
    "__macosx/": "unknown",
}
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
    """Raise Unsound where the package is no plain workbook."""
    names = [name.casefold() for name in package.names]
    if CONTENTS not in package or WORKBOOK not in package:
        other = next((kind for part, kind in OTHERS.items() if part in package), "zip")
        raise Unsound("FILE_TYPE_MISMATCH", given={f"looks_{other}": "xlsx"})
    if any(name.startswith(MACROS) for name in names) or b"macroenabled" in package.read(CONTENTS).lower():
        raise Unsound("FILE_MACRO")
    kinds = {kind_of(name) for name in names}
    if "embedded" in kinds:
        raise Unsound("FILE_EMBEDDED")
    is_blank = all(set(package.packed(name)) <= BLANK for name in names if kind_of(name) == "trash")
    if "unknown" in kinds or not is_blank:
        raise Unsound("ZIP_STRANGE")


def kind_of(name: str) -> str:
    """Return `markup`, `picture`, `settings` or `trash`; `embedded` for another file inside; else `unknown`."""
    name = name.casefold()
    starts = next((kind for start, kind in FOLDERS.items() if name.startswith(start)), None)
    if starts:
        return starts
    if name.endswith(MARKUP):
        return "markup"
    return "picture" if name.endswith(PICTURES) else "unknown"
