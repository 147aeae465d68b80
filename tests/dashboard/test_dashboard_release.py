"""The door to data: locked, one file per audience, one cursor per query, and plain errors."""

import json
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from dashboard import asked, offer, release
from dashboard.memory import Memory
from dashboard.selection import Selection
from dashboard.viewer import Viewer
from tests import release_fixture

PUBLIC, SUPPORT = Viewer("openbaar"), Viewer("landelijk")


@pytest.fixture(autouse=True)
def data(monkeypatch):
    monkeypatch.setenv("POW_DATA", str(release_fixture.small()))


def test_what_a_release_says_of_itself():
    opened = release.open_for(PUBLIC, Selection())
    assert (opened.id, opened.audience, opened.is_sample) == (release_fixture.RELEASE, "openbaar", True)
    assert (opened.reference_date, opened.regions_delivered) == (release_fixture.REFERENCE_DATE, 34)


def test_the_audience_decides_which_file_is_opened():
    counts = "select count(*) filter (precision = 'exact') as exact, count(*) as rows from cube_counts"
    assert release.open_for(PUBLIC, Selection()).query(counts)["exact"][0] == 0
    support = release.open_for(SUPPORT, Selection()).query(counts)
    assert support["exact"][0] == support["rows"][0] > 0


def test_it_is_opened_once():
    assert release.open_for(PUBLIC, Selection()) is release.open_for(PUBLIC, Selection(own_region="AM05"))


@pytest.mark.parametrize(
    "statement",
    [
        "create table t (x int)",
        "delete from regions",
        "copy regions to 'x.csv'",
        "select * from read_csv('/etc/passwd')",
        "attach ':memory:' as other",
        "set memory_limit = '8GB'",
        "install httpfs",
    ],
)
def test_nothing_can_be_written_read_beside_it_or_unlocked(statement):
    with pytest.raises(duckdb.Error):
        release.open_for(PUBLIC, Selection()).query(statement)


def test_values_are_bound():
    opened = release.open_for(PUBLIC, Selection())
    found = opened.query("select name from regions where region_code = $code", {"code": "AM05"})
    assert found["name"].tolist() == ["Twente"]
    assert opened.query("select name from regions where name = $n", {"n": "' or true --"}).empty


def test_threads_do_not_see_each_others_rows():
    opened = release.open_for(PUBLIC, Selection())

    def ask(number: int) -> set[int]:
        sql = "select $n as n from range(50 + $turn)"  # another statement each turn: nothing is remembered
        return {found for turn in range(20) for found in opened.query(sql, {"n": number, "turn": turn})["n"].tolist()}

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [{number} for number in range(8)]


def test_a_result_is_remembered_for_exactly_that_question():
    opened = release.open_for(PUBLIC, Selection())
    sql = "select random() as r, $code as code"
    first = opened.query(sql, {"code": "AM05"})
    assert opened.query(sql, {"code": "AM05"}).equals(first)
    other = opened.query(sql, {"code": "AM03"})
    assert other["code"].tolist() == ["AM03"]
    assert other["r"][0] != first["r"][0]
    assert release.open_for(SUPPORT, Selection()).query(sql, {"code": "AM05"})["r"][0] != first["r"][0]


def test_who_changes_a_result_changes_it_for_nobody_else():
    opened = release.open_for(PUBLIC, Selection())
    sql = "select region_code, 1 as n from regions order by region_code"
    mine = opened.query(sql)
    mine.loc[0, "n"] = 99
    mine["extra"] = "x"
    untouched = opened.query(sql)
    assert list(untouched.columns) == ["region_code", "n"]
    assert set(untouched["n"]) == {1}


def test_memory_holds_what_was_asked_for_last():
    memory, made = Memory(size=2), []

    def remember(key: str) -> str:
        return memory.get(key, lambda: made.append(key) or key)

    assert [remember(key) for key in ("a", "b", "a", "c", "a", "b")] == ["a", "b", "a", "c", "a", "b"]
    assert made == ["a", "b", "c", "b"]


def test_without_a_release(tmp_path, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(tmp_path))
    with pytest.raises(release.NoReleaseError):
        release.open_for(PUBLIC, Selection())


@pytest.mark.parametrize("pinned", ["0123456789ab", "../../etc", "x", "releases/3f9c21a4b5d6"])
def test_a_pinned_release_that_is_not_here(pinned):
    with pytest.raises(release.UnknownReleaseError):
        release.open_for(PUBLIC, Selection(release=pinned))


def test_a_withdrawn_release_does_not_open_again_not_even_when_it_was_open(tmp_path, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(tmp_path))
    made = release_fixture.build(tmp_path, ("openbaar",))
    assert release.open_for(PUBLIC, Selection(release=made)).id == made
    (tmp_path / "releases" / made / "withdrawn.json").write_text('{"reason": "fout"}', encoding="utf-8")
    with pytest.raises(release.UnknownReleaseError):
        release.open_for(PUBLIC, Selection(release=made))


