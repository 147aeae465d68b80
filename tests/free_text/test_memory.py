"""What a person decided is kept by the hash of a text: all of it or nothing, no word of it, and it is never guessed."""

import datetime as dt
import json
import stat

import pytest

from pipelines.free_text import memory
from pipelines.layout import RELEASED
from pipelines.protection.texts import key

DAY, NEXT = dt.date(2022, 12, 31), dt.date(2023, 1, 15)
ONE, OTHER = key("Sanne Hoekstra kwam vrij."), key("Bel elke week.")


def test_nothing_is_released_before_anyone_decided(tmp_path):
    assert memory.decided(tmp_path / "published") == {}


def test_a_decision_stays_until_another_is_taken(tmp_path):
    memory.keep(tmp_path, {ONE: True, OTHER: False}, DAY)
    assert memory.decided(tmp_path) == {ONE: True, OTHER: False}
    memory.keep(tmp_path, {OTHER: True}, NEXT)
    assert memory.decided(tmp_path) == {ONE: True, OTHER: True}
    memory.keep(tmp_path, {ONE: False}, NEXT)
    assert memory.decided(tmp_path) == {ONE: False, OTHER: True}


def test_a_decision_has_the_day_on_which_it_was_taken_and_the_same_again_changes_nothing(tmp_path):
    memory.keep(tmp_path, {ONE: True}, DAY)
    before = (tmp_path / RELEASED).read_bytes()
    memory.keep(tmp_path, {ONE: True}, NEXT)
    assert (tmp_path / RELEASED).read_bytes() == before
    assert json.loads(before)[ONE]["day"] == "2022-12-31"


def test_no_word_of_a_text_is_kept_and_nobody_else_may_look(tmp_path):
    memory.keep(tmp_path / "published", {ONE: True}, DAY)
    assert b"Sanne" not in (tmp_path / "published" / RELEASED).read_bytes()
    assert stat.S_IMODE((tmp_path / "published").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '"x"', '{"x": {"released": true}}', f'{{"{ONE}": true}}', f'{{"{ONE}": {{}}}}',
     f'{{"{ONE}": {{"released": "ja"}}}}', f'{{"{ONE}": {{"released": 1}}}}'],
)  # fmt: skip
def test_what_is_damaged_is_no_decision_and_is_not_written_over(tmp_path, damage):
    (tmp_path / RELEASED).write_text(damage, encoding="utf-8")
    with pytest.raises(memory.DamagedMemory, match=RELEASED):
        memory.decided(tmp_path)
    with pytest.raises(memory.DamagedMemory):
        memory.keep(tmp_path, {OTHER: True}, DAY)
    assert (tmp_path / RELEASED).read_text(encoding="utf-8") == damage


def test_a_write_that_fails_leaves_the_earlier_decisions(tmp_path, monkeypatch):
    memory.keep(tmp_path, {ONE: True}, DAY)

    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr(memory, "swap", full)
    with pytest.raises(OSError, match="disk full"):
        memory.keep(tmp_path, {OTHER: True}, DAY)
    assert memory.decided(tmp_path) == {ONE: True}
