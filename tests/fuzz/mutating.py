"""How a good file becomes another one: bytes, parts of a package, markup and the text of tables change by chance."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Chance = random.Random
ODD_BYTES = [
    b"\0",
    b"\xff",
    b'"',
    b";",
    b",",
    b"\n",
    b"\r",
    b"\x1a",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"=",
    b"\t",
    b"<",
    b"&",
    b"\x80",
]
ODD_CELLS = [
    "", "-", "<5", "PM", "n.v.t.", "1.234", "12,5", "45%", "-3", "1e999", "NaN", "inf", "99999999999999999999", "=1+1", "+31", "#REF!",
    "WAAR", "31-12-2021", "2021-H1", "2021", "12*", "\u200b", "\u00a0", "Fryslân", "FrieslÃ¢n", "<script>", "'; drop", "Totaal", "x" * 40_000,
    "123456782", "jan@voorbeeld.nl", "0612345678", "1234 AB", "😀", "١٢", "１２", "1" * 5_000, "\u202e12", "%s{value}", "None",
]  # fmt: skip
ODD_VALUES = [
    "", "0", "-1", "1", "99999999999", "1e400", "NaN", "XFD1048576", "A0", "A1048577", "ZZZZ9", "true", "s", "e", "b", "d", "str", "inlineStr",
    "n", "x", "#REF!", "#SPILL!", "0%", "&#49;", "&lt;", "&amp;#49;", "rId1", "rId99", "../../x.xml", "/xl/workbook.xml", "http://x/", "hidden",
    "veryHidden", "A1:XFD1048576", "B2:A1", "1" * 400, "é", "2021-12-31", "1904", "External", "164", "xl/sharedStrings.xml",
]  # fmt: skip
ODD_MARKUP = [
    "<!-- x -->", "<?x y?>", "<![CDATA[1]]>", "<!DOCTYPE a>", "&x;", "&#0;", "&#x10FFFF;", "<x/>", "<v>1</v>", "<row/>", "<c/>", "</c>", "<f>1</f>",
    "<is><t>x</t></is>", "<sheetData>", "</sheetData>", "\x01", "x", '<c r="A1"><v>5</v></c>', "<mergeCell ref='A1'/>", "<si/>", "\u2028",
]  # fmt: skip


def bytes_changed(chance: Chance, content: bytes) -> bytes:
    """Flip, cut, repeat, insert or swap bytes, a few times."""
    raw = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 5, 30])):
        at = chance.randrange(len(raw) + 1)
        length = min(chance.choice([1, 1, 2, 8, 64, 1_000, 20_000]), len(raw) - at)
        match chance.randrange(7):
            case 0:
                raw[at : at + 1] = bytes([raw[at] ^ (1 << chance.randrange(8))]) if at < len(raw) else b""
            case 1:
                del raw[at:]
            case 2:
                raw[at:at] = raw[at : at + length]
            case 3:
                raw[at:at] = chance.choice(ODD_BYTES)
            case 4:
                del raw[at : at + length]
            case 5:
                raw[at : at + length] = chance.randbytes(length)
            case 6:
                raw[at : at + 1] = chance.choice(ODD_BYTES)
    return bytes(raw)


def parts_changed(chance: Chance, content: bytes) -> bytes:
    """Change one part of a package, or what the package says of it, and pack it again."""
    parts = _parts(content)
    name = chance.choice(list(parts))
    match chance.randrange(6):
        case 0 | 1:
            parts[name] = bytes_changed(chance, parts[name])
        case 2:
            del parts[name]
        case 3:
            parts[name] = parts[chance.choice(list(parts))]
        case 4:
            parts[
                chance.choice(
                    ["xl/vbaProject.bin", "xl/media/a.png", "x/y.dat", "../a", "xl/embeddings/a.bin", name.upper()]
                )
            ] = b"x"
        case 5:
            parts = dict(chance.sample(list(parts.items()), len(parts)))
    return _packed(chance, parts)


def markup_changed(chance: Chance, content: bytes) -> bytes:
    """Change values, elements or attributes in the XML of one part and pack it again."""
    parts = _parts(content)
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    text = parts[name].decode("utf-8", "surrogateescape")
    for _ in range(chance.choice([1, 1, 2, 4])):
        text = chance.choice([_value, _element, _letters, _name])(chance, text)
    parts[name] = text.encode("utf-8", "surrogateescape")
    return _packed(chance, parts)


def table_changed(chance: Chance, content: bytes) -> bytes:
    """Change cells, rows, quotes, delimiters or the encoding of a CSV file."""
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "cp1252"
    rows = [line.split(";") for line in content.decode(encoding).splitlines()]
    for _ in range(chance.choice([1, 1, 2, 5])):
        row = chance.choice(rows)
        match chance.randrange(9):
            case 0 | 1 | 2:
                row[chance.randrange(len(row))] = chance.choice(ODD_CELLS)
            case 3:
                row.insert(chance.randrange(len(row) + 1), chance.choice(ODD_CELLS))
            case 4:
                row.pop(chance.randrange(len(row))) if len(row) > 1 else None
            case 5:
                rows.insert(chance.randrange(len(rows)), list(chance.choice(rows)))
            case 6:
                chance.shuffle(row)
            case 7:
                row[:] = [chance.choice([",", "\t", "|", ";;"]).join(row)]
            case 8:
                row[chance.randrange(len(row))] += chance.choice(['"', '""', '"\n', "\n", "\r", '";"'])
    text = chance.choice(["\r\n", "\n", "\r"]).join(";".join(row) for row in rows) + chance.choice(["\r\n", ""])
    kept = chance.choice([encoding, encoding, "utf-8", "cp1252", "utf-16", "cp850"])
    return chance.choice([b"", b"", b"", b"sep=;\r\n", b"\r\n"]) + text.encode(kept, "replace")


Mutation = Callable[[Chance, bytes], bytes]
FOR_WORKBOOKS: list[Mutation] = [bytes_changed, parts_changed, markup_changed, markup_changed]
FOR_TABLES: list[Mutation] = [bytes_changed, table_changed, table_changed]


def mutated(chance: Chance, name: str, content: bytes) -> tuple[str, bytes]:
    """Return the name and the content of a file that chance made; now and then its name lies."""
    mutation = chance.choice(FOR_WORKBOOKS if name.endswith(".xlsx") else FOR_TABLES)
    changed = mutation(chance, content)
    endings = [".xlsx", ".csv", ".xls", ".xlsm", "", ".XLSX"]
    return (name.rpartition(".")[0] + chance.choice(endings) if chance.random() < 0.03 else name), changed


def _value(chance: Chance, text: str) -> str:
    found = list(re.finditer(r'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)', text))
    return _replaced(chance, text, found, lambda _: chance.choice(ODD_VALUES))


def _element(chance: Chance, text: str) -> str:
    found = list(re.finditer(r"<[^<>]*>", text))
    return _replaced(chance, text, found, lambda old: chance.choice(["", old + old, chance.choice(ODD_MARKUP)]))


def _letters(chance: Chance, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD_MARKUP) + text[at:]


def _name(chance: Chance, text: str) -> str:
    found = list(re.finditer(r"(?<=[</ ])[A-Za-z]+(?=[ =/>])", text))
    return _replaced(
        chance, text, found, lambda _: chance.choice(["v", "c", "row", "r", "t", "s", "is", "f", "x:y", "sheetData"])
    )


def _replaced(chance: Chance, text: str, found: list[re.Match[str]], new: Callable[[str], str]) -> str:
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + new(match.group()) + text[match.end() :]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def _packed(chance: Chance, parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    method = chance.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
