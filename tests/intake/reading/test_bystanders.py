"""What lies among deliveries and is none is told once and left, and who gives it to us himself hears what it is."""

import json
from pathlib import Path

import pytest

from pipelines.__main__ import main
from pipelines.intake import dry_run, inbox
from pipelines.intake.parsing import parse
from pipelines.intake.reading import bystanders
from pipelines.intake.reading.kinds import KINDS

LEFT = {
    "system": [
        "Thumbs.db",
        "THUMBS.DB",
        "ehthumbs_vista.db",
        "desktop.ini",
        ".DS_Store",
        "._levering.xlsx",
        ".gitkeep",
    ],
    "shortcuts": ["Levering.url", "levering.xlsx.lnk", "levering.webloc"],
    "open": ["~$levering.xlsx", ".~lock.levering.xlsx#"],
    "files": ["levering.xlsx.crdownload", "levering.csv.part", "~WRL0003.tmp"],
    "hidden": [".levering.xlsx"],
}
RULES = {
    "Thumbs.db": "FILE_SYSTEM", "._levering.xlsx": "FILE_SYSTEM", "levering.xlsx.lnk": "FILE_SHORTCUT",
    "~$levering.xlsx": "FILE_OPEN", "levering.csv.part": "FILE_UNFINISHED", ".levering.xlsx": "FILE_HIDDEN",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    for name in (name for names in LEFT.values() for name in names):
        (tmp_path / "inbox" / name).write_bytes(b"\0left here")
    for folder, name in (("__MACOSX", "._levering.xlsx"), ("Nieuwe map", "Thumbs.db"), ("Leveringen", "twente.xlsx")):
        (tmp_path / "inbox" / folder / "in").mkdir(parents=True)
        (tmp_path / "inbox" / folder / "in" / name).write_bytes(b"\0")
    (tmp_path / "inbox" / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    return tmp_path


def test_nothing_of_it_is_judged_and_each_is_called_what_it_is(data):
    assert inbox.waiting(data / "inbox") == []
    expected = {kind: sorted(names) for kind, names in LEFT.items()}
    expected["system"] = sorted([*expected["system"], "__MACOSX", "Nieuwe map"])
    assert inbox.left_alone(data / "inbox") == expected | {"folders": ["Leveringen"], "links": ["link.csv"]}


def test_it_is_said_in_one_line_per_kind_and_no_run_needs_attention_for_it(data, capsys):
    assert main(["intake", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert all(said.count(name) == 1 for name in ("Thumbs.db", "Levering.url", "~$levering.xlsx", "__MACOSX"))
    assert "Dat maakt de computer zelf. U hoeft niets te doen." in said
    assert len(said.splitlines()) == len(LEFT) + 3
    assert main(["intake", "--data", str(data), "--language", "en"]) == 0
    assert "The computer makes that itself." in capsys.readouterr().out
    assert (data / "inbox" / "Thumbs.db").exists() and list((data / "archive").iterdir()) == []


@pytest.mark.parametrize("name", RULES)
def test_who_gives_it_to_us_himself_hears_what_it_is_and_what_to_do(name):
    parsed = parse(name, b"PK\x03\x04")
    assert parsed.refusal.rule == RULES[name]
    assert all(parsed.refusal.remedy(language) for language in ("nl", "en"))


def test_a_check_of_a_whole_folder_says_it_beside_the_deliveries(tmp_path, capsys):
    (tmp_path / "desktop.ini").write_bytes(b"[.ShellClassInfo]")
    assert main(["check", str(tmp_path / "desktop.ini"), "--json"]) == 3
    (receipt,) = json.loads(capsys.readouterr().out)
    assert [finding["rule"] for finding in receipt["findings"]] == ["FILE_SYSTEM"]


def test_no_name_of_a_delivery_is_taken_for_one(tmp_path):
    for name in (
        "levering.xlsx",
        "Thumbs.db.xlsx",
        "desktop.csv",
        "part.csv",
        "a~$b.xlsx",
        "url.xlsx",
        "Übersicht.csv",
    ):
        assert bystanders.kind_of(name) is None, name
    assert not {f"levering{ending}" for ending in KINDS if bystanders.kind_of(f"levering{ending}")}


def test_the_page_that_tries_a_delivery_says_the_same():
    class Children:
        parse = staticmethod(parse)

    (receipt,) = dry_run.check([("Thumbs.db", b"\xd0\xcf\x11\xe0")], Children())
    assert "De computer maakt zo’n bestand zelf." in receipt["findings"][0]["message"]
