"""What `make setup` installs: the command `pow`, in any folder, of the one version there is, under one licence."""

import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

from pipelines.settings import PIPELINE_VERSION, REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
POW = Path(sysconfig.get_path("scripts")) / "pow"


def test_pow_works_in_any_folder_and_calls_itself_pow(tmp_path):
    asked = subprocess.run(
        [POW, "releases", "--json", "--data", tmp_path], cwd=tmp_path, capture_output=True, check=True
    )
    assert (asked.stdout.strip(), asked.stderr) == (b"[]", b"")
    helped = subprocess.run([POW, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "pow [-h]" in helped.stdout


def test_version_and_needs_stand_in_one_place_and_the_changelog_begins_with_the_version():
    assert {"version", "dependencies"} == set(PROJECT["project"]["dynamic"])
    read = PROJECT["tool"]["setuptools"]["dynamic"]
    assert read["version"] == {"attr": "pipelines.settings.PIPELINE_VERSION"}
    needed = (REPOSITORY / read["dependencies"]["file"]).read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", line) for line in needed[1:])
    newest = re.search(r"^## (\S+)", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest[1] == PIPELINE_VERSION


@pytest.mark.parametrize("changed", ["pyproject.toml", "pipelines/settings.py", "requirements.txt", "constraints.txt"])
def test_a_change_of_what_is_installed_or_of_its_version_installs_anew(changed):
    done = subprocess.run(
        ["make", "--dry-run", "setup", f"--what-if={changed}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "pip install" in done.stdout and "touch .venv/run.done" in done.stdout


def test_the_licence_is_whole():
    text = (REPOSITORY / PROJECT["project"]["license-files"][0]).read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(article) for article in range(1, 16)]
    appendix = text.partition("  Appendix\n")[2]
    assert len(re.findall(r"^— ", appendix, re.MULTILINE)) == 10
    assert text.rstrip().endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version."
    )
