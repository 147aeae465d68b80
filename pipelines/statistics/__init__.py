"""Fair comparison in numbers: intervals and verdicts. Pure numpy; no data of ours, no words for the screen."""

from pipelines.statistics.intervals import wilson, wilson_limits
from pipelines.statistics.true_counts import behind
from pipelines.statistics.verdicts import country_range, verdict

__all__ = ["behind", "country_range", "verdict", "wilson", "wilson_limits"]
