"""`make interop`: every part, or those that are named; ends with 1 where one of them does not work as it should."""

import argparse
import sys

from tests.interop import proxy, workbooks

PARTS = {"workbooks": workbooks, "proxy": proxy}


def main() -> int:
    """Run the parts, say what did not work, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.interop", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all of them unless named")
    complaints = {name: PARTS[name].run() for name in parser.parse_args().parts or PARTS}
    for name, said in complaints.items():
        sys.stdout.write(f"{name}: {'as it should be' if not said else f'{len(said)} complaints'}\n")
        sys.stdout.writelines(f"  {one}\n" for one in said)
    return 1 if any(complaints.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
