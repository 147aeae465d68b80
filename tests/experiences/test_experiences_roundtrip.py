"""Whatever the width of the page and wherever it breaks: the text that was set is the text that is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import experiences

FIRST = "Wat is je mooiste ervaring binnen Perspectief op Werk?"
SECOND = "Wat nemen jullie van Perspectief op Werk mee naar volgende projecten?"
WORDS = [
    "samenwerking",
    "werkgevers",
    "praktijkleren",
    "de",
    "in",
    "regio",
    "begeleiding",
    "BBL-opleiding",
    "plek",
    "UWV",
]
FURNITURE = ["", "\n", "\n\n23\n\nDe ervaringen\n\n", "\nhttps://voorbeeld.invalid/a-b\n", "\n41\nDe ervaringen\n"]

sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=25).map(lambda words: f"Wij {' '.join(words)} samen.")
answers = st.lists(sentence, min_size=1, max_size=4).map(" ".join)


def _before_a_syllable(word: str, cut: int) -> int:
    """Nobody breaks a word between two vowels that are one sound, or within ij."""
    return next(at for at in range(cut, 0, -1) if not {word[at - 1], word[at]} <= set("aeiouj"))


def wrapped(text: str, width: int, draw: st.DataObject) -> str:
    """Set `text` in lines, break long words with a hyphen now and then, and put page furniture between lines."""
    lines, line = [], ""
    for word in text.split(" "):
        room = width - len(line) - 1
        if len(f"{line} {word}") <= width or not line:
            line = f"{line} {word}".strip()
        elif word.isalpha() and word.islower() and len(word) > 8 and room > 5 and draw.draw(st.booleans()):
            cut = _before_a_syllable(word, min(room - 1, len(word) - 3))
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(line + draw.draw(st.sampled_from(["", " "])))
            line = word
    lines.append(line)
    breaks = [draw.draw(st.sampled_from(["\n"] * 6 + [f"\n{one}" for one in FURNITURE])) for _ in lines[1:]]
    breaks = [one if one == "\n" else one + draw.draw(st.sampled_from(["", " "])) for one in breaks]
    return lines[0] + "".join(between + line for between, line in zip(breaks, lines[1:], strict=True))


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(answers, min_size=2, max_size=4), width=st.integers(28, 90), draw=st.data())
def test_what_was_set_is_what_is_read(texts: list[str], width: int, draw: st.DataObject) -> None:
    book = ""
    for number, text in enumerate(texts):
        book += f"Anna Bos\nAdviseur UWV\n\n“ Quote {number}.”\n\n{wrapped(FIRST, width, draw)}\n{wrapped(text, width, draw)}\n\n"
        book += f"{wrapped(SECOND, width, draw)}\n{wrapped(text[::1], width, draw)}\n\n"
    read = experiences.read(book, "test").rows
    told = [one.removesuffix("\n\nhttps://voorbeeld.invalid/a-b") for one in read.answer]
    assert [" ".join(one.split()) for one in told] == [text for text in texts for _ in range(2)]
    assert list(read.question) == [FIRST, SECOND] * len(texts)
