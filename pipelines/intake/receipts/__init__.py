"""The room where a sender hears what was done with a delivery: record, words, text, and the workbook with marks.

Belongs here: telling. Not here: judging (deliveries/checking.py), and the words (registries/rules.yml, texts).
Pure Python: the marked workbook is made in a bound child, which loads no frames.
"""

from pipelines.intake.receipts.record import in_language, may_be_marked, receipt, verdict

__all__ = ["in_language", "may_be_marked", "receipt", "verdict"]
