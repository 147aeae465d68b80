"""What a file is, whatever its name says; and every rule of this room speaks to its sender in both languages."""

import re
import zipfile

import pytest

from pipelines.intake.findings import Refused
from pipelines.intake.reading import kinds, read
from pipelines.registries.rules import rules
from pipelines.settings import REPOSITORY
from tests import packages

EXCEL = "application/vnd.ms-excel"
COMPOUND = kinds.COMPOUND + b"\0" * 512
CSV = b"regio;peildatum;traject\nTwente;31-12-2021;t1\n"
PLAIN = packages.usual()


def refusal(name: str, content: bytes) -> tuple[str, set[str]]:
    with pytest.raises(Refused) as refused:
        read(name, content)
    finding = refused.value.finding
    for language in ("nl", "en"):
        assert "…" not in finding.message(language)
        assert finding.remedy(language)
    return finding.rule, set(finding.given)


def parts_with(name: str, content: bytes | str = b"x") -> bytes:
    return packages.packed({**packages.parts({"blad": packages.sheet(packages.table())}), name: content})


@pytest.mark.parametrize(
    ("name", "content", "rule", "hint"),
    [
        ("a.xlsx", b"", "FILE_EMPTY", None),
        ("a.csv", b" \r\n\t\r\n", "FILE_EMPTY", None),
        ("a.csv", b"\xef\xbb\xbf", "FILE_EMPTY", None),
        ("a.csv", b";;;\n;;;\n", "FILE_EMPTY", None),
        ("a.xls", COMPOUND, "FILE_TYPE", "save_from_excel"),
        ("a.XLS", PLAIN, "FILE_TYPE", "save_from_excel"),
        ("a.xlsb", PLAIN, "FILE_TYPE", "save_from_excel"),
        ("a.ods", PLAIN, "FILE_TYPE", "save_from_ods"),
        ("a.txt", CSV, "FILE_TYPE", "save_from_txt"),
        ("a.pdf", b"%PDF-1.7", "FILE_TYPE", "save_from_document"),
        ("a.docx", PLAIN, "FILE_TYPE", "save_from_document"),
        ("a.zip", PLAIN, "FILE_TYPE", "save_from_zip"),
        ("a", CSV, "FILE_TYPE", None),
        ("a.exe", b"MZ", "FILE_TYPE", None),
        ("a.xlsm", PLAIN, "FILE_MACRO", None),
        ("a.xltm", b"x", "FILE_MACRO", None),
        ("a.xlsx", COMPOUND + kinds.ENCRYPTED, "FILE_ENCRYPTED", None),
        ("a.xlsx", COMPOUND, "FILE_TYPE_MISMATCH", "looks_xls"),
        ("a.csv", COMPOUND, "FILE_TYPE_MISMATCH", "looks_xls"),
        ("a.csv", PLAIN, "FILE_TYPE_MISMATCH", "looks_zip"),
        ("a.xlsx", CSV, "FILE_TYPE_MISMATCH", "looks_text"),
        ("a.xlsx", b"\xef\xbb\xbf\n<!DOCTYPE html><table>", "FILE_TYPE_MISMATCH", "looks_page"),
        ("a.csv", b"<table><tr><td>regio</td></tr></table>", "FILE_TYPE_MISMATCH", "looks_page"),
        ("a.csv", "<html>".encode("utf-16"), "FILE_TYPE_MISMATCH", "looks_page"),
        ("a.csv", b"<meta charset=utf-8>\n<html><body>", "FILE_TYPE_MISMATCH", "looks_page"),
        ("a.csv", b"%PDF-1.7", "FILE_TYPE_MISMATCH", "looks_document"),
        ("a.csv", b"\x89PNG\r\n", "FILE_TYPE_MISMATCH", "looks_document"),
        ("a.xlsx", packages.packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "FILE_TYPE_MISMATCH", "looks_document"),
        ("a.xlsx", packages.packed({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}), "FILE_TYPE_MISMATCH", "looks_xlsb"),
        ("a.xlsx", packages.packed({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}), "FILE_TYPE_MISMATCH", "looks_ods"),
        ("a.xlsx", packages.packed({"resultaten.csv": CSV}), "FILE_TYPE_MISMATCH", "looks_zip"),
        ("a.xlsx", parts_with("xl/vbaProject.bin"), "FILE_MACRO", None),
        ("a.xlsx", parts_with("XL/VBAPROJECT.BIN"), "FILE_MACRO", None),
        ("a.xlsx", parts_with("xl/macrosheets/sheet1.xml", "<a/>"), "FILE_MACRO", None),
        ("a.xlsx", parts_with("xl/onbekend.bin", COMPOUND + "_VBA_PROJECT".encode("utf-16-le")), "FILE_MACRO", None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_rule_and_how_to_mend_it(name, content, rule, hint):
    assert refusal(name, content) == (rule, {hint} if hint else set())


WORDS = (
    f'<Default Extension="bin" ContentType="{EXCEL}.sheet.binary.macroEnabled.main"/>',
    f'<Default Extension="bin" ContentType="{EXCEL}.vbaProject"/>',
    f'<Override PartName="/xl/vbaProject.bin" ContentType="{EXCEL}.vbaProject"/>',
    f'<Override PartName="/xl/macrosheets/sheet1.xml" ContentType="{EXCEL}.macrosheet+xml"/>',
    f'<Override PartName="/xl/embeddings/a.docx" ContentType="{EXCEL}"/>',
)


@pytest.mark.parametrize("words", WORDS)
def test_a_workbook_is_judged_by_its_parts_and_not_by_a_word_in_its_list(words):
    parts = packages.parts({"blad": packages.sheet(packages.table())})
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("<Default", f"{words}<Default", 1)
    document = read("a.xlsx", packages.packed(parts))
    assert document.grids[0].is_read and document.is_searchable


def test_a_workbook_that_is_called_one_of_macros_and_has_none_is_read():
    parts = packages.parts({"blad": packages.sheet(packages.table())})
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("sheet.main", "sheet.macroEnabled.main")
    assert read("a.xlsx", packages.packed(parts)).grids[0].is_read


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(kinds, "looks_like", lambda _: pytest.fail("looked at"))
    content = b"PK" + bytes(kinds.MAX_BYTES)
    assert refusal("a.xlsx", content)[0] == refusal("a.csv", content)[0] == refusal("a.exe", content)[0] == "FILE_SIZE"


@pytest.mark.parametrize("name", ["LEVERING.XLSX", "a b (2).xlsx", "levering.v2.xlsx", "é.xlsx"])
def test_the_ending_counts_and_not_its_case(name):
    assert read(name, PLAIN).grids[0].rows[1][1][2] == "t1"


def test_what_excel_leaves_of_parts_it_replaced_is_room_and_no_reason_to_refuse():
    parts = packages.parts({"blad": packages.sheet(packages.table())})
    left = {**parts, "[trash]/0000.dat": b"\xff\xff\xff\xff" + bytes(300)}
    document = read("a.xlsx", packages.packed(left, zipfile.ZIP_STORED))
    assert document.is_searchable


def test_pictures_are_no_reason_to_refuse_but_such_a_file_is_not_kept():
    document = read("a.xlsx", parts_with("xl/media/image1.png"))
    assert not document.is_searchable
    assert [note.rule for note in document.notes] == ["FILE_PICTURES"]


def test_every_rule_of_this_room_has_words_in_both_languages():
    sources = (REPOSITORY / "pipelines/intake/reading").rglob("*.py")
    used = {rule for path in sources for rule in re.findall(r'"([A-Z]+_[A-Z0-9_]+)"', path.read_text(encoding="utf-8"))}
    assert len(used) > 25
    assert used <= set(rules())
