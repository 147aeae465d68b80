"""How a command line is read: argparse, with its own words (`usage:`, what is wrong) in the language of who asks.

The words stand in spoken.yml. Not here: which verbs and options there are.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pipelines.registries import loaded
from pipelines.settings import LANGUAGES

WORDS = Path(__file__).with_suffix(".yml")


def asked(arguments: list[str] | None, parser: Callable[[str], argparse.ArgumentParser]) -> argparse.Namespace:
    """Return what a command line asks; `parser` makes what reads it, in a language.

    Without `arguments` that is the command line of this process. Raises SystemExit with 2 where it cannot be read, and
    with 0 where it asks for help: both were told then.
    """
    language = language_of(arguments)
    with spoken(language):
        return parser(language).parse_args(arguments)


def language_of(arguments: list[str] | None) -> str:
    """Return the language that is asked for; Dutch where none of ours is, and then the whole parser complains."""
    alone = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    alone.add_argument("--language", default=LANGUAGES[0])
    try:
        found = str(alone.parse_known_args(arguments)[0].language)
    except argparse.ArgumentError:
        return LANGUAGES[0]
    return found if found in LANGUAGES else LANGUAGES[0]


def add_language(parser: argparse.ArgumentParser, help_: str, default: str = LANGUAGES[0]) -> None:
    """Add the option by which a command line is spoken to in one of our languages."""
    parser.add_argument("--language", choices=LANGUAGES, default=default, help=help_)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Let argparse speak this language for a while.

    It looks up each of its sentences by a name of its own, meant for gettext. That would need compiled catalogues
    beside our texts, and one language for the whole process.
    """
    said = words()

    def one(text: str) -> str:
        return said[text][language] if text in said else text

    def several(text: str, texts: str, count: int) -> str:
        return one(text if count == 1 else texts)

    own = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    try:
        for name, function in (("_", one), ("ngettext", several)):
            setattr(argparse, name, function)
        yield
    finally:
        for name, function in own.items():
            setattr(argparse, name, function)


@cache
def words() -> dict[str, dict[str, str]]:
    """Return per sentence of argparse the same in `nl` and `en`."""
    found: dict[str, dict[str, str]] = loaded(WORDS)
    return found
