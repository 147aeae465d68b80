"""What people wrote: no word of it is public before a person released it, and none is kept from the support team."""

from collections.abc import Iterator

import pandas as pd
import pytest

from pipelines.protection import Published, details, protect, texts
from pipelines.registries import free_text
from tests import release_fixture
from tests.someone import CODE, LESSON, PROJECT, QUOTE, ROLE, THEME, found_in, planted


@pytest.fixture(scope="module")
def true() -> dict[str, pd.DataFrame]:
    """The true tables with someone in every text; what says so of her is not released, all else is."""
    return planted(release_fixture.true_tables())


def openly(true: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with texts as the public reads them; what became of their numbers does not matter here."""
    tables = {name: true[name] for name in dict.fromkeys(one.table for one in free_text())}
    tables["lessons"] = details.public_lessons(true["lessons"])
    return texts.public({**tables, "texts": texts.counted(true)}, true, {})


def release(tables: dict[str, pd.DataFrame], *said: str, held_back: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    decided = dict.fromkeys(map(texts.key, said), True) | dict.fromkeys(map(texts.key, held_back), False)
    every = tables[texts.DECIDED]
    more = pd.DataFrame({"key": list(decided), "is_released": list(decided.values())})
    return tables | {texts.DECIDED: pd.concat([every, more]).drop_duplicates("key", keep="last")}


def cells(tables: dict[str, pd.DataFrame]) -> Iterator[str]:
    for table in tables.values():
        for column in table:
            yield from (str(cell).casefold() for cell in table[column].dropna().unique())


def of_someone(tables: dict[str, pd.DataFrame]) -> list[str]:
    return found_in(cells(tables))


def test_someone_in_a_text_is_in_no_table_of_the_public_and_in_those_of_the_support_team(true):
    assert of_someone(protect(true, Published({}))) == []
    exact = protect(true, None)
    assert {LESSON.casefold(), THEME.casefold(), PROJECT.casefold(), CODE} <= set(of_someone(exact))
    for name in ("lessons", "experiences"):
        pd.testing.assert_frame_equal(exact[name], true[name])


def test_where_nothing_is_released_the_public_reads_no_text_at_all(true):
    nothing = true | {texts.DECIDED: true[texts.DECIDED].iloc[:0]}
    public = openly(nothing)
    assert all(public[one.table][one.column].isna().all() for one in free_text())
    assert len(public["lessons"]) == len(public["experiences"]) == 0
    assert len(public["trajectories"]) == len(true["trajectories"])
    assert public["texts"][["released", "held_back"]].sum().sum() == 0
    assert public["texts"]["waiting"].gt(0).all()


def test_each_text_is_released_by_itself(true):
    public = openly(release(true, LESSON))
    (lesson,) = public["lessons"].loc[public["lessons"]["text"] == LESSON].to_dict("records")
    assert pd.isna(lesson["theme"])
    assert lesson["trajectory"] == f"{lesson['region_code']}-P3"  # `sanne-hoekstra` comes after T02 and T03
    assert set(of_someone(public)) == {LESSON.casefold()}
    named = openly(release(true, PROJECT))
    assert set(of_someone(named)) == {PROJECT.casefold()}
    assert (named["changes"]["name"] == PROJECT).sum() == 1


def test_a_text_that_is_withdrawn_is_gone_again(true):
    public = openly(release(release(true, LESSON), held_back=(LESSON,)))
    assert of_someone(public) == []
    counted = public["texts"].set_index("kind").loc["lesson"]
    assert (counted["held_back"], counted["waiting"]) == (1, 0)


def test_the_same_text_of_two_regions_is_one_and_is_released_for_both(true):
    lessons = true["lessons"].assign(text=LESSON, share_with="iedereen")
    waiting = openly(true | {"lessons": lessons})
    assert waiting["texts"].set_index("kind").loc["lesson", "waiting"] == 1
    assert len(waiting["lessons"]) == 0
    public = openly(release(true | {"lessons": lessons}, LESSON))
    assert set(public["lessons"]["region_code"]) == set(lessons["region_code"])


def test_what_was_meant_for_few_is_not_public_when_its_text_is_released_and_does_not_wait(true):
    lessons = true["lessons"].assign(share_with="regios", text=LESSON)
    public = openly(release(true | {"lessons": lessons}, LESSON))
    assert len(public["lessons"]) == 0
    assert public["texts"].set_index("kind").loc["lesson"].sum() == 0


def test_an_interview_is_told_only_with_everything_that_says_who_speaks(true):
    public = openly(release(true, ROLE))
    assert 1 not in set(public["experiences"]["position"])
    public = openly(release(true, ROLE, QUOTE))
    assert 1 in set(public["experiences"]["position"])


def test_a_code_of_the_public_is_one_of_ours_the_same_in_every_table(true):
    public = openly(release(true, LESSON))
    projects = public["trajectories"]
    assert (projects["trajectory"].str.fullmatch(r"[A-Z]{2}\d{2}-P\d+")).all()
    assert (projects["trajectory"].str[:4] == projects["region_code"]).all()
    assert not projects["trajectory"].duplicated().any()
    moved = public["changes"].loc[public["changes"]["kind"] != "measure"]
    assert moved["subject"].str.fullmatch(r"[A-Z]{2}\d{2}-P\d+").all()
    (lesson,) = public["lessons"].loc[public["lessons"]["text"] == LESSON].to_dict("records")
    of_lesson = projects.set_index("trajectory").loc[lesson["trajectory"]]
    assert of_lesson["region_code"] == lesson["region_code"]


def test_a_project_keeps_its_code_when_another_comes_that_stands_before_it(true):
    region, own = next(iter(true["trajectories"].groupby("region_code")["trajectory"]))
    before = texts.codes(true, {})
    first = true["trajectories"].head(1).assign(region_code=region, trajectory="A first one")
    more = true | {"trajectories": pd.concat([first, true["trajectories"]])}
    after = texts.codes(more, {region: sorted(own)})
    assert after[before.index].equals(before)
    assert after[region, "A first one"] not in set(before)
    assert texts.codes(more, {})[region, "A first one"] == f"{region}-P1"


def test_the_code_of_a_lesson_that_is_of_no_project_is_not_told(true):
    lessons = true["lessons"].assign(trajectory="sanne hoekstra", share_with="iedereen")
    public = openly(true | {"lessons": lessons})
    assert len(public["lessons"]) > 0 and public["lessons"]["trajectory"].isna().all()


@pytest.mark.parametrize("other", ["Eén  woord", " Eén woord\n", "Ee\u0301n woord"])
def test_white_space_and_how_an_accent_is_stored_make_no_other_text(other):
    assert texts.key(other) == texts.key("Eén woord")


@pytest.mark.parametrize("other", ["Een woord", "eén woord", "Eén woord.", "Eén", ""])
def test_another_word_is_another_text(other):
    assert texts.key(other) != texts.key("Eén woord")
