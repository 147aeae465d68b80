"""Files are parsed and marked elsewhere: this side starts the process (child.py), asks, and trusts no answer.

Not here: the limits themselves (limits.py) and what parsing is (parsing.py).
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from pipelines import settings
from pipelines.intake.child import MADE
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile
from pipelines.messages import packed, receive, send

COMMAND = (sys.executable, "-m", "pipelines.intake.child")
RULES = {"time": "FILE_TOO_SLOW", "memory": "FILE_TOO_HEAVY", "fault": "FILE_FAULT"}


class Ended(RuntimeError):
    """A child ended without an answer. `how`: `time`, `memory` or `fault`."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Children:
    """A process that does one request after the other, each in a bound child. Started at the first question."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def parse(self, name: str, content: bytes) -> ParsedFile:
        """Return what stands in a file; where its child gave no answer, a refusal that says why."""
        plain = name.encode("utf-8", "replace").decode()
        try:
            return ParsedFile.from_json(json.loads(self._ask(packed({"verb": "parse", "names": [plain]}, [content]))))
        except Ended as ended:
            rule = RULES[ended.how]
        except (ValueError, KeyError, TypeError):
            rule = RULES["fault"]
        return ParsedFile(name, hashlib.sha256(content).hexdigest(), refusal=Finding(rule, "critical", name))

    def mark(self, files: Sequence[tuple[str, bytes]], receipt: Mapping[str, Any], language: str) -> bytes:
        """Return the workbook of a delivery with its findings marked in it (receipts/marked). Raises Ended."""
        asked = {"verb": "mark", "names": [name for name, _ in files], "receipt": receipt, "language": language}
        return self._ask(packed(asked, [content for _, content in files]))

    def _ask(self, request: bytes) -> bytes:
        """Return what a child made. Raises Ended where it made nothing."""
        for _ in range(2):  # a process that has died since the last question is started once more
            process = self._running()
            assert process.stdin is not None and process.stdout is not None
            try:
                send(process.stdin, request)
                if (answer := receive(process.stdout)) is not None:
                    return _made(answer)
            except BrokenPipeError:
                pass
            self.close()
        raise Ended("fault")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a child complains of could hold what was delivered
                cwd=settings.REPOSITORY,
            )
        return self._process


def _made(answer: bytes) -> bytes:
    """Return what stands behind the zero byte of an answer. Raises Ended for one that says how the child ended."""
    if answer.startswith(MADE):
        return answer.removeprefix(MADE)
    try:
        how = json.loads(answer)["ended"]
    except (ValueError, KeyError, TypeError):
        how = "fault"
    raise Ended(how if how in RULES else "fault")
