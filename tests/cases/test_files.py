"""Whole files that are odd, broken, locked, disguised or too large: each gets a verdict, and the others are not bothered."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.cases import book
from tests.cases.judged import Judged

Files = list[tuple[str, bytes]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSES = ["123456782", "111222333", "123456782", "111222333", "123456782", "111222333"]


def csv_files(**changed: Callable[[bytes], bytes]) -> Files:
    """Return the usual delivery as CSV files, the bytes of some changed."""
    tables = book.usual()
    fields = tables["levering"]
    made = {name: book.csv_text(tables[name], fields).encode() for name in ("trajecten", "resultaten")}
    return [(f"{name}.csv", changed.get(name, bytes)(content)) for name, content in made.items()]


def workbook(touch: Callable[[Workbook], object] = lambda _: None, change: book.Change = lambda _: None) -> bytes:
    """Return the usual delivery as a workbook."""
    tables = book.usual()
    change(tables)
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in tables.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    touch(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return buffer.getvalue()


def sheet_xml(change: Callable[[str], str]) -> bytes:
    """Return the usual workbook of which the XML of `resultaten` was changed by hand."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet3.xml":
                content = change(content.decode()).encode()
            new.writestr(name, content)
    return made.getvalue()


def hide_rows(made: Workbook) -> None:
    made["resultaten"].row_dimensions[3].hidden = True


def hide_column(made: Workbook) -> None:
    made["resultaten"].column_dimensions["J"].hidden = True


def hidden_sheet(made: Workbook) -> None:
    made.create_sheet("werkblad")["A1"] = "rekenwerk"
    made["werkblad"].sheet_state = "hidden"


def formatted_rows(made: Workbook) -> None:
    from openpyxl.styles import PatternFill

    for number in range(8, 5000):
        made["resultaten"].cell(number, 1).fill = PatternFill("solid", fgColor="DDDDDD")


def mixed_encodings(content: bytes) -> bytes:
    return content.replace(b"Twente;31-12-2021;1;t1;Werken", "Twente;31-12-2021;1;t1;Wérken".encode()).replace(
        b"Leren op", "Leren óp".encode("cp1252")
    )


def broken_quote(content: bytes) -> bytes:
    return content.replace(b";t2;Leren", b';t2;"Leren', 1)


def commas_below(content: bytes) -> bytes:
    head, rest = content.split(b"\r\n", 1)
    return head + b"\r\n" + rest.replace(b";", b",")


def add_people(header: str, values: list[object], table: str = "resultaten") -> book.Change:
    def change(tables: book.Tables) -> None:
        for row, value in zip(tables[table], [header, *values, *[""] * 20], strict=False):
            row.append(value)

    return change


def personal(header: str, values: list[object], table: str = "resultaten") -> tuple[Files, Files]:
    tables = book.usual()
    add_people(header, values, table)(tables)
    fields = tables["levering"]
    texts = [(f"{name}.csv", book.csv_text(tables[name], fields).encode()) for name in ("trajecten", "resultaten")]
    return texts, [("levering.xlsx", workbook(change=add_people(header, values, table)))]


def zip_bomb() -> bytes:
    return with_part("xl/media/x.bin", b"\0" * 200_000_000)


