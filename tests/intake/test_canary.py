"""What must leave no trace leaves none: real files, the real commands, and every byte on disk looked at afterwards."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipelines import settings
from pipelines.__main__ import main
from pipelines.asking import Asked
from pipelines.commands import console
from pipelines.intake import inbox, run
from pipelines.intake.masking.bsn import passes_eleven
from tests import canaries, forked, traces

pytestmark = pytest.mark.slow

# These hold both in a file of which a column, a form or a comment is about people: refused and deleted.
REFUSED = {"PII_BSN", "PII_BIRTHDATE", "PII_NAMES", "PII_EMAIL", "PII_PHONE", "PII_ADDRESS", "PII_MICRODATA"}


def command(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own, with everything that it may write below one folder."""
    places = {"TMPDIR": "tmp", "HOME": "home", "XDG_CACHE_HOME": "home", "PYTHONPYCACHEPREFIX": "compiled"}
    for folder in set(places.values()):
        (root / folder).mkdir(exist_ok=True)
    environment = {**os.environ, **{name: str(root / folder) for name, folder in places.items()}}
    return forked.completed(*words, environment=environment, within=280)


def said(outcome: subprocess.CompletedProcess[bytes]) -> str:
    return (outcome.stdout + outcome.stderr).decode("utf-8", "replace").casefold()


def delivered(folder: Path) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    made = dict(canaries.files())
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return made


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory):
    root = tmp_path_factory.mktemp("canary")
    made = delivered(root / "data" / "inbox")
    outcome = command(root, "run", "--data", str(root / "data"), "--json")
    return root, made, outcome


def test_the_number_is_a_bsn_and_every_file_with_a_canary_is_there(taken_in):
    _, made, _ = taken_in
    assert passes_eleven(canaries.BSN) and len(made) > 100


