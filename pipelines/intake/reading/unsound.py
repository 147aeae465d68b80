"""How this room says that a file cannot be read, before the finding has the name of the file. Not here: the words."""

from collections.abc import Mapping
from typing import Any

from pipelines.intake.cells import Document


class Unsound(Exception):
    """A file that cannot be read: the rule it breaks and where. `given` holds what the sentence needs besides.

    `document` is what could be read of it all the same, so that it can be searched for personal data.
    """

    def __init__(
        self,
        rule: str,
        *,
        sheet: str | None = None,
        row: int | None = None,
        value: str | None = None,
        given: Mapping[str, Any] | None = None,
        document: Document | None = None,
    ) -> None:
        super().__init__(rule)
        self.rule, self.sheet, self.row, self.value, self.given = rule, sheet, row, value, given or {}
        self.document = document
