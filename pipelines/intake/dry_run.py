"""The same judgement without storing anything: for `pipelines check`, and for trying a delivery in the browser."""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import closing

from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.receipts import may_be_marked, receipt
from pipelines.intake.records import Receipt
from pipelines.intake.run import judge


def check(files: Iterable[tuple[str, bytes]], children: Children | None = None) -> list[Receipt]:
    """Return the receipts of these files (name and content), which are judged together as if they lay in one inbox.

    `children` may be a process that is warm already; without one it is started and stopped here.
    """
    if children is None:
        with closing(Children()) as own:
            return check(files, own)
    parsed = {file.sha256: file for file in (children.parse(name, content) for name, content in files)}
    return [receipt(draft, tables) for draft, tables in judge(drafts(list(parsed.values())))]


def mark(files: Sequence[tuple[str, bytes]], receipt: Receipt, language: str, children: Children) -> bytes | None:
    """Return the workbook of one delivery with its findings marked in it; `files` may hold those of others too.

    None where the delivery was refused for personal data. Raises children.Ended where it could not be made.
    """
    if not may_be_marked(receipt):
        return None
    names = {file["sha256"]: file["name"] for file in receipt["files"]}  # what was kept may have a shorter name
    given = {hashlib.sha256(content).hexdigest(): content for _, content in files}
    own = [(name, given[sha256]) for sha256, name in names.items() if sha256 in given]
    return children.mark(own, receipt, language)