# case: files, verdict, a rule that is told (None: none that is critical), of which severity
FILES: dict[str, tuple[Callable[[], Files], str, str, str]] = {
    "enc-bom": (lambda: csv_files(resultaten=lambda c: b"\xef\xbb\xbf" + c), "accepted", "ENC_BOM", "info"),
    "enc-cp1252": (lambda: csv_files(trajecten=lambda c: c.replace(b"Bustour", "Büstour ‘€’".encode("cp1252"))), "accepted", "ENC_CP1252", "info"),
    "enc-mixed": (lambda: csv_files(trajecten=mixed_encodings), "rejected", "ENC_MIXED", "critical"),
    "delim-comma": (lambda: csv_files(resultaten=lambda c: c.replace(b";", b",")), "accepted", "", ""),
    "delim-mixed": (lambda: csv_files(resultaten=commas_below), "rejected", "DELIM_INCONSISTENT", "critical"),
    "quotes-broken": (lambda: csv_files(trajecten=broken_quote), "rejected", "CSV_QUOTE", "critical"),
    "nul-bytes": (lambda: csv_files(resultaten=lambda c: c.replace(b"ww", b"w\0w")), "rejected", "FILE_NUL", "critical"),
    "row-longer": (lambda: csv_files(resultaten=lambda c: c.replace(b";15;3;9;", b";15;3;9;77;88;99;66;55;44;")), "rejected", "ROW_WIDTH", "critical"),
    "file-empty": (lambda: [("leeg.csv", b"")], "rejected", "FILE_EMPTY", "critical"),
    "file-header-only": (lambda: [("trajecten.csv", csv_files()[0][1].split(b"\r\n")[0] + b"\r\n")], "rejected", "FILE_NO_ROWS", "critical"),
    "blank-rows": (lambda: [("l.xlsx", workbook(formatted_rows))], "accepted", "", ""),
    "hidden-rows": (lambda: [("l.xlsx", workbook(hide_rows))], "accepted_with_quarantine", "ROW_HIDDEN", "critical"),
    "hidden-column": (lambda: [("l.xlsx", workbook(hide_column))], "accepted", "COLUMN_HIDDEN", "warning"),
    "hidden-sheet": (lambda: [("l.xlsx", workbook(hidden_sheet))], "accepted", "SHEET_HIDDEN", "info"),
    "formula-empty": (lambda: [("l.xlsx", sheet_xml(lambda x: x.replace('<c r="D2" t="n"><v>12</v></c>', '<c r="D2"><f>E2+F2</f><v></v></c>')))], "accepted_with_quarantine", "FORMULA_NO_VALUE", "critical"),
    "formula-value": (lambda: [("l.xlsx", sheet_xml(lambda x: x.replace('<c r="D2" t="n"><v>12</v></c>', '<c r="D2"><f>E2+F2+G2</f><v>12</v></c>')))], "accepted", "", ""),
    "cell-error": (lambda: [("l.xlsx", workbook(change=book.put("resultaten", "deelnemers", "#REF!")))], "accepted_with_quarantine", "CELL_ERROR", "critical"),
    "password": (lambda: [("l.xlsx", OLE + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000)], "rejected", "FILE_ENCRYPTED", "critical"),
    "macro": (lambda: [("l.xlsm", workbook())], "rejected", "FILE_MACRO", "critical"),
    "macro-inside": (lambda: [("l.xlsx", with_part("xl/vbaProject.bin", b"x"))], "rejected", "FILE_MACRO", "critical"),
    "xls": (lambda: [("l.xls", OLE + b"\0" * 1000)], "rejected", "FILE_TYPE", "critical"),
    "extension-lies-zip": (lambda: [("l.csv", workbook())], "rejected", "FILE_TYPE_MISMATCH", "critical"),
    "extension-lies-html": (lambda: [("l.xlsx", b"<html><table><tr><td>1</td></tr></table></html>")], "rejected", "FILE_TYPE_MISMATCH", "critical"),
    "zip-bomb": (lambda: [("l.xlsx", zip_bomb())], "rejected", "ZIP_RATIO", "critical"),
    "truncated": (lambda: [("l.xlsx", workbook()[:-300])], "rejected", "ZIP_CORRUPT", "critical"),
    "truncated-csv": (lambda: csv_files(resultaten=lambda c: c[:-22]), "rejected", "ROW_WIDTH", "critical"),
    "spreadsheet-end": (lambda: [("l.xlsx", workbook(lambda b: b["resultaten"].cell(1048576, 16384, 1)))], "rejected", "SHEET_EXTENT", "critical"),
    "bsn": (lambda: personal("nummer", PASSES)[0], "rejected", "PII_BSN", "critical"),
    "bsn-workbook": (lambda: personal("nummer", [int(one) for one in PASSES])[1], "rejected", "PII_BSN", "critical"),
    "bsn-single": (lambda: personal("opmerking", ["bsn 123456782"])[0], "rejected", "PII_BSN", "critical"),
    "bsn-comment": (lambda: [("l.xlsx", workbook(lambda b: setattr(b["resultaten"]["A2"], "comment", Comment("BSN: 123456782", "x"))))], "rejected", "PII_BSN", "critical"),
    "bsn-hidden-sheet": (lambda: [("l.xlsx", workbook(lambda b: (hidden_sheet(b), b["werkblad"].append(["bsn", "123456782"]))))], "rejected", "PII_BSN", "critical"),
    "pii-birth": (lambda: personal("geboortedatum", ["12-03-1981", "01-02-1990", "23-11-1975", "05-05-1988", "30-09-1969", "14-07-1992"])[0], "rejected", "PII_BIRTHDATE", "critical"),
    "pii-email": (lambda: personal("contact", [f"persoon{n}@voorbeeld.nl" for n in range(6)])[1], "rejected", "PII_EMAIL", "critical"),
    "pii-phone": (lambda: personal("contact", [f"06-1234567{n}" for n in range(6)])[0], "rejected", "PII_PHONE", "critical"),
    "pii-stray": (lambda: personal("opmerking", ["mail naar iemand@voorbeeld.nl"])[0], "accepted", "PII_STRAY", "warning"),
    "rsin": (lambda: personal("RSIN organisatie", ["123456782", "111222333", "123456782"], "trajecten")[1], "accepted", "PII_RSIN", "warning"),
    "microdata": (lambda: personal("cliëntnummer", [f"C-{n}" for n in range(6)])[0], "rejected", "PII_MICRODATA", "critical"),
}  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    folder = tmp_path_factory.mktemp("files")
    found = Judged(folder)
    for number, (case, (make, *_)) in enumerate(FILES.items()):
        own = folder / str(number)
        own.mkdir()
        paths: list[Path] = []
        for name, content in make():
            paths.append(own / name)
            paths[-1].write_bytes(content)
        found.add_files(case, "file", paths)
    return found.judge()


