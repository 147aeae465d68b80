"""What an import did, in sentences for the person who typed the command.

Belongs here: which sentences, in which order. Not here: the sentences (pipelines/texts, section `experiences`).
"""

from collections.abc import Iterable
from typing import Any

from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.storage import StoredExperiences

Words = dict[str, Any]
LEFT_OUT = ("page_number", "running_head", "pull_quote")


def told(stored: StoredExperiences, words: Words) -> list[str]:
    """Return what was read, what was left out and why, and what a person should look at. `words`: the section."""
    account, say = stored.account, words["account"]
    furniture = sum(account["lines_by_kind"].get(kind, 0) for kind in LEFT_OUT)
    return [
        *([] if stored.is_new else [say["same"]]),
        say["read"].format(**account),
        say["regions"].format(**account["regions"]),
        *_if_any(account["without_quote"], say["without_quote"]),
        say["lines"].format(lines=account["lines"], furniture=furniture),
        say["outside"].format(outside=account["lines_outside"], first=account["first_line"], last=account["last_line"]),
        say["names"],
        *_on_lines(account["interviewed_named_on"], say["interviewed"]),
        *_on_lines(account["speakers_named_on"], say["speakers"]),
        *_on_lines(account["perhaps_named_on"], say["perhaps"]),
        *_links(account["links"], say),
    ]


def refusal(error: ExperiencesError, words: Words) -> str:
    """Return the sentence of an error: what, where, what to do, and that nothing has changed."""
    return f"{words['problems'][error.problem].format(**error.where)} {words['kept']}"


def _links(links: list[dict[str, Any]], say: Words) -> list[str]:
    added = sum(one["found"] == "added" for one in links)
    unplaced = [one["line"] for one in links if one["found"] == "unplaced"]
    return [*_if_any(added, say["links_added"]), *_on_lines(unplaced, say["links_unplaced"])]


def _if_any(count: int, sentence: str) -> list[str]:
    return [sentence.format(count=count)] if count else []


def _on_lines(numbers: Iterable[int], sentence: str) -> list[str]:
    listed = ", ".join(map(str, dict.fromkeys(numbers)))
    return [sentence.format(numbers=listed)] if listed else []
