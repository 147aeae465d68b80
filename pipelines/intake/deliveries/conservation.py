"""What was read is accepted, waits or is control, row by row and person by person. Else nothing is kept."""

import pandas as pd

from pipelines.intake.deliveries.draft import Draft


class ConservationFault(RuntimeError):
    """Intake lost or invented a row or a number: a fault of ours, never of the delivery."""


def prove(draft: Draft, tables: dict[str, pd.DataFrame]) -> None:
    """Raise ConservationFault where what was read is not wholly accounted for. Messages hold no delivered text."""
    for name, parsed in draft.tables.items():
        frame = tables[name]
        waits = frame["rule"].notna()
        if parsed.read != int(waits.sum()) + int((~waits).sum()) + parsed.control:
            raise ConservationFault(f"{name}: {parsed.read} rows read, {len(frame)} kept, {parsed.control} control")
        for measure, total in parsed.sums.items():
            known = pd.to_numeric(frame[measure], errors="coerce").fillna(0)
            if int(known[~waits].sum()) + int(known[waits].sum()) != total:
                raise ConservationFault(f"{name}.{measure}: {total} read, {int(known.sum())} kept")
