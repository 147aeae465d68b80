"""Protection a second way, one number at a time, as docs/method.md says it. Nothing of pipelines/protection is used."""

from dataclasses import dataclass
from math import sqrt

from tests.oracle.slow import Cell

Z = 1.959963984540054


def rounded(count: int | None) -> int | None:
    """Return the nearest multiple of 5; 0 to 4 and what is not known give nothing."""
    if count is None or count < 5:
        return None
    return min(range(0, count + 5, 5), key=lambda step: abs(step - count))


@dataclass(frozen=True)
class Share:
    """A public share: its two numbers, the cap, and the status with the reason of a hidden one."""

    status: str
    numerator: int | None = None
    denominator: int | None = None
    cap: str = "none"
    because: str | None = None


def seen(numerator: int, denominator: int) -> Share:
    """Say what the public sees of a pair of true counts."""
    x, n = rounded(numerator), rounded(denominator)
    if n is None or n < 20:
        return Share("hidden", because="few_people")
    if x is None:
        return Share("shown", None, n, "below_5") if 4 / n < 0.05 else Share("hidden", because="few_people")
    if x < n / 20:
        return Share("shown", None, n, "below_5")
    if n - x < n / 20:
        return Share("shown", None, n, "above_95")
    return Share("shown", x, n)


def share(cell: Cell) -> Share:
    """Say what the public sees of a true share, hidden ones included."""
    if cell.status not in ("shown", "hidden"):
        return Share(cell.status)
    found = seen(cell.numerator, cell.denominator)
    found = found if found.cap == "none" else Share("hidden", because="few_people")
    if cell.status == "hidden" and found.status == "shown":
        return Share("hidden", because="below_5")
    return found


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """Return the 95% score interval as Wilson wrote it: the roots of (p - x/n)^2 = z^2 p (1 - p) / n."""
    a, b, c = 1 + Z**2 / denominator, 2 * numerator / denominator + Z**2 / denominator, (numerator / denominator) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return (b - root) / (2 * a), (b + root) / (2 * a)


def span(shown: Share) -> tuple[float, float]:
    """Return the lowest and highest bound over every pair of true counts that can lie behind these two numbers."""
    rest = shown.denominator - shown.numerator
    pairs = [(a, a + b) for a in _true(shown.numerator) for b in _true(rest) if abs(a + b - shown.denominator) <= 3]
    bounds = [wilson(*pair) for pair in pairs]
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def _true(shown: int) -> list[int]:
    """Return the true counts behind one number of a share: 3 off at most, and 4 where fewer than 5 are there."""
    return [one for one in range(max(shown - 4, 0), shown + 5) if abs(one - shown) <= (4 if one < 5 else 3)]
