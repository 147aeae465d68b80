"""Trying a delivery in the browser: this side starts the process that checks (pipelines.intake.warm) and asks it.

One request at a time; who comes meanwhile waits for a turn. Nothing is written to disk: files go through a pipe and
stay in memory. Pure: no Streamlit. Not here: judging, and the words of a receipt, which come with the answer.
"""

import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.asking import Asked, Message, NoAnswer
from pipelines.intake.receipts.telling import Told
from pipelines.intake.records import Receipt

Files = Sequence[tuple[str, bytes]]
MOST_BYTES = 20_000_000
MOST_UPLOADED = 22 * 1024 * 1024  # one file and what is around it; .streamlit/config.toml lets 20 MB in
MOST_FILES = 20
SECONDS, TURN_SECONDS = 90, 60


class CheckingError(Exception):
    """A delivery could not be tried. The subclass says why; the page has the words for it."""


class TooLarge(CheckingError):
    """The files together are larger than what is looked at in the browser, or there are too many."""


class Busy(CheckingError):
    """Others are trying a delivery, and no turn came in time."""


class TooSlow(CheckingError):
    """No answer came in time; the process was stopped."""


class OurFault(CheckingError):
    """The process stopped, twice, or says that the fault is ours."""


@dataclass(frozen=True)
class Checked:
    """One delivery as it was judged: its receipt, and per language what is told and the same as text.

    `may_be_marked` is False where it was refused for personal data: then nothing of it is given back or kept.
    """

    receipt: Receipt
    may_be_marked: bool
    told: dict[str, Told]
    text: dict[str, str]


def _checked(told: dict[str, dict[str, Any]], **others: Any) -> Checked:
    return Checked(told={language: Told.from_json(one) for language, one in told.items()}, **others)


class Desk:
    """The one place where deliveries are tried: one question at a time, and who gets no turn hears so."""

    def __init__(self, seconds: float = SECONDS, turn_seconds: float = TURN_SECONDS) -> None:
        self._seconds, self._turn_seconds = seconds, turn_seconds
        self._turn = threading.Lock()
        self._asked = Asked([sys.executable, "-m", "pipelines.intake.warm"])

    def open(self) -> None:
        """Start the process without waiting for it: it warms up while someone chooses files."""
        if self._turn.acquire(blocking=False):
            try:
                self._asked.open()
            finally:
                self._turn.release()

    def close(self) -> None:
        """Stop the process."""
        self._asked.close()

    def check(self, files: Files, counting: dict[str, dict[str, Any]] | None = None) -> list[Checked]:
        """Return what every delivery in these files (name and content) turned out to be. Raises CheckingError.

        `counting` has the delivery that counts per region (queries.quality): who brings an older one hears so.
        """
        if sum(len(content) for _, content in files) > MOST_BYTES or len(files) > MOST_FILES:
            raise TooLarge
        answer, _ = self._ask({"verb": "check", "counting": counting or {}}, files)
        return [_checked(**one) for one in answer["deliveries"]]

    def marked(self, files: Files, receipt: Receipt, language: str) -> bytes | None:
        """Return the workbook of a delivery with its findings marked, or None where it may not be given back.

        Raises CheckingError.
        """
        _, made = self._ask({"verb": "mark", "receipt": receipt, "language": language}, files)
        return made[0] if made else None

    def _ask(self, asked: dict[str, Any], files: Files) -> Message:
        if not self._turn.acquire(timeout=self._turn_seconds):
            raise Busy
        try:
            names, contents = [name for name, _ in files], [content for _, content in files]
            answer, made = self._asked.ask({**asked, "names": names}, contents, self._seconds)
        except TimeoutError as late:
            raise TooSlow from late
        except NoAnswer as none:
            raise OurFault from none
        finally:
            self._turn.release()
        if "fault" in answer:
            raise OurFault
        return answer, made


desk = Desk()
