"""The same judgement without storing anything: for `pipelines check`, and for trying a delivery in the browser."""

from collections.abc import Iterable
from typing import Any

from pipelines.intake.children import Children
from pipelines.intake.grouping import drafts
from pipelines.intake.receipts import receipt
from pipelines.intake.run import judge


def check(files: Iterable[tuple[str, bytes]], children: Children | None = None) -> list[dict[str, Any]]:
    """Return the receipts of these files, which are judged together as if they lay in one inbox.

    `children` may be a process that is warm already; without one it is started and stopped here.
    """
    own = children or Children()
    try:
        parsed = {file.sha256: file for file in (own.parse(name, content) for name, content in files)}
    finally:
        if children is None:
            own.close()
    return [receipt(draft, tables) for draft, tables in judge(drafts(list(parsed.values())))]
