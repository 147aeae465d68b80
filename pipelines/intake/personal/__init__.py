"""The room that keeps personal data out: what is looked for, where, and what happens when it is found.

Belongs here: the search of one document. Not here: how numbers and addresses look (masking/), deleting a refused
file (run.py) and words for the sender (pipelines/registries/rules.yml).
"""

from dataclasses import replace

from pipelines.intake.cells import Document
from pipelines.intake.findings import Refused
from pipelines.intake.masking.bsn import says_bsn
from pipelines.intake.masking.shapes import masked_name
from pipelines.intake.personal.cleaning import clean
from pipelines.intake.personal.judging import judge, worst
from pipelines.intake.personal.outside import clean_loose, judge_loose, judge_names
from pipelines.intake.personal.searched import look

__all__ = ["without_personal_data"]


def without_personal_data(document: Document) -> tuple[Document, bool]:
    """Return the document with stray addresses and numbers replaced, and whether anything in its content was.

    All of it is searched: every sheet, hidden or not, what stands around the cells, the names of sheets and file.
    Raises Refused (rule `PII_*`) where the file must not be kept at all.
    """
    is_near = says_bsn(document.file)
    sheets = [judge(look(grid), at, is_near or says_bsn(grid.sheet or "")) for at, grid in enumerate(document.grids, 1)]
    name = judge_names(document, [document.file])
    tabs = judge_names(document, [grid.sheet or "" for grid in document.grids])
    inside = (*sheets, tabs, judge_loose(document, is_near))
    refusal = worst([finding for one in (name, *inside) for finding in one.refusals])
    if refusal is not None:
        raise Refused(refusal)
    file = masked_name(document.file)
    grids = [clean(grid, file, one.changes) for grid, one in zip(document.grids, sheets, strict=True)]
    notes = (*document.notes, *(note for one in (name, *inside) for note in one.notes))
    is_cleaned = any(one.notes for one in inside)
    return replace(document, file=file, grids=grids, loose=clean_loose(document), notes=notes), is_cleaned
