"""What kind of thing each part of a package is, and what a package is at all. Not here: what the parts hold.

Everything in a file is either searched for personal data or makes that we do not keep it; what can hold tables that
nobody can search (another workbook inside, a data model) is refused.
"""

from pipelines.intake.reading.package import Package
from pipelines.intake.reading.unsound import Unsound

CONTENTS = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
MACROS = ("xl/macrosheets/", "xl/vbaproject", "xl/attachedtoolbars")
EMBEDDED = ("xl/embeddings/", "xl/activex/", "xl/model/", "xl/customdata/")
MARKUP = (".xml", ".rels", ".vml", ".svg", ".xhtml")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".ico", ".wdp", ".webp")
SETTINGS = ("xl/printersettings/", "xl/customproperty")  # binary, but with text in it that can be searched
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
    if any(kind_of(name) == "embedded" for name in names):
        raise Unsound("FILE_EMBEDDED")


def kind_of(name: str) -> str:
    """Return `markup`, `picture`, `settings`, or `embedded` for what nobody can search."""
    name = name.casefold()
    if name.startswith(EMBEDDED):
        return "embedded"
    if name.endswith(MARKUP):
        return "markup"
    if name.endswith(PICTURES):
        return "picture"
    return "settings" if name.startswith(SETTINGS) else "embedded"
