"""What is chosen on *Lessen en ervaringen*, as one frozen value that goes to the address and comes back from it.

The own region is no part of it (selection.py): it marks, and leaves nothing out. Not here: what a release offers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import ADDRESSES

EXPERIENCES, LESSONS = KINDS = ("ervaringen", "lessen")
PARAMETERS = ADDRESSES["lessons"]
OF_ONE_KIND = ("question", "subject", "theme", "pillar")
LONGEST = 100


@dataclass(frozen=True)
class LessonChoice:
    """The kind that is shown, and what it is narrowed to; an empty text leaves nothing out.

    `region` is a code, `several` or `none`. `question` is V1 to V10, `differently` (V5 and V10: what did not go as
    intended) or, for experiences, g1, g2, ... in the order in which the questions are first asked.
    """

    kind: str = EXPERIENCES
    search: str = ""
    region: str = ""
    question: str = ""
    subject: str = ""
    theme: str = ""
    pillar: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "LessonChoice":
        """Return the choice of an address; nothing is raised, and no text is longer than 100 signs."""
        given = {field: str(query.get(name) or "").strip()[:LONGEST] for field, name in PARAMETERS.items()}
        return cls(**given | {"kind": given["kind"] if given["kind"] in KINDS else EXPERIENCES})

    def to_query(self) -> dict[str, str]:
        """Return the parameters that give this choice back; what is as usual is left out."""
        usual = LessonChoice()
        values = {field: getattr(self, field) for field in PARAMETERS if getattr(self, field) != getattr(usual, field)}
        return {PARAMETERS[field]: value for field, value in values.items()}

    def with_(self, **changes: str) -> "LessonChoice":
        """Return the choice with other values; a change of kind lets go of what only the other kind has."""
        if changes.get("kind", self.kind) != self.kind:
            changes = dict.fromkeys(OF_ONE_KIND, "") | changes
        return replace(self, **changes)

    @property
    def narrowed(self) -> dict[str, str]:
        """What leaves something out, by field."""
        return {field: getattr(self, field) for field in PARAMETERS if field != "kind" and getattr(self, field)}
