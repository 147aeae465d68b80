"""HiGHS, which solves linear programmes: on one thread, and without a word. Not here: what is asked of it.

By itself it greets on standard output while it is made, before it can be told not to; there a command writes JSON.
"""

import highspy


class Highs(highspy.Highs):
    """One problem in a solver that is silent from the start."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.setOptionValue("threads", 1)

    def enableCallbacks(self) -> None:  # noqa: N802  # a name of the library, which calls it while it is made
        """Be silent, then do what the library does."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]
