"""Lessen en ervaringen on a release of the sample: the filter on question and showing ten at a time."""

import pytest
from streamlit.testing.v1 import AppTest

from pipelines import running, sample, settings

PAGE = settings.REPOSITORY / "dashboard" / "app_pages" / "lessons.py"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    found = settings.DataDir(tmp_path_factory.mktemp("lessons"))
    sample.write(found.inbox, regions=4)
    running.run(found)
    return found


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(element.value for element in test.markdown)


@pytest.mark.parametrize(("language", "every"), [("nl", "Alle vragen"), ("en", "All questions")])
def test_one_question_is_chosen_and_ten_answers_are_shown_at_a_time(data, monkeypatch, language, every):
    monkeypatch.setenv("POW_DATA", str(data.root))
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    test.query_params["taal"] = language
    assert shown(test.run()).count("<summary>") == 10
    assert shown(test.button(key="lessons_more").click().run()).count("<summary>") == 20
    choices = test.selectbox(key="lessons_question").options
    assert choices[0] == every
    narrowed = shown(test.selectbox(key="lessons_question").select_index(1).run())
    assert 0 < narrowed.count("<summary>") < 20
