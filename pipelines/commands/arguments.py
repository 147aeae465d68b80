"""What every verb of the command line takes, with the words of texts. Not here: what a verb does."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipelines.commands import spoken
from pipelines.intake.findings import texts

# What a verb takes besides the language, the folder and --json; the words are those of texts/*.yml.
ADDED: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
    ("sample", ("--out",), {"type": Path, "required": True, "metavar": "folder"}),
    ("sample", ("--regions",), {"type": int, "metavar": "count"}),
    ("sample", ("--scale",), {"type": int, "default": 1, "metavar": "count"}),
    ("sample", ("--seed",), {"type": int, "default": 2019, "metavar": "count"}),
    ("template", ("--out",), {"type": Path, "default": Path("levering.xlsx"), "metavar": "file"}),
    ("template", ("--region",), {"metavar": "region"}),
    ("rollback", ("release",), {"metavar": "release"}),
    ("withdraw", ("release",), {"metavar": "release"}),
    ("withdraw", ("--reason",), {"required": True, "metavar": "reason"}),
    ("experiences", ("file",), {"type": Path, "metavar": "file"}),
    ("experiences", ("--names-checked",), {"action": "store_true"}),
    ("texts", ("--out",), {"type": Path, "metavar": "file"}),
    ("texts", ("--all",), {"action": "store_true"}),
    ("texts", ("--second-opinion",), {"action": "store_true"}),
    ("texts", ("--file",), {"type": Path, "metavar": "file"}),
    ("clean", ("--yes",), {"action": "store_true"}),
    ("check", ("files",), {"type": Path, "nargs": "+", "metavar": "file"}),
    ("check", ("--marked",), {"type": Path, "metavar": "folder"}),
]


def parser(verbs: Iterable[str], language: str) -> argparse.ArgumentParser:
    """Return what reads the command line; every verb takes the language, the folder and --json."""
    words = texts(language)["console"]
    shared = argparse.ArgumentParser(add_help=False)
    spoken.add_language(shared, words["help_language"], argparse.SUPPRESS)
    shared.add_argument("--data", metavar=words["folder"], help=words["help_data"])
    shared.add_argument("--json", action="store_true", help=words["help_json"])
    called = "pow" if Path(sys.argv[0]).stem == "pow" else "python -m pipelines"
    whole = argparse.ArgumentParser(prog=called, description=words["help"])
    spoken.add_language(whole, words["help_language"])
    added = whole.add_subparsers(dest="verb", required=True, metavar=words["verb"])
    made = {
        name: added.add_parser(name, help=words[f"help_{name}"], description=words[f"help_{name}"], parents=[shared])
        for name in verbs
    }
    for verb, names, more in ADDED:
        value = {"metavar": words[more["metavar"]]} if "metavar" in more else {}
        name = names[0].removeprefix("--").replace("-", "_")
        help_ = words.get(f"help_{verb}_{name}") or words[f"help_{name}"]
        made[verb].add_argument(*names, **{**more, **value}, help=help_)
    return whole
