"""The process that asks `deduce` in which texts it sees someone: `python -m pipelines.free_text.second_reader`.

It answers over its standard input (pipelines/asking.py), and only with places. Not here: what becomes of them.
"""

import importlib
from typing import Any

from pipelines.asking import Message, answer

PEOPLE = {"persoon", "patient"}  # how it calls who it sees


def main() -> None:
    """Answer until the other side stops."""
    reader: Any = importlib.import_module("deduce").Deduce()
    answer(lambda asked, _: _named(reader, asked))


def _named(reader: Any, asked: dict[str, Any]) -> Message:
    found = [reader.deidentify(text).annotations for text in asked["texts"]]
    return {"named": [place for place, all_ in enumerate(found) if any(one.tag in PEOPLE for one in all_)]}, []


if __name__ == "__main__":
    main()
