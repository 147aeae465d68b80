"""A number and an address unlike any other text, in every place where a file can hold them. Not a fixture: plain functions."""

import io
import zipfile
from collections.abc import Callable, Iterator

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.cases import book

BSN = "739146828"
EMAIL = "kanarie.vogel@zangzaad-veld.nl"
SECRETS = (BSN, "739.146.828", "7391.46.828", "kanarie.vogel", "zangzaad")
CALLED = f"bsn {BSN}"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PIVOT = (
    f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields><cacheField name="BSN"><sharedItems><s v="{BSN}"/></sharedItems>'
    f'</cacheField><cacheField name="mail"><sharedItems><s v="{EMAIL}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
)
LINKED = (
    f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>BSN</v></cell>'
    f'</row><row r="2"><cell r="A2" t="str"><v>{BSN}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
)
Touch = Callable[[Workbook], object]


def files() -> Iterator[tuple[str, bytes]]:
    """Return every file, by a name that says where the canary sits; names with `canary` in them hold it themselves."""
    for number, (name, table, change) in enumerate(_tables()):
        yield from _as_csv(f"csv{number:02d}-{name}", number, table, change)
        yield f"boek{number:02d}-{name}.xlsx", _workbook(change=change)
    for name, touch in _touches().items():
        yield f"{name}.xlsx", _workbook(touch)
    yield "draaitabel.xlsx", _with_part("xl/pivotCache/pivotCacheDefinition1.xml", PIVOT)
    yield "ander-werkboek.xlsx", _with_part("xl/externalLinks/externalLink1.xml", LINKED)
    yield f"naam {EMAIL}.xlsx", _workbook()
    yield f"bsn {BSN}.xlsx", _workbook()
    yield f"{BSN}.csv", _csv("lessen", book.usual(), "01-02-2022")
    yield from _broken()


def _tables() -> list[tuple[str, str, book.Change]]:
    """Return where in a table it may stand: name, the table, and the change."""
    return [
        ("kolom", "resultaten", _column("BSN", BSN)),
        ("kolom-zonder-woord", "resultaten", _column("nummer", BSN, "123456782")),
        ("kolom-een-nummer", "resultaten", _column("iets", BSN)),
        ("kolom-getal", "resultaten", _column("bsn", int(BSN))),
        ("kolom-mail", "resultaten", _column("e-mail", EMAIL)),
        ("kolom-contact", "trajecten", _column("contactpersoon", f"K. Vogel {EMAIL}")),
        ("rsin", "trajecten", _column("RSIN", BSN)),
        ("kop", "resultaten", _column(f"vragen {EMAIL}", "x")),
        ("kop-bsn", "resultaten", _column(CALLED, "x")),
        ("tekst", "lessen", book.put("lessen", "tekst", f"Mail {EMAIL} of bel.")),
        ("tekst-bsn", "lessen", book.put("lessen", "tekst", f"Het {CALLED} staat hier.")),
        ("sleutel", "resultaten", book.put("resultaten", "traject", BSN)),
        ("aantal", "resultaten", book.put("resultaten", "deelnemers", BSN)),
        ("groep", "resultaten", book.put("resultaten", "doelgroep", EMAIL)),
        ("groep-nummer", "resultaten", book.put("resultaten", "doelgroep", f"7391.46.828 {EMAIL}")),
        ("halfjaar", "resultaten", book.put("resultaten", "gestart_in", EMAIL)),
        ("regio", "resultaten", book.put("levering", "regio", EMAIL)),
        ("peildatum", "resultaten", book.put("levering", "peildatum", BSN)),
        ("startdatum", "trajecten", book.put("trajecten", "startdatum", EMAIL)),
        ("naam", "trajecten", book.put("trajecten", "naam", f"Traject van {EMAIL}")),
        ("formule", "trajecten", book.put("trajecten", "naam", f'=HYPERLINK("mailto:{EMAIL}")')),
        ("opmaak", "trajecten", book.put("trajecten", "naam", f"<b>{EMAIL}</b>")),
        ("te-lang", "lessen", book.put("lessen", "tekst", f"{EMAIL} {'lang ' * 6000}")),
        ("totaal", "resultaten", _row([f"Totaal ({EMAIL})", "", "", 71])),
        ("noot", "resultaten", _row([f"* vragen: {EMAIL} of {BSN}"])),
        ("titel", "resultaten", lambda tables: tables["resultaten"].insert(0, [f"Vragen? {EMAIL}"])),
        ("onzichtbaar", "lessen", book.put("lessen", "tekst", f"Mail {EMAIL[:4]}\u200b{EMAIL[4:]} nu")),
    ]


def _column(header: str, *values: object) -> book.Change:
    def change(tables: book.Tables) -> None:
        table = "trajecten" if header in {"contactpersoon", "RSIN"} else "resultaten"
        for number, row in enumerate(tables[table]):
            row.append(header if number == 0 else values[number - 1] if number <= len(values) else "")

    return change


def _row(cells: list[object]) -> book.Change:
    return lambda tables: tables["resultaten"].append([*cells, *[""] * (10 - len(cells))])


