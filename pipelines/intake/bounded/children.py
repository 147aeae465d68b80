"""Files are parsed and marked elsewhere: this side starts the process (child.py), asks, and trusts no answer.

Not here: the limits themselves (limits.py) and what parsing is (parsing.py).
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from typing import Any

from pipelines.asking import NOT_OURS, Asked, NoAnswer
from pipelines.intake.bounded import limits
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.records import Receipt

COMMAND = (sys.executable, "-m", "pipelines.intake.bounded.child")
RULES = {"time": "FILE_TOO_SLOW", "memory": "FILE_TOO_HEAVY", "fault": "FILE_FAULT"}
SECONDS = 2 * limits.SECONDS  # the process warms up first, and ends its child in time by itself


class Ended(RuntimeError):
    """A child ended without an answer. `how`: `time`, `memory` or `fault`."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Children:
    """A process that does one request after the other, each in a bound child. Started at the first question."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._asked = Asked(command)

    def close(self) -> None:
        """Stop the process."""
        self._asked.close()

    def parse(self, name: str, content: bytes) -> ParsedFile:
        """Return what stands in a file; where its child gave no answer, a refusal that says why."""
        plain = name.encode("utf-8", "replace").decode()
        try:
            return ParsedFile.from_json(json.loads(self._ask({"verb": "parse", "names": [plain]}, [content])))
        except Ended as ended:
            rule = RULES[ended.how]
        except (KeyError, *NOT_OURS):
            rule = RULES["fault"]
        return ParsedFile(name, hashlib.sha256(content).hexdigest(), refusal=Finding(rule, "critical", name))

    def mark(self, files: Sequence[tuple[str, bytes]], receipt: Receipt, language: str) -> bytes:
        """Return the workbook of a delivery with its findings marked in it (receipts/marked). Raises Ended."""
        asked = {"verb": "mark", "names": [name for name, _ in files], "receipt": receipt, "language": language}
        return self._ask(asked, [content for _, content in files])

    def _ask(self, asked: dict[str, Any], contents: Sequence[bytes]) -> bytes:
        """Return what a child made. Raises Ended where it made nothing."""
        try:
            said, made = self._asked.ask(asked, contents, SECONDS)
        except TimeoutError as late:
            raise Ended("time") from late
        except NoAnswer as none:
            raise Ended("fault") from none
        if made:
            return made[0]
        how = said.get("ended")
        raise Ended(how if how in RULES else "fault")
