"""A receipt as plain text, readable at 80 columns; colour only where a person looks. Not here: words (telling.py)."""

from textwrap import wrap

from pipelines.intake.findings import texts
from pipelines.intake.receipts.groups import Group
from pipelines.intake.receipts.telling import Told
from pipelines.intake.records import ROW_COUNTS

WIDTH = 80
WAITS = "○"
SHAPES = {"accepted": "●", "accepted_with_quarantine": "◐", "rejected": "✕"}
YELLOW, CYAN, PURPLE, BOLD = "33", "36", "35", "1"
COLOURS = {"accepted": CYAN, "rejected": PURPLE}


def text(told: Told, language: str, is_coloured: bool = False, width: int = WIDTH) -> str:
    """Return the receipt in lines of at most `width`, closed with a line end."""
    words = texts(language)["receipt"]

    def paint(line: str, code: str) -> str:
        return f"\x1b[{code}m{line}\x1b[0m" if is_coloured else line

    headline = f"{SHAPES.get(told.verdict, WAITS)} {told.verdict_words}"
    lines = [paint(line, BOLD) for line in wrap(f"{words['title']}: {told.names}", width)]
    lines += [told.about, ""]
    lines += [paint(line, COLOURS.get(told.verdict, YELLOW)) for line in wrap(headline, width)]
    lines += wrap(told.summary, width)
    lines += wrap(f"{words['next']} {told.next_step}", width)
    lines += ["", paint(words["counts"], BOLD), *_table(told, language)]
    for title, groups in ((words[told.waits_as], told.waits), (words["notes"], told.notes)):
        if groups:
            lines += ["", paint(f"{title} ({len(groups)})", BOLD)]
            lines += [line for number, group in enumerate(groups, 1) for line in _group(number, group, width)]
    lines += ["", *wrap(words["for_whom"], width)]
    return "\n".join(lines) + "\n"


def _table(told: Told, language: str) -> list[str]:
    """Return a line per table with its four numbers under their words."""
    words = texts(language)["receipt"]
    if not told.counts:
        return [f"  {words['nothing_read']}"]
    heads = [words[part] for part in ROW_COUNTS]
    first = max(len(words["table"]), *(len(row["name"]) for row in told.counts))
    lines = ["  " + "  ".join([words["table"].ljust(first), *heads])]
    for row in told.counts:
        numbers = [str(row[part]).rjust(len(head)) for part, head in zip(ROW_COUNTS, heads, strict=True)]
        lines.append("  " + "  ".join([row["name"].ljust(first), *numbers]))
    return lines


def _group(number: int, group: Group, width: int) -> list[str]:
    mark = f"  {number}. "
    indent = " " * len(mark)
    said = " ".join(part for part in (group.found, group.why, group.effect, group.held_up) if part)
    lines = wrap(group.where, width, initial_indent=mark, subsequent_indent=indent)
    lines += wrap(said, width, initial_indent=indent, subsequent_indent=indent)
    if group.remedy:
        lines += wrap(group.remedy, width, initial_indent=indent + "> ", subsequent_indent=indent + "  ")
    return lines
