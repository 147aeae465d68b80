"""How a verb ends: its exit code, and what keeps it from being done in words. Not here: what a verb does."""

import argparse
from collections.abc import Callable
from typing import Any, TypeVar

from pipelines import settings
from pipelines.commands.console import complain
from pipelines.commands.running import Busy, UnknownRelease, needs_attention
from pipelines.commands.shown import DamagedRelease
from pipelines.experiences import ExperiencesError, refusal
from pipelines.free_text.memory import DamagedMemory
from pipelines.intake.deliveries.archiving import DamagedArchive
from pipelines.intake.findings import texts
from pipelines.intake.records import Receipt
from pipelines.release.publications import DamagedPublications

Result = TypeVar("Result")
Verb = Callable[[argparse.Namespace], int]
DAMAGED = {
    DamagedArchive: "damaged_archive",
    DamagedMemory: "damaged_memory",
    DamagedPublications: "damaged_publications",
}
DONE, NOTHING_PUBLISHED, WRONG_USAGE, ATTENTION = 0, 1, 2, 3


def ended(verb: Verb, asked: argparse.Namespace) -> int:
    """Do what was asked and return the exit code; what keeps it from being done becomes words."""
    try:
        return verb(asked)
    except Busy as busy:
        return fail("busy", asked, value=busy)
    except UnknownRelease as unknown:
        return fail("unknown_release", asked, value=unknown)
    except DamagedRelease as damaged:
        why = texts(asked.language)["console"][f"damage_{damaged.damage}"]
        return fail("damaged_release", asked, release=damaged, why=why)
    except (DamagedArchive, DamagedMemory, DamagedPublications) as damaged:
        return fail(
            DAMAGED[type(damaged)], asked, path=settings.data_dir(asked.data).archive / str(damaged)
        )  # an absolute path stays
    except ExperiencesError as error:
        return fail("plain", asked, value=refusal(error, texts(asked.language)["experiences"]))


def fail(key: str, asked: argparse.Namespace, **values: Any) -> int:
    """Say on standard error why nothing was published, and return the exit code for that."""
    complain(key, asked.language, **values)
    return NOTHING_PUBLISHED


def guarded(asked: argparse.Namespace, work: Callable[[], Result]) -> Result | int:
    """Do the work, and turn what keeps it from being kept or published into words."""
    from expectations.gate import GateFault
    from pipelines.build import GateClosed
    from pipelines.intake.deliveries.archiving import ChangedMeanwhile
    from pipelines.intake.deliveries.conservation import ConservationFault

    try:
        return work()
    except (GateFault, GateClosed) as error:
        return fail("gate", asked, value=error)
    except ConservationFault as error:
        return fail("ours", asked, value=error)
    except ChangedMeanwhile:
        return fail("changed_meanwhile", asked)


def attention(receipts: list[Receipt]) -> int:
    """Return the exit code for these receipts."""
    return ATTENTION if any(map(needs_attention, receipts)) else DONE
