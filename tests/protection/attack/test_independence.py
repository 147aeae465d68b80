"""The attack is written apart from the protection: whoever shares its code would share its mistakes.

Only the library that solves is the same: what it gives is proved by the attack itself.
"""

import ast
from pathlib import Path

from pipelines.protection import attack

MAY = ("pipelines.registries", "pipelines.protection.attack", "pipelines.highs")


def test_the_attack_imports_nothing_of_ours_but_registries_and_the_solver():
    for path in Path(attack.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{one.name}" for one in node.names]
            elif isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            else:
                continue
            ours = [name for name in names if name.split(".")[0] in ("pipelines", "expectations", "dashboard")]
            assert all(name.startswith(MAY) for name in ours), (path.name, ours)
