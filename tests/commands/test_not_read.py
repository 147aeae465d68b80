"""Who reads what a command says may stop before its end, as `head` does: the command goes on, and says nothing of it."""

import subprocess
import sys

import pytest

from pipelines import settings


@pytest.mark.slow
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["releases"], 0),
        (["releases", "--json"], 0),
        (["--help"], 0),
        (["check", "absent.csv"], 2),
        (["rollback", "000000"], 1),
        (["sample", "--out", "here", "--regions", "1"], 0),
    ],
)
def test_a_command_of_which_nobody_reads_the_end_ends_as_it_would(tmp_path, asked, code, stream):
    command = [sys.executable, "-m", "pipelines", *asked]
    env = {"POW_DATA": str(tmp_path / "data"), "PYTHONPATH": str(settings.REPOSITORY), "PATH": ""}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, env=env, text=True, **pipes) as process:
        getattr(process, stream).close()
        other = process.stderr if stream == "stdout" else process.stdout
        said = other.read()
        assert process.wait() == code
    assert "Traceback" not in said and "BrokenPipe" not in said
