"""How this room says that a file cannot be read, before the finding has the name of the file. Not here: the words."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from pipelines.intake.cells import Document


@dataclass(eq=False)
class Unsound(Exception):
    """A file that cannot be read: the rule it breaks and where. `given` holds what the sentence needs besides.

    `document` is what could be read of it all the same, so that it can be searched for personal data.
    """

    rule: str
    _: KW_ONLY
    sheet: str | None = None
    row: int | None = None
    value: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    document: Document | None = None
