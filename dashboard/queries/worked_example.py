"""Three invented regions with the same share and a different number of people: what the same method says of each."""

import numpy as np
import pandas as pd

from pipelines.statistics import verdict, wilson

PLACED, STARTED = (11, 55, 220), (20, 100, 400)
COUNTRY = 0.41


def worked_example() -> pd.DataFrame:
    """Return one row per invented region: numerator, denominator, value, lower, upper, verdict, status.

    Shares are fractions; the interval and the verdict beside a country of 41% are those of every page.
    """
    x, n = np.array(PLACED, dtype=float), np.array(STARTED, dtype=float)
    lower, upper = wilson(x, n)
    said = verdict(x, n, (COUNTRY, COUNTRY))
    found = {"numerator": PLACED, "denominator": STARTED, "value": x / n, "lower": lower, "upper": upper}
    return pd.DataFrame(found | {"verdict": said, "status": "shown"})
