"""Files are parsed elsewhere: this side starts the process that does it (child.py), asks, and trusts no answer.

Not here: the limits themselves (limits.py) and what parsing is (parsing.py).
"""

import hashlib
import json
import subprocess
import sys

from pipelines import settings
from pipelines.intake.child import receive, send
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile

RULES = {"time": "FILE_TOO_SLOW", "memory": "FILE_TOO_HEAVY", "fault": "FILE_FAULT"}


class Children:
    """A process that parses files one by one, each in a bound child of its own. Started at the first question."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def parse(self, name: str, content: bytes) -> ParsedFile:
        """Return what stands in a file; where its child gave no answer, a refusal that says why."""
        answer = self._ask(name.encode("utf-8", "replace").replace(b"\0", b"") + b"\0" + content)
        try:
            said = json.loads(answer or b"{}")
            if "ended" not in said:
                return ParsedFile.from_json(said)
            rule = RULES[said["ended"]]
        except (ValueError, KeyError, TypeError):
            rule = RULES["fault"]
        return ParsedFile(name, hashlib.sha256(content).hexdigest(), refusal=Finding(rule, "critical", name))

    def _ask(self, request: bytes) -> bytes | None:
        for _ in range(2):  # a process that has died since the last question is started once more
            process = self._running()
            assert process.stdin is not None and process.stdout is not None
            try:
                send(process.stdin, request)
                if (answer := receive(process.stdout)) is not None:
                    return answer
            except BrokenPipeError:
                pass
            self.close()
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pipelines.intake.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a child complains of could hold what was delivered
                cwd=settings.REPOSITORY,
            )
        return self._process
