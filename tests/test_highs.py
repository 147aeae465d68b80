"""The solver says nothing: what a command writes is read by programs."""

import subprocess
import sys

SOLVES = """
import highspy
from pipelines.highs import Highs
solver = Highs()
solver.passModel(highspy.HighsLp())
solver.run()
"""


def test_a_process_that_solves_writes_nothing():
    done = subprocess.run([sys.executable, "-c", SOLVES], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
