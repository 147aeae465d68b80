"""Sample data and real deliveries never meet in one archive: which ones go on, and which stay in the inbox.

What is in the archive decides. In an empty one real deliveries go on: samples can be made again.
"""

from pipelines.intake.deliveries.draft import Draft
from pipelines.intake.findings import Finding
from pipelines.intake.records import Receipt

RULES = {True: "SAMPLE_AMONG_REAL", False: "REAL_AMONG_SAMPLE"}


def apart(found: list[Draft], known: dict[str, Receipt]) -> tuple[list[Draft], list[Draft]]:
    """Return the deliveries that go on and those of the other kind, which are told so and are not kept.

    One that does not say whether it is a sample goes on: it waits until it does. So does a file that could not be read.
    """
    is_sample = _is_sample(found, known)
    going = [draft for draft in found if _kind(draft) in {None, is_sample}]
    staying = [draft for draft in found if _kind(draft) not in {None, is_sample}]
    for draft in staying:
        draft.refuse(Finding(RULES[not is_sample], "critical", draft.files[0].name), "quarantined")
    return going, staying


def _is_sample(found: list[Draft], known: dict[str, Receipt]) -> bool:
    kept = {one["is_sample"] for one in known.values() if one["region"]} - {None}
    new = {_kind(draft) for draft in found} - {None}
    return False not in (kept or new or {False})


def _kind(draft: Draft) -> bool | None:
    kind: bool | None = draft.fields.get("is_sample") if draft.fields else None
    return kind