@pytest.mark.parametrize("case", FILES)
def test_any_file_gets_a_verdict_that_says_why(judged: Judged, case: str) -> None:
    _, verdict, rule, severity = FILES[case]
    outcomes = judged.every(case, "file")
    told = [
        (finding["rule"], finding["severity"], outcome)
        for outcome in outcomes
        for finding in outcome.receipt["findings"]
    ]
    if rule:
        deciding = [outcome for what, how, outcome in told if (what, how) == (rule, severity)]
        assert deciding, [(what, how) for what, how, _ in told]
        assert deciding[0].receipt["verdict"] == verdict
    else:
        assert [outcome.receipt["verdict"] for outcome in outcomes] == [verdict], told
    if verdict == "rejected":
        refused = [outcome for outcome in outcomes if outcome.receipt["verdict"] == "rejected"]
        assert all(len(outcome.accepted("results")) == 0 for outcome in refused)
    if rule.startswith("PII_"):
        found = [one for outcome in outcomes for one in outcome.receipt["findings"] if one["rule"].startswith("PII_")]
        assert all(finding["value_shown"] is None for finding in found)
        assert "123456782" not in str([outcome.receipt for outcome in outcomes])


def test_a_formula_counts_with_its_stored_value_and_is_never_computed(judged: Judged) -> None:
    assert judged["formula-value", "file"].accepted("results")["participants"].iloc[0] == "12"


def test_a_stray_address_is_replaced_before_anything_is_kept(judged: Judged) -> None:
    outcome = judged["pii-stray", "file"]
    assert "iemand@voorbeeld.nl" not in str(outcome.receipt) + outcome.tables["results"].to_csv()


def test_dates_of_both_date_systems_are_the_same_days(tmp_path: Path) -> None:
    found = Judged(tmp_path)
    for name, epoch in (("1900", dt.datetime(1899, 12, 30)), ("1904", dt.datetime(1904, 1, 1))):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(workbook(lambda made, epoch=epoch: _dated(made, epoch)))
        found.add_files(name, "file", [path])
    found.judge()
    for name in ("1900", "1904"):
        assert found[name, "file"].receipt["reference_date"] == "2021-12-31"


def _dated(made: Workbook, epoch: dt.datetime) -> None:
    made.epoch = epoch
    made["levering"]["B2"] = dt.date(2021, 12, 31)
