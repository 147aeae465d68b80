"""Fair comparison in numbers: intervals, true counts behind rounded ones, verdicts. Reads no data, has no words."""

from pipelines.statistics.funnel import proportion_limits, verdict_limits
from pipelines.statistics.intervals import wilson
from pipelines.statistics.similarity import neighbours
from pipelines.statistics.true_counts import behind
from pipelines.statistics.verdicts import country_range, verdict

__all__ = ["behind", "country_range", "neighbours", "proportion_limits", "verdict", "verdict_limits", "wilson"]