def _touches() -> dict[str, Touch]:
    """Return where in a workbook it may stand besides the tables."""
    return {
        "verborgen-blad": lambda made: _hidden(made, "hidden"),
        "diep-verborgen-blad": lambda made: _hidden(made, "veryHidden"),
        "opmerking": lambda made: setattr(made["resultaten"]["A2"], "comment", Comment(CALLED, "x")),
        "opmerking-mail": lambda made: setattr(made["resultaten"]["A2"], "comment", Comment(f"zie {EMAIL}", "x")),
        "opmerking-auteur": lambda made: setattr(made["resultaten"]["A2"], "comment", Comment("goed", EMAIL)),
        "bladnaam": lambda made: setattr(made["lessen"], "title", CALLED),
        "bladnaam-mail": lambda made: setattr(made["lessen"], "title", EMAIL[:31]),
        "eigenschap": lambda made: setattr(made.properties, "creator", EMAIL),
        "eigenschap-bsn": lambda made: setattr(made.properties, "description", CALLED),
        "eigen-eigenschap": lambda made: made.custom_doc_props.append(StringProperty(name="bsn", value=CALLED)),
        "naam-van-bereik": lambda made: made.defined_names.add(DefinedName("mail", attr_text=f'"{EMAIL}"')),
        "kopregel": lambda made: setattr(made["resultaten"].oddHeader.center, "text", f"{CALLED} {EMAIL}"),
        "keuzelijst": lambda made: made["resultaten"].add_data_validation(
            DataValidation(type="list", formula1='"a,b"', sqref="A2", prompt=f"mail {EMAIL}")
        ),
        "koppeling": lambda made: setattr(made["lessen"]["D2"], "hyperlink", f"mailto:{EMAIL}"),
        "verborgen-rij": _hidden_row,
        "verborgen-kolom": _hidden_column,
    }


def _hidden(made: Workbook, state: str) -> None:
    sheet = made.create_sheet("werkblad")
    sheet.sheet_state = state
    sheet.append(["BSN", "mail"])
    sheet.append([int(BSN), EMAIL])


def _hidden_row(made: Workbook) -> None:
    made["lessen"].append(["V2", "matching", "iedereen", f"zie {EMAIL}"])
    made["lessen"].row_dimensions[3].hidden = True


def _hidden_column(made: Workbook) -> None:
    made["resultaten"]["Z1"], made["resultaten"]["Z2"] = "bsn", int(BSN)
    made["resultaten"].column_dimensions["Z"].hidden = True


def _broken() -> Iterator[tuple[str, bytes]]:
    """Return files that cannot be read, or not wholly, with the canary in what can."""
    usual = book.usual()
    _column("BSN", BSN)(usual)
    text, whole = _csv("resultaten", usual), _workbook(change=_column("BSN", BSN))
    mail = text.replace(BSN.encode(), EMAIL.encode())
    yield "aanhaling.csv", text.replace(b"ww", b'"ww', 1)
    yield "aanhaling-mail.csv", mail.replace(b"ww", b'"ww', 1)
    yield "nul.csv", text.replace(b"ww", b"w\0w")
    yield "nul-mail.csv", mail.replace(b"ww", b"w\0w")
    yield "gemengd.csv", text.replace(b"Twente", "Frysl\u00e2n".encode("cp1252")) + "é;é".encode()
    yield "te-breed.csv", text.replace(b"ww;8", b"ww;8;1;1;1;1;1;1;1;1;1;1;1;1")
    yield "twee-tekens.csv", text.decode().encode("utf-16")
    yield "geen-kop.csv", f"{BSN};{EMAIL}\r\n1;2\r\n".encode()
    yield "kop-mist.csv", f"traject;gestart_in;bsn\r\nt1;2021-H1;{BSN}\r\n".encode()
    yield "is-zip.csv", whole
    yield "is-tekst.xlsx", text
    yield "is-html.xlsx", f"<html><table><tr><td>{CALLED} {EMAIL}</td></tr></table></html>".encode()
    yield "afgekapt.xlsx", whole[: len(whole) * 2 // 3]
    yield "beschadigd.xlsx", whole[:2000] + bytes(200) + whole[2200:]
    yield "oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + f"{CALLED} {EMAIL}".encode()
    yield "macro.xlsm", _workbook(change=_column("BSN", BSN, BSN))
    yield "iets.txt", f"{CALLED} {EMAIL}".encode()
    yield "plaatje.xlsx", _with_part("xl/media/image1.png", f"{CALLED} {EMAIL}")
    yield "binnenin.xlsx", _with_part("xl/embeddings/book1.xlsx", whole)
    yield "vreemd-deel.xlsx", _with_part("xl/vreemd.bin", f"{CALLED} {EMAIL}")


def _csv(table: str, tables: book.Tables, day: str = "31-12-2021") -> bytes:
    fields = [["regio", "peildatum"], [tables["levering"][1][0], day]]
    return book.csv_text(tables[table], fields).encode()


def _as_csv(name: str, number: int, table: str, change: book.Change) -> Iterator[tuple[str, bytes]]:
    """Return a delivery of its own as CSV: its reference date is that of no other."""
    tables = book.usual()
    change(tables)
    day = f"{number + 1:02d}-01-2022" if tables["levering"][1][1] == "31-12-2021" else str(tables["levering"][1][1])
    for one in ("trajecten", "resultaten", "lessen"):
        yield f"{name}-{one}.csv", _csv(one, tables, day)


def _workbook(touch: Touch = lambda _: None, change: book.Change = lambda _: None) -> bytes:
    tables = book.usual()
    change(tables)
    buffer = io.BytesIO()
    book.workbook(tables, touch).save(buffer)
    return buffer.getvalue()


def _with_part(name: str, content: str | bytes) -> bytes:
    buffer = io.BytesIO(_workbook())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return buffer.getvalue()
