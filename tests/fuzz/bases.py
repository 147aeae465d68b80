"""The good files that are mutated: deliveries of the sample, and one workbook that has every part we know of."""

from dataclasses import dataclass
from pathlib import Path

from pipelines import sample
from tests import packages
from tests.packages import MAIN, cell, relationships, row, sheet


@dataclass(frozen=True)
class Base:
    """One delivery: the file that is mutated, and the others of it that are judged with it."""

    name: str
    content: bytes
    beside: tuple[tuple[str, bytes], ...] = ()


def bases(folder: Path, most: int) -> list[Base]:
    """Return the `most` smallest workbooks and CSV deliveries of the sample, and the workbook with every part."""
    written = sample.write(folder)
    workbooks = sorted((path for path in written if path.suffix == ".xlsx"), key=lambda path: path.stat().st_size)
    found = [Base(path.name, path.read_bytes()) for path in workbooks[:most]]
    tables = sorted(folder.glob("*-trajecten.csv"), key=lambda path: path.stat().st_size)
    for path in tables[:most]:
        files = {one.name: one.read_bytes() for one in folder.glob(path.name.replace("trajecten", "*"))}
        for name, content in files.items():
            found.append(Base(name, content, tuple((other, files[other]) for other in files if other != name)))
    return [*found, Base("alles.xlsx", everything())]


def everything() -> bytes:
    """Return a workbook with formulas, formats, shared texts, hidden sheets, comments, a pivot table and links."""
    fields = packages.row(1, ["regio", "peildatum"]) + row(2, ["Twente", "31-12-2021"])
    projects = row(1, ["traject", "soort", "pijler"]) + row(2, ["t1", "met_deelnemers", "route"])
    names = ["traject", "gestart_in", "doelgroep", "deelnemers", "plaatsingen"]
    shared = "".join(f'<c r="{letter}1" t="s"><v>{place}</v></c>' for place, letter in enumerate("ABCDE"))
    results = f'<row r="1">{shared}</row>'
    for number in range(2, 12):
        formula = f'<c r="E{number}"><f>D{number}/2</f><v>{number}</v></c>'
        results += f'<row r="{number}">{cell(f"A{number}", "t1")}{cell(f"B{number}", f"20{19 + number % 3}-H1")}'
        results += f"{cell(f'C{number}', 'ww')}{cell(f'D{number}', number * 2, number % 3)}{formula}</row>"
    results += '<row r="12" hidden="1"><c r="D12" t="e"><v>#REF!</v></c><c r="E12" t="b"><v>1</v></c></row>'
    condition = '<cfRule type="cellIs" operator="lessThan" dxfId="0"><formula>5</formula></cfRule>'
    around = f'<conditionalFormatting sqref="D2:E11">{condition}</conditionalFormatting>'
    around += '<mergeCells><mergeCell ref="A14:B15"/></mergeCells><headerFooter><oddHeader>x</oddHeader></headerFooter>'
    columns = '<cols><col min="7" max="8" hidden="1"/></cols>'
    pages = {
        "levering": sheet(fields),
        "trajecten": sheet(projects),
        "resultaten": sheet(results, columns, around),
        "oud": sheet(projects),
    }
    texts = "".join(f"<si><t>{name}</t></si>" for name in names)
    parts = packages.parts(
        pages,
        {"oud": "hidden"},
        strings=f'<sst xmlns="{MAIN}">{texts}<si><r><t>niet</t></r><r><t>gebruikt</t></r></si></sst>',
        styles=packages.styles("0%", "[&lt;5]&quot;&lt;5&quot;;0").replace(
            "</styleSheet>",
            '<dxfs><dxf><numFmt numFmtId="170" formatCode="&quot;&lt;5&quot;"/></dxf></dxfs></styleSheet>',
        ),
    )
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><comment ref="B7"><text><t>vraag</t></text></comment></comments>'
    )
    parts["xl/worksheets/_rels/sheet3.xml.rels"] = relationships(("rId1", "comments", "../comments1.xml"))
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheField name="naam"><sharedItems><s v="a"/></sharedItems></cacheField></pivotCacheDefinition>'
    )
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = (
        f'<pivotCacheRecords xmlns="{MAIN}"><r><x v="0"/></r></pivotCacheRecords>'
    )
    parts["xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"] = relationships(
        ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    )
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{MAIN}"><sheetData><row r="1"><cell r="A1"><v>1</v></cell></row></sheetData></externalLink>'
    )
    parts["docProps/core.xml"] = "<a><b>iemand</b></a>"
    return packages.packed(parts)
