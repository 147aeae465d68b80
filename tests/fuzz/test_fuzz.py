"""300 files that chance made, always the same; `make fuzz` makes 20,000."""

from tests.fuzz.bases import bases
from tests.fuzz.running import fuzz


def test_every_file_ends_in_a_verdict_with_words_and_none_in_a_fault(tmp_path):
    outcome = fuzz(bases(tmp_path, most=1), range(300))
    assert outcome.complaints == []
    assert sum(outcome.rules.values()) == 300
    assert len(outcome.rules) > 15
    assert outcome.rules["read"] > 50
    assert len(outcome.verdicts) >= 4
