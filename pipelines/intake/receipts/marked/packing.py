"""The parts of a workbook on their way out: those that came in, and what replaces or joins them. All in memory.

Not here: what the parts hold, and reading (pipelines/intake/reading).
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from pipelines.intake.reading.workbook.book import relationships
from pipelines.intake.reading.workbook.package import Package
from pipelines.intake.reading.workbook.parts import CONTENTS
from pipelines.intake.receipts.marked.splicing import Splice, appended, elements, quoted, spliced

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()


class Parts(Package):
    """A package of which parts can be replaced and added; what is not touched goes out as it came in."""

    def __init__(self, content: bytes) -> None:
        """Open the original. Raises Unsound."""
        super().__init__(content)
        self._changed: dict[str, tuple[str, bytes]] = {}

    @property
    def names(self) -> list[str]:
        """The names of all parts, those that were added last."""
        known = {name.casefold() for name in super().names}
        return [*super().names, *(name for key, (name, _) in self._changed.items() if key not in known)]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.casefold() in self._changed or super().__contains__(name)

    def stream(self, name: str) -> Iterator[bytes]:
        """Return the content of a part as it is by now."""
        if name.casefold() in self._changed:
            return iter([self._changed[name.casefold()][1]])
        return super().stream(name)

    def write(self, name: str, content: bytes) -> None:
        """Replace or add a part."""
        self._changed[name.casefold()] = name, content

    def change(self, name: str, splices: list[Splice]) -> None:
        """Lay pieces into a part."""
        self.write(name, spliced(self.read(name), splices))

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has; `pattern` has one placeholder for a number."""
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)) not in self)

    def of_kind(self, part: str, kind: str) -> str | None:
        """Return the part that a relationship of this kind leads to, or None."""
        found = (one.target for one in relationships(self, part).values() if one.kind == kind and not one.is_external)
        return next(found, None)

    def target(self, part: str, relationship_id: str) -> str | None:
        """Return the part that a relationship leads to, or None where that is nowhere."""
        found = relationships(self, part).get(relationship_id)
        return found.target if found and not found.is_external and found.target in self else None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make a relationship from a part to another and return its id. `kind` is the last word of its type.

        It is told from where it starts, as Excel does: some programs know no other way.
        """
        folder, file = posixpath.split(part)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self:
            self.write(rels, EMPTY)
        xml = self.read(rels)
        root, *there = elements(xml)
        taken = {one.attributes.get("Id") for one in there}
        new = next(f"rId{number}" for number in range(len(there) + 1, 200_000) if f"rId{number}" not in taken)
        type_ = quoted(f"{_office(one.attributes.get('Type', '') for one in there)}/{kind}")
        tag = f'<{root.prefix}Relationship Id="{new}" Type={type_} Target={quoted(posixpath.relpath(target, folder))}/>'
        self.change(rels, [appended(xml, root, tag.encode())])
        return new

    def declare(self, name: str, kind: str) -> None:
        """Say in the list of contents what a part is; drawings are told of by their ending."""
        xml = self.read(CONTENTS)
        root, *told = elements(xml)
        if name.endswith(".vml"):
            if any(one.attributes.get("Extension", "").casefold() == "vml" for one in told):
                return
            tag = f'<{root.prefix}Default Extension="vml" ContentType="{VML}"/>'
            self.change(CONTENTS, [Splice(root.inside, root.inside, tag.encode())])
            return
        tag = f'<{root.prefix}Override PartName={quoted("/" + name)} ContentType="{SHEETS}.{kind}+xml"/>'
        self.change(CONTENTS, [appended(xml, root, tag.encode())])

    def as_bytes(self) -> bytes:
        """Return the workbook."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name in self.names:
                package.writestr(zipfile.ZipInfo(name), self.read(name), zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def _office(types: Iterator[str]) -> str:
    """Return the front part of the types that this file uses: there is an old and a strict family of them."""
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    return strict if any(type_.startswith(strict) for type_ in types) else OFFICE
