"""Deliveries come in: read, recognise, normalise, check, keep. Each step is a file of that name.

Not here: what the figures mean together (pipelines/build) and the rules themselves (expectations/suites).
"""

from pipelines.intake.run import MixedSample, take_in

__all__ = ["MixedSample", "take_in"]
