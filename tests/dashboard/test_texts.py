"""Every sentence exists in both languages, with the same places to fill in."""

import re
import string

import pytest
import yaml

from dashboard import texts

PAGES = sorted(path.stem for path in (texts.FOLDER / "nl").glob("*.yml"))


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_files():
    assert sorted(path.stem for path in (texts.FOLDER / "en").glob("*.yml")) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_keys_and_places(page):
    dutch, english = (texts.page_texts(page, language) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    for name, sentence in dutch.items():
        assert sentence.strip(), name
        assert places(sentence) == places(english[name]), name


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_value_is_text_and_no_key_stands_twice(page, language):
    source = (texts.FOLDER / language / f"{page}.yml").read_text(encoding="utf-8")
    keys = [key.value for key, _ in yaml.compose(source).value]
    assert len(keys) == len(set(keys))
    assert all(isinstance(value, str) for value in texts.page_texts(page, language).values())


def test_values_are_filled_in_and_a_missing_text_says_where_it_belongs():
    assert texts.text("server.port_in_use", "nl", port=80, other=81).startswith("Poort 80 is bezet")
    with pytest.raises(texts.TextError, match=r"dashboard/texts/nl/shell\.yml"):
        texts.text("shell.does_not_exist", "nl")
    with pytest.raises(texts.TextError, match=r"nowhere\.yml"):
        texts.text("nowhere.at_all", "en")


PASSES_ON = re.compile(r"stuur (het|ze|dit) door|deel deze|share this|copy .* send|and send it", re.IGNORECASE)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_who_sees_public_figures_is_asked_to_pass_them_on(language):
    inviting = {
        f"{path.stem}.{name}"
        for path in sorted((texts.FOLDER / language).glob("*.yml"))
        for name, words in texts.page_texts(path.stem, language).items()
        if PASSES_ON.search(words)
    }
    assert inviting
    assert {name for name in inviting if not name.endswith("_openbaar")} == set()
    for name in ("shell.share_how", "shell.printed", "downloads.lead"):
        exact = texts.text(f"{name}_landelijk", language)
        assert {"nl": "niet door", "en": "not pass"}[language] in exact
