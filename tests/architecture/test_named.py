"""What a document, a docstring or a comment names is there: files, rooms and links by their paths, commands by their words."""

import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

from dashboard.serving import server
from pipelines.__main__ import VERBS
from pipelines.commands.arguments import parser
from pipelines.settings import REPOSITORY
from tests.architecture.headings import anchors

TOPS = ("pipelines", "expectations", "dashboard", "data/reference", "docs", "tests")
BESIDE = ("*.md", "*.toml", "*.txt", "Makefile", "LICENSE", "data/README.md")
FILES = {
    path.relative_to(REPOSITORY)
    for found in (*((REPOSITORY / top).rglob("*.*") for top in TOPS), *(REPOSITORY.glob(one) for one in BESIDE))
    for path in found
    if path.is_file() and path.suffix != ".pyc"
}
ROOMS = {room for path in FILES for room in path.parents}
ENDINGS = "py|yml|sql|css|js|json|csv|md|txt|toml"
NAMED = re.compile(rf"(?<![\w/.*<>{{}}:-])((?:[\w-]+/)*[\w-]{{2,}}\.(?:{ENDINGS})|(?:[\w-]{{2,}}/)+)(?![\w*<{{])")
# Made where the product runs: no part of the house.
MADE = re.compile(
    r"(current|withdrawn|arrival|manifest|bench-results)\.json|privacy\.yml|witboek\.txt|vrijgeven\.csv|(inbox|archive|releases|refused|published)/.*|.*-3f9c21\.csv"
)
COMMENTS = {
    ".py": r'(?s)"""(.*?)"""|(?:^|  )# ([^\n]*)',
    ".yml": r"#(.*)",
    ".toml": r"#(.*)",
    ".sql": r"--(.*)",
    ".js": r"//(.*)",
    ".css": r"(?s)/\*(.*?)\*/",
}
DOCUMENTS = [path for path in sorted(FILES) if path.suffix == ".md"]


def words(path: Path) -> str:
    """Return what of a file is written for people."""
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    if path.suffix == ".md":
        return text
    return "\n".join(found[0] for found in re.finditer(COMMENTS[path.suffix], text, re.MULTILINE))


def is_there(name: str, path: Path) -> bool:
    """Tell whether a name leads somewhere: in a document to the end of one path, elsewhere from a room around the file."""
    found = ROOMS if name.endswith("/") else FILES
    if path.suffix == ".md":
        return any(f"/{one}".endswith(f"/{name.rstrip('/')}") for one in found)
    return any(room / name in found for room in path.parents)


def test_every_file_and_room_that_is_named_is_there():
    read = [path for path in sorted(FILES) if path.suffix in {".md", *COMMENTS}]
    named = [(path, name) for path in read for name in NAMED.findall(words(path)) if not MADE.fullmatch(name)]
    assert len(named) > 300
    lost = [f"{path}: {name}" for path, name in named if not is_there(name, path)]
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_link_of_a_document_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", words(path))
    assert [link for link in links if not (REPOSITORY / path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_way_to_a_heading_leads_to_one(path):
    for other, heading in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", words(path)):
        there = REPOSITORY / path.parent / other if other else REPOSITORY / path
        assert heading in anchors(there), f"{other}#{heading}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_command_of_a_document_can_be_read(path):
    """Verbs and options are asked of the command lines themselves; targets of the Makefile."""
    text = words(path)
    for line in re.findall(r"(?:\.venv/bin/pow|-m pipelines) ([a-z][^\n`]*)", text):
        parser(VERBS, "nl").parse_args(shlex.split(line, comments=True))
    for line in re.findall(r"-m dashboard(?:\.server)? ?(--[^\n`]*)", text):
        server.parse(shlex.split(line, comments=True))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)) <= listed()


@cache
def listed() -> set[str]:
    """Return what `make` alone says that it can do."""
    told = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in told.splitlines()}
