"""The command line: `python -m pipelines VERB`, or `pow VERB`. Which verbs there are; what each does is in commands/.

Exit codes: 0 done; 1 nothing published, and what to do; 2 wrong usage; 3 done, but some delivery needs attention.
"""

import sys
from functools import partial

from pipelines import settings
from pipelines.commands import cleaning, deliveries, publishing, releases, spoken, texts
from pipelines.commands.arguments import parser
from pipelines.commands.console import write
from pipelines.commands.outcomes import NOTHING_PUBLISHED, ended
from pipelines.intake.bounded.limits import leave_no_dump
from pipelines.registries import RegistryError

VERBS = {
    "sample": deliveries.sample,
    "template": deliveries.template,
    "check": deliveries.check,
    "intake": deliveries.take_in,
    "build": publishing.build,
    "run": publishing.run,
    "releases": releases.list_all,
    "rollback": releases.rollback,
    "withdraw": releases.withdraw,
    "experiences": publishing.experiences,
    "texts": texts.texts,
    "clean": cleaning.clean,
}
# Releases are listed, taken back and withdrawn without them: that must work also where a registry is wrong.
READS_REGISTRIES = frozenset({"sample", "template", "check", "intake", "build", "run", "experiences", "texts"})
PUBLISHES = frozenset({"build", "run", "experiences", "texts"})


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if READS_REGISTRIES.intersection(given):
            from pipelines.registries.checking import check

            check()
        asked = spoken.asked(given, partial(parser, VERBS))
        if asked.verb in PUBLISHES:
            from pipelines.registries.privacy import filled_in

            filled_in(settings.data_dir(asked.data))
        leave_no_dump()
        return ended(VERBS[asked.verb], asked)
    except RegistryError as wrong:
        write(wrong.told(spoken.language_of(given)), sys.stderr)
        return NOTHING_PUBLISHED
    finally:
        write("")  # what argparse wrote by itself goes out here, where it may be that nobody reads it


if __name__ == "__main__":
    sys.exit(main())
