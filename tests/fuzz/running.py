"""Mutated files through the real bound child and through judgement; whatever is not as promised becomes a complaint."""

import random
import sys
import time
import traceback
from collections import Counter
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field
from string import Formatter

from pipelines.intake import run
from pipelines.intake.bounded.children import Children
from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile
from pipelines.intake.reading import read
from pipelines.intake.receipts import receipt
from pipelines.registries.rules import rules
from tests.fuzz.bases import Base
from tests.fuzz.mutating import mutated
from tests.fuzz.twin import differences

# The real child; only what would end it as a fault is told, because a fault is what we look for.
TELLS_FAULTS = """
import traceback
from pipelines.intake.bounded import child
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import ParsedFile
inner = child.parse
def parse(name, content):
    try:
        return inner(name, content)
    except MemoryError:
        raise
    except BaseException:
        return ParsedFile(name, "0", refusal=Finding("FILE_FAULT", "critical", name, value_shown=traceback.format_exc()))
child.parse = parse
child.main()
"""
TOGETHER = 250  # so many deliveries are judged at once
VERDICTS = {"accepted", "accepted_with_quarantine", "quarantined", "incomplete", "rejected"}


@dataclass
class Outcome:
    """What became of the files: how often each rule refused, the slowest, and every complaint with its seed."""

    rules: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    complaints: list[str] = field(default_factory=list)


def fuzz(bases: list[Base], seeds: range) -> Outcome:
    """Make, parse and judge one file per seed."""
    outcome = Outcome()
    waiting: list[tuple[int, list[ParsedFile]]] = []
    beside: dict[str, ParsedFile] = {}
    with closing(Children([sys.executable, "-c", TELLS_FAULTS])) as children:
        for seed in seeds:
            chance = random.Random(seed)
            base = chance.choice(bases)
            name, content = mutated(chance, base.name, base.content)
            started = time.monotonic()
            parsed = children.parse(name, content)
            outcome.slowest = max(outcome.slowest, time.monotonic() - started)
            _look(outcome, seed, parsed, content)
            for other, good in base.beside:
                beside.setdefault(other, children.parse(other, good))
            waiting.append((seed, [parsed, *(deepcopy(beside[other]) for other, _ in base.beside)]))
            if len(waiting) == TOGETHER or seed == seeds[-1]:
                _judge(outcome, waiting)
                waiting.clear()
    return outcome


def _look(outcome: Outcome, seed: int, parsed: ParsedFile, content: bytes) -> None:
    """Complain of a fault, of a rule without words, and of a value that another reader sees differently."""
    outcome.rules[parsed.refusal.rule if parsed.refusal else "read"] += 1
    if parsed.refusal and parsed.refusal.rule == "FILE_FAULT" and "Traceback" in (parsed.refusal.value_shown or ""):
        outcome.complaints.append(f"seed {seed}: {parsed.refusal.value_shown}")
    for finding in _findings(parsed):
        if finding.rule not in rules() or not _blanks(finding) <= {*finding.given, "value", "file"}:
            outcome.complaints.append(f"seed {seed}: no words for {finding}")
    if not parsed.refusal and parsed.name.casefold().endswith(".xlsx"):
        outcome.complaints += [f"seed {seed}: {said}" for said in differences(content, read(parsed.name, content))]


def _findings(parsed: ParsedFile) -> list[Finding]:
    found = [*parsed.notes, *([parsed.refusal] if parsed.refusal else [])]
    for table in parsed.tables:
        found += [*table.notes, *(finding for _, finding in table.faults)]
    return found


def _blanks(finding: Finding) -> set[str]:
    """Return what the sentences of a finding need to be told."""
    sentences = [part for words in rules()[finding.rule].words.values() for part in words.values()]
    return {name for part in sentences for _, name, _, _ in Formatter().parse(part) if name}


def _judge(outcome: Outcome, waiting: list[tuple[int, list[ParsedFile]]]) -> None:
    """Judge deliveries as intake does. Where that ends in an exception, find the delivery that causes it."""
    found = [(seed, draft) for seed, files in waiting for draft in drafts(files)]
    try:
        judged = run.judge([draft for _, draft in found])
    except Exception:  # noqa: BLE001 - any is a complaint
        if len(waiting) == 1:
            outcome.complaints.append(f"seed {waiting[0][0]}: {traceback.format_exc()}")
        else:
            half = len(waiting) // 2
            _judge(outcome, waiting[:half])
            _judge(outcome, waiting[half:])
        return
    for (seed, _), (draft, tables) in zip(found, judged, strict=True):
        said = receipt(draft, tables)
        outcome.verdicts[said["verdict"]] += 1
        if said["verdict"] not in VERDICTS or not all(one["message"] for one in said["findings"]):
            outcome.complaints.append(f"seed {seed}: {said['verdict']} {[one['rule'] for one in said['findings']]}")