def test_the_search_itself_finds_a_text_however_it_is_packed(tmp_path):
    pd.DataFrame({"text": [canaries.EMAIL]}).to_parquet(tmp_path / "a.parquet")
    with zipfile.ZipFile(tmp_path / "b.bin", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("x.xml", canaries.EMAIL.encode("utf-16"))
    with duckdb.connect(str(tmp_path / "c.duckdb")) as connection:
        connection.execute("create table t as select ? || repeat('x', 999) as text from range(5000)", [canaries.EMAIL])
    (tmp_path / canaries.BSN).mkdir()
    places = traces.found(tmp_path, canaries.SECRETS)
    for name in ("a.parquet", "b.bin/x.xml", "c.duckdb/t", f"name of {canaries.BSN}"):
        assert name in places


def test_nothing_of_it_is_on_disk_after_a_run(taken_in):
    root, _, outcome = taken_in
    assert outcome.returncode in {0, 3}, outcome.stderr.decode()
    assert traces.found(root, canaries.SECRETS) == []


def test_nothing_of_it_is_said(taken_in):
    _, _, outcome = taken_in
    assert not any(secret in said(outcome) for secret in canaries.SECRETS)
    assert outcome.stderr == b""


def test_every_file_left_the_inbox_and_has_a_receipt(taken_in):
    root, made, outcome = taken_in
    receipts = json.loads(outcome.stdout)["receipts"]
    names = sorted(file["name"] for receipt in receipts for file in receipt["files"])
    assert list((root / "data" / "inbox").iterdir()) == [] and len(names) == len(made)


def test_a_refused_file_has_a_notice_without_name_or_hash_and_no_folder(taken_in):
    root, made, outcome = taken_in
    receipts = json.loads(outcome.stdout)["receipts"]
    refused = [one for one in receipts if {finding["rule"] for finding in one["findings"]} & REFUSED]
    notices = sorted((root / "data" / "archive" / "refused").iterdir())
    assert len(refused) == len(notices) > 20
    assert all(set(json.loads(notice.read_text(encoding="utf-8"))) == {"rules", "at"} for notice in notices)
    assert {one["verdict"] for one in refused} == {"rejected"}
    known = {file["name"] for one in refused for file in one["files"]}
    own = {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
    # The same bytes may also lie there under an ending that keeps them from being read: those have a receipt of their own.
    elsewhere = {one for name, one in own.items() if name not in known}
    hashes = tuple(one for name, one in own.items() if name in known and one not in elsewhere)
    assert len(hashes) > 20 and traces.found(root, hashes) == []
    assert not any(one in said(outcome) for one in hashes)


def test_only_the_columns_of_people_were_refused_and_strays_count(taken_in):
    _, _, outcome = taken_in
    verdicts = {}
    for receipt in json.loads(outcome.stdout)["receipts"]:
        rules = {finding["rule"] for finding in receipt["findings"]} & (
            REFUSED | {"PII_STRAY", "PII_RSIN", "PII_AROUND"}
        )
        verdicts |= {file["name"]: (receipt["verdict"], rules) for file in receipt["files"]}
    told = {
        "boek00-kolom.xlsx": ("rejected", {"PII_BSN"}),
        "boek03-kolom-getal.xlsx": ("rejected", {"PII_BSN"}),
        "boek02-kolom-een-nummer.xlsx": ("accepted", {"PII_STRAY"}),
        "boek04-kolom-mail.xlsx": ("accepted", {"PII_STRAY"}),
        "boek06-rsin.xlsx": ("accepted", {"PII_RSIN"}),
        "boek09-tekst.xlsx": ("accepted", {"PII_STRAY"}),
        "boek10-tekst-bsn.xlsx": ("rejected", {"PII_BSN"}),
        "csv00-kolom-resultaten.csv": ("rejected", {"PII_BSN"}),
        "csv09-tekst-lessen.csv": ("accepted", {"PII_STRAY"}),
        "verborgen-blad.xlsx": ("rejected", {"PII_BSN"}),
        "diep-verborgen-blad.xlsx": ("rejected", {"PII_BSN"}),
        "opmerking.xlsx": ("rejected", {"PII_BSN"}),
        "opmerking-mail.xlsx": ("accepted", {"PII_AROUND"}),
        "opmerking-auteur.xlsx": ("accepted", {"PII_AROUND"}),
        "eigenschap.xlsx": ("accepted", {"PII_AROUND"}),
        "eigenschap-bsn.xlsx": ("rejected", {"PII_BSN"}),
        "eigen-eigenschap.xlsx": ("rejected", {"PII_BSN"}),
        "draaitabel.xlsx": ("rejected", {"PII_BSN"}),
        "ander-werkboek.xlsx": ("rejected", {"PII_BSN"}),
        "bladnaam.xlsx": ("rejected", {"PII_BSN"}),
    }
    assert {name: verdicts.get(name) for name in told} == told


def test_of_a_delivery_in_parts_only_the_part_about_people_is_deleted(taken_in):
    _, _, outcome = taken_in
    receipts = json.loads(outcome.stdout)["receipts"]
    kept = next(one for one in receipts if any(file["name"] == "csv00-kolom-trajecten.csv" for file in one["files"]))
    assert kept["verdict"] == "incomplete" and len(kept["files"]) == 2


@pytest.mark.parametrize(("how", "every"), [(["--json"], 1), ([], 12)])
def test_a_check_stores_and_says_nothing_of_it(tmp_path, how, every):
    delivered(tmp_path / "own")
    (tmp_path / "work").mkdir()
    paths = [str(path) for path in sorted((tmp_path / "own").iterdir())][::every]
    outcome = command(tmp_path / "work", "check", *how, *paths)
    assert outcome.returncode == 3 and outcome.stderr == b""
    assert not any(secret in said(outcome) for secret in canaries.SECRETS)
    assert traces.found(tmp_path / "work", canaries.SECRETS) == []


def test_names_that_are_only_told_of_are_masked_too(tmp_path, capsys):
    (tmp_path / f"map {canaries.EMAIL}").mkdir()
    (tmp_path / f"{canaries.BSN}.part").write_bytes(b"half")
    left = console.left_alone(tmp_path)
    assert (len(left["files"]), len(left["folders"])) == (1, 1)
    assert main(["check", f"{canaries.BSN}.csv"]) == 2
    told = str(left) + str(capsys.readouterr())
    assert told.count("weggehaald]") == 3 and not any(secret in told for secret in canaries.SECRETS)


def test_a_half_that_could_not_be_kept_is_asked_for_again(tmp_path):
    data = settings.DataDir(tmp_path)
    for folder in (data.inbox, data.archive):
        folder.mkdir()
    files = dict(canaries.files())
    (data.inbox / "trajecten.csv").write_bytes(files["csv05-kolom-contact-trajecten.csv"])
    (receipt,) = run.take_in(data)
    told = [(finding["rule"], finding["file"]) for finding in receipt["findings"]]
    assert receipt["verdict"] == "incomplete" and ("FILE_NOT_KEPT", "trajecten.csv") in told


# Starts a command that may write as large a dump of its memory as this machine allows.
DUMPS = ["sh", "-c", 'ulimit -S -c "$(ulimit -H -c)"; exec "$@"', "sh", sys.executable]
LIMIT = "import resource, sys; from pipelines.__main__ import main; main(sys.argv[1:]); print(resource.getrlimit(resource.RLIMIT_CORE)[0])"


def test_no_process_that_reads_deliveries_leaves_its_memory_in_a_file(tmp_path):
    words = [*DUMPS, "-c", LIMIT, "releases", "--data", str(tmp_path)]
    outcome = subprocess.run(words, cwd=settings.REPOSITORY, capture_output=True, check=True)
    assert outcome.stdout.split()[-1] == b"0"
    words = [*DUMPS, "-m", "pipelines.intake.bounded.child"]
    with closing(Asked(words)) as asked:
        asked.ask({"verb": "parse", "names": ["a.csv"]}, [b"a;b"], 60)
        limits = Path(f"/proc/{asked.process.pid}/limits").read_text(encoding="ascii")
    assert next(line.split()[4] for line in limits.splitlines() if line.startswith("Max core")) == "0"


def test_a_crash_between_notice_and_deletion_leaves_the_file_for_the_next_run(tmp_path, monkeypatch):
    data = settings.DataDir(tmp_path)
    for folder in (data.inbox, data.archive):
        folder.mkdir()
    files = dict(canaries.files())
    for name in ("boek00-kolom.xlsx", "boek09-tekst.xlsx"):
        (data.inbox / name).write_bytes(files[name])
    with monkeypatch.context() as broken:
        broken.setattr(inbox, "remove", _crash)
        with pytest.raises(KeyboardInterrupt):
            run.take_in(data)
    assert len(list((data.archive / "refused").iterdir())) == 1 and len(list(data.inbox.iterdir())) == 2
    assert sorted(path.name for path in data.archive.iterdir()) == ["refused"]
    run.take_in(data)
    assert list(data.inbox.iterdir()) == [] and traces.found(tmp_path, canaries.SECRETS) == []


def _crash(_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_that_changes_while_it_is_judged_is_not_copied(tmp_path, monkeypatch):
    from pipelines.intake.deliveries import archiving

    data = settings.DataDir(tmp_path)
    for folder in (data.inbox, data.archive):
        folder.mkdir()
    files = dict(canaries.files())
    path = data.inbox / "levering.xlsx"
    path.write_bytes(files["naam kanarie.vogel@zangzaad-veld.nl.xlsx"])
    judged = run.judge
    monkeypatch.setattr(run, "judge", lambda new: (path.write_bytes(files["boek00-kolom.xlsx"]), judged(new))[1])
    with pytest.raises(archiving.ChangedMeanwhile):
        run.take_in(data)
    assert traces.found(tmp_path, canaries.SECRETS, ("inbox/", "name of inbox/")) == []
