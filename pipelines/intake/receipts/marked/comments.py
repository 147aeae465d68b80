"""Comments on cells: ours, and behind those that were there. Two parts per sheet: the texts, and where they are drawn.

A comment of Excel is a text in one part and a shape in another, in an old drawing language (VML). The shapes follow
what Excel writes itself; their size is told in points. Not here: which sentence stands in a comment (locating.py).
"""

import re
from collections.abc import Mapping

from pipelines.intake.reading.extents import address
from pipelines.intake.receipts.marked.packing import Parts
from pipelines.intake.receipts.marked.sheet_marks import CellReference
from pipelines.intake.receipts.marked.splicing import Element, Splice, appended, elements, words
from pipelines.intake.receipts.marked.styles import HEAD, MAIN, template

EMPTY = f'{HEAD}<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
DRAWING, SHAPE_TYPE, SHAPE = map(template, ("drawing.vml", "shape_type.vml", "shape.vml"))
WIDTH, LINE, CHARACTERS_PER_LINE = 260, 13, 46
NUMBER = re.compile(rb"_x0000_s(\d+)")


def write(parts: Parts, sheet: str, drawing: str | None, said: Mapping[CellReference, str], author: str) -> str | None:
    """Put comments on cells of a sheet; return the relationship id of a new drawing, or None where the sheet has one.

    `drawing` is the id of that one. A comment that was there stays, with ours below it.
    """
    texts = parts.of_kind(sheet, "comments")
    if texts is None:
        texts = parts.free_name("xl/comments{}.xml")
        parts.write(texts, EMPTY.encode())
        parts.declare(texts, "comments")
        parts.relate(sheet, "comments", texts)
    new = _write_texts(parts, texts, said, author)
    target = parts.target(sheet, drawing) if drawing else None
    relationship_id = None
    if target is None:
        target = parts.free_name("xl/drawings/vmlDrawing{}.vml")
        parts.write(target, DRAWING.encode())
        parts.declare(target, "")
        relationship_id = parts.relate(sheet, "vmlDrawing", target)
    _draw(parts, target, {cell: said[cell] for cell in new})
    return relationship_id


def _write_texts(parts: Parts, name: str, said: Mapping[CellReference, str], author: str) -> list[CellReference]:
    """Add the texts and return the cells that had no comment yet."""
    xml = parts.read(name)
    found = elements(xml)
    p = found[0].prefix
    authors, listed = (next(one for one in found if one.local == local) for local in ("authors", "commentList"))
    number = sum(one.local == "author" for one in found)
    there = {one.attributes.get("ref"): at for at, one in enumerate(found) if one.local == "comment"}
    splices = [appended(xml, authors, f"<{p}author>{words(author)}</{p}author>".encode())]
    new = [cell for cell in said if address(*cell) not in there]
    made = "".join(_comment(cell, said[cell], number, p) for cell in sorted(new))
    splices.append(appended(xml, listed, made.encode()))
    for cell in said:
        if address(*cell) in there:
            splices += _added(xml, found, there[address(*cell)], said[cell])
    parts.change(name, splices)
    return new


def _comment(cell: CellReference, text: str, author: int, p: str) -> str:
    return (
        f'<{p}comment ref="{address(*cell)}" authorId="{author}"><{p}text>'
        f'<{p}t xml:space="preserve">{words(text)}</{p}t></{p}text></{p}comment>'
    )


def _added(xml: bytes, found: list[Element], at: int, text: str) -> list[Splice]:
    """Return the splices that put our words below a comment that was there; its own text becomes a run like ours."""
    within = [one for one in found[at + 1 :] if one.start < found[at].end]
    holder = next(one for one in within if one.local == "text")
    p = holder.prefix
    plain = [one for one in within if one.local == "t" and one.depth == holder.depth + 1]
    tags = [pair for one in plain for pair in ((one.start, f"<{p}r>"), (one.after, f"</{p}r>"))]
    splices = [Splice(at, at, tag.encode()) for at, tag in tags]
    last = [one.after for one in within if one.local in {"t", "r"} and one.depth == holder.depth + 1]
    run = f'<{p}r><{p}t xml:space="preserve">\n\n{words(text)}</{p}t></{p}r>'.encode()
    return [*splices, Splice(last[-1], last[-1], run) if last else appended(xml, holder, run)]


def _draw(parts: Parts, name: str, said: Mapping[CellReference, str]) -> None:
    """Add a shape per new comment to a drawing, which need not be well-formed: its last end tag is enough."""
    vml = parts.read(name)
    drawings = [parts.read(other) for other in parts.names if other.casefold().endswith(".vml")]
    first = 1 + max((int(number) for number in NUMBER.findall(b"".join(drawings))), default=1024)
    shapes = [] if b"_x0000_t202" in vml else [SHAPE_TYPE]
    for number, ((row, column), text) in enumerate(sorted(said.items()), first):
        lines = 2 + sum(1 + len(part) // CHARACTERS_PER_LINE for part in text.split("\n"))
        shapes.append(SHAPE.format(number=number, width=WIDTH, height=lines * LINE, row=row - 1, column=column))
    at = vml.rindex(b"</")
    parts.change(name, [Splice(at, at, "".join(shapes).encode())])
