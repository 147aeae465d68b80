"""What a file is, by its ending and its first bytes; and what is too large to look at. Not here: opening it."""

from pathlib import PurePath

from pipelines.intake.reading import bystanders
from pipelines.intake.reading.unsound import Unsound

MAX_BYTES = 50_000_000
KINDS = {".xlsx": "workbook", ".csv": "delimited"}
MACROS = {".xlsm", ".xltm", ".xlam"}
# How to make a file that we can read out of one that we cannot: a sentence per ending, in texts under `more`.
SAVE_AS = {
    **dict.fromkeys((".xls", ".xlt", ".xlsb", ".xltx", ".xml"), "save_from_excel"),
    **dict.fromkeys((".ods", ".ots", ".numbers"), "save_from_ods"),
    **dict.fromkeys((".txt", ".tsv", ".tab"), "save_from_txt"),
    **dict.fromkeys((".pdf", ".doc", ".docx", ".rtf", ".odt", ".jpg", ".jpeg", ".png"), "save_from_document"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz"), "save_from_zip"),
}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old .xls files and of encrypted workbooks
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STARTS = {b"PK": "zip", b"\x1f\x8b": "zip", COMPOUND: "xls"}
STARTS |= dict.fromkeys((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff"), "document")
PAGE_STARTS = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<meta", b"<body", b"<table", b"<script", b"<style")
SEEN = 2_000  # so many bytes are looked at to tell what a file is
EXPECTED = {"workbook": "zip", "delimited": "text"}


def kind_of(name: str, content: bytes) -> str:
    """Return `workbook` or `delimited`. Raises Unsound with the rule by which the file is refused."""
    if bystander := bystanders.rule_of(name):
        raise Unsound(bystander)
    if len(content) > MAX_BYTES:
        raise Unsound("FILE_SIZE")
    if not content[:SEEN].strip() and not content.strip():
        raise Unsound("FILE_EMPTY")
    ending = PurePath(name).suffix.strip().casefold()
    if ending in MACROS:
        raise Unsound("FILE_MACRO")
    if ending not in KINDS:
        raise Unsound("FILE_TYPE", given={SAVE_AS[ending]: ending[1:]} if ending in SAVE_AS else {})
    kind, looks = KINDS[ending], looks_like(content)
    if kind == "workbook" and looks == "xls" and ENCRYPTED in content:
        raise Unsound("FILE_ENCRYPTED")
    if looks != EXPECTED[kind]:
        raise Unsound("FILE_TYPE_MISMATCH", given={f"looks_{looks}": ending[1:]})
    return kind


def looks_like(content: bytes) -> str:
    """Return `zip`, `xls`, `page`, `document` or `text`: what the first bytes say, whatever the name says."""
    for start, what in STARTS.items():
        if content.startswith(start):
            return what
    seen = content[:SEEN].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    return "page" if seen.startswith(PAGE_STARTS) or b"<html" in seen else "text"
