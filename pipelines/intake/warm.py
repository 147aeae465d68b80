"""The process that checks for the browser: `python -m pipelines.intake.warm` holds the rules and the children warm.

It answers what is asked over its standard input (pipelines/asking.py), one at a time. `check` takes files
and gives per delivery its receipt and what is told in both languages; `mark` takes the files of a delivery and its
receipt and gives the workbook with the findings in it. Nothing is stored and nothing is logged. Great Expectations
stays here: the dashboard never loads it.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from functools import partial
from typing import Any

from expectations.gate import GateFault
from pipelines.asking import Message, answer
from pipelines.intake.bounded import limits
from pipelines.intake.bounded.children import Children, Ended
from pipelines.intake.deliveries.conservation import ConservationFault
from pipelines.intake.deliveries.smallest import smallest
from pipelines.intake.deliveries.standing import Counting, standing
from pipelines.intake.dry_run import check, mark
from pipelines.intake.receipts import may_be_marked
from pipelines.intake.receipts.telling import told
from pipelines.intake.receipts.text import text
from pipelines.intake.records import Receipt
from pipelines.settings import LANGUAGES


def main() -> None:
    """Warm up, then answer every request until the other side stops."""
    limits.leave_no_dump()
    with closing(Children()) as children:
        check(smallest(), children)  # loads every rule once, so that the first person who waits does not
        answer(partial(_answer, children))


def _answer(children: Children, asked: dict[str, Any], contents: Sequence[bytes]) -> Message:
    """Return the answer to one request; a fault of ours is told without what was delivered."""
    files = list(zip(asked["names"], contents, strict=True))
    try:
        return WORK[asked["verb"]](asked, files, children)
    except (GateFault, ConservationFault, Ended):
        return {"fault": "ours"}, []


def _check(asked: dict[str, Any], files: Sequence[tuple[str, bytes]], children: Children) -> Message:
    """Return the receipts, each beside what counts for its region: whoever asks knows that, here is no archive."""
    now = {region: Counting(**one) for region, one in asked["counting"].items()}
    receipts = check(files, children)
    for one in receipts:
        one["standing"] = standing(one, now.get(one["region"] or ""), False)
    return {"deliveries": [_delivery(receipt) for receipt in receipts]}, []


def _delivery(receipt: Receipt) -> dict[str, Any]:
    said = {language: told(receipt, language) for language in LANGUAGES}
    return {
        "receipt": receipt,
        "may_be_marked": may_be_marked(receipt),
        "told": {language: asdict(one) for language, one in said.items()},
        "text": {language: text(one, language) for language, one in said.items()},
    }


def _mark(asked: dict[str, Any], files: Sequence[tuple[str, bytes]], children: Children) -> Message:
    made = mark(files, asked["receipt"], asked["language"], children)
    return {}, [] if made is None else [made]


WORK = {"check": _check, "mark": _mark}

if __name__ == "__main__":
    main()