def test_broken_files_are_said_to_be_broken(tmp_path, monkeypatch):
    monkeypatch.setenv("POW_DATA", str(tmp_path))
    target = tmp_path / "releases" / "cccccccccccc"
    target.mkdir(parents=True)
    (target.parent / "current.json").write_text("{", encoding="utf-8")
    with pytest.raises(release.BrokenReleaseError):
        release.open_for(PUBLIC, Selection())
    (target.parent / "current.json").write_text(json.dumps({"release": target.name}), encoding="utf-8")
    with pytest.raises(release.BrokenReleaseError):
        release.open_for(PUBLIC, Selection())
    with duckdb.connect(str(target / "openbaar.duckdb")) as connection:
        connection.execute(
            "create table release_info as select 'openbaar' as audience, true as is_sample,"
            " date '2022-12-31' as reference_date, 34 as regions_delivered, 999 as schema_version"
        )
    with pytest.raises(release.BrokenReleaseError, match="schema"):
        release.open_for(PUBLIC, Selection())


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The public file of a release that is open."""
    monkeypatch.setenv("POW_DATA", str(tmp_path))
    release_fixture.build(tmp_path, ("openbaar",))
    assert release.open_for(PUBLIC, Selection()).query("select 1 as one")["one"][0] == 1
    return tmp_path / "releases" / release_fixture.RELEASE / "openbaar.duckdb"


def test_a_file_that_is_gone_is_no_longer_open(file):
    file.unlink()
    with pytest.raises(release.BrokenReleaseError):
        release.open_for(PUBLIC, Selection())


def test_a_file_that_was_damaged_after_opening_does_not_open_and_a_mended_one_does(file):
    whole = file.read_bytes()
    still_held = release.open_for(PUBLIC, Selection())  # as a page that is being drawn does
    for damaged in (b"not a database", whole[: len(whole) // 2], whole[:-300_000] + bytes(300_000)):
        file.write_bytes(damaged)
        with pytest.raises(release.BrokenReleaseError):
            release.open_for(PUBLIC, Selection())
    file.write_bytes(whole)
    assert release.open_for(PUBLIC, Selection()) is not still_held


def test_only_breakdowns_of_the_file_are_offered():
    half_year = Selection(period="2021-H1")
    public = offer.of(release.open_for(PUBLIC, Selection()), "nl")
    support = offer.of(release.open_for(SUPPORT, Selection()), "nl")
    assert public.codes("target_group", half_year) == ["all"]
    assert len(support.codes("target_group", half_year)) == 7
    assert public.accept(half_year.with_(target_group="ww")) == (half_year, [("target_group", "ww")])
    strange = Selection(own_region="AM04", indicators=("nope",))
    assert public.accept(strange) == (Selection(), [("indicators", "nope"), ("own_region", "AM04")])


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        *(
            ("own_region", one, "AM05")
            for one in ("AM05", "am05", "am5", "Twente", "twente", "Arbeidsmarktregio Twente")
        ),
        *(("own_region", one, "AM03") for one in ("Drenthe", "AM03 Drenthe", "drenthe (am03)")),
        *(("period", one, "2021-H1") for one in ("2021-h1", "1e helft 2021")),
        *(("target_group", one, "ww") for one in ("WW", "Ww")),
        *(("pillar", one, "route") for one in ("Route", "ROUTE")),
        *(("indicators", one, "placement_rate") for one in ("Placement_rate", "Plaatsingspercentage")),
        *(("own_region", one, None) for one in ("AM04", "Tilburg", "x" * 500, "AM05 AM03", "Overijssel", "")),
        *(("indicators", one, None) for one in ("cost_per_placement", "spent_of_budget", "nope")),
    ],
)
def test_an_address_may_say_a_choice_as_people_write_it(field, value, code):
    public = offer.of(release.open_for(PUBLIC, Selection()), "nl")
    assert public.known(field, value) == code


LOST = [
    ("indicators", "nope", "kennen we niet: nope."),
    ("indicators", "cost_per_placement", "alleen voor het ondersteuningsteam: Kosten per plaatsing."),
    ("indicators", "spent_of_budget", "vergelijken we regio’s niet: Besteed deel van het budget."),
    ("target_group", "ww", "niet samen met uw andere keuzes: WW"),
    ("own_region", "Tilburg", "Bedoelt u met ‘Tilburg’ de regio Midden-Brabant?"),
    ("own_region", "AM04", "kennen we niet: AM04."),
    ("own_region", "x" * 500, "kennen we niet: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…."),
]


@pytest.mark.parametrize(("field", "value", "words"), LOST)
def test_a_choice_that_is_not_here_says_whether_it_exists_and_why_it_is_not_here(field, value, words):
    opened = release.open_for(PUBLIC, Selection())
    for language in ("nl", "en"):
        said = asked.messages([asked.lost(opened, field, value, language)], opened, language)
        assert said
        if language == "nl":
            assert any(words in one for one in said), said
            assert ("kennen we niet" in said[0]) == (value in {"nope", "Tilburg", "AM04", "x" * 500})


def test_several_lost_choices_are_told_per_reason():
    opened = release.open_for(PUBLIC, Selection())
    found = [asked.lost(opened, "indicators", value, "en") for value in ("nope", "neither", "cost_per_placement")]
    assert [one.partition(":")[0] for one in asked.messages(found, opened, "en")] == [
        "We do not know this choice from the address",
        "This figure is only for the support team",
    ]


def test_the_fixture_has_a_hidden_an_immature_and_a_missing_cell():
    opened = release.open_for(PUBLIC, Selection())
    found = opened.query("select distinct status from cube_rates")["status"]
    assert {"shown", "hidden", "immature", "missing"} <= set(found)
