"""What the programs need, from the system's installer and npm. Not here: which programs (workbooks.py)."""

import shutil
import subprocess
from pathlib import Path


class NotToBeHad(RuntimeError):
    """Something could not be installed; the message says what, and what to type."""


def from_system(wanted: dict[str, str]) -> None:
    """Install packages of the system of which the program is not there; `wanted` is program -> packages.

    Raises NotToBeHad.
    """
    packages = [one for program, names in wanted.items() if not shutil.which(program) for one in names.split()]
    if packages:
        command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
        subprocess.run(["apt-get", "update"], capture_output=True, check=False)
        if subprocess.run(command, capture_output=True, check=False).returncode:
            raise NotToBeHad(f"type: sudo {' '.join(command)}")


def from_npm(folder: Path, *packages: str) -> None:
    """Install packages for JavaScript in a folder of its own. Raises NotToBeHad."""
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *packages]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise NotToBeHad(f"type: {' '.join(command)}")
