"""Which texts are released now: as a person decided, and before that those of the sample. Not here: keeping it."""

from pathlib import Path

from pipelines.free_text import memory
from pipelines.protection.texts import key


def decisions(published: Path, is_sample: bool) -> dict[str, bool]:
    """Return for every text that was decided on, by its key, whether it is released.

    The texts of the sample are known one by one and released with it, where nobody decided otherwise: what else calls
    itself a sample waits like any text. Raises memory.DamagedMemory.
    """
    own: dict[str, bool] = {}
    if is_sample:
        from pipelines.sample.texts import texts

        own = dict.fromkeys(map(key, texts()), True)
    return own | memory.decided(published)
