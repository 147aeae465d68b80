"""What a browser gets of the public server holds nothing else: frames of the websocket, answers, paper, errors, the log.

What is looked for is unlike any other text (tests/withheld.py). The file and what is downloaded: tests/oracle.
"""

import base64
import io
import json
import re
import urllib.error
import urllib.request

import numpy as np
import pytest
from pypdf import PdfReader

from dashboard.addresses import PATHS
from tests import withheld
from tests.browser.conftest import LOADING, READY
from tests.serving import started

DRAWN = re.compile(r'"dtype":\s*"(\w+)",\s*"bdata":\s*"([^"]+)"')
ODD = (
    "bestaat-niet",
    "gezond",
    "_stcore/host-config",
    "_stcore/metrics",
    "media/0123.csv",
    "%2e%2e/archive/",
    "archive/",
)


@pytest.fixture(scope="module")
def published():
    return withheld.published()


@pytest.fixture(scope="module")
def server(published):
    with started("dashboard", "--data", str(published.data.root)) as found:
        yield found


@pytest.fixture
def heard(browser):
    """Open an address and return the page and all that came to it, as one text: frames and answers."""
    contexts = []

    def listen(url):
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        contexts.append(context)
        page, frames, asked = context.new_page(), [], []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(as_text(frame))))
        page.on("requestfinished", lambda request: asked.append(request) if "/static/" not in request.url else None)
        page.goto(url)
        page.wait_for_selector(".pow-title", timeout=60_000)
        page.wait_for_selector(READY, timeout=60_000)
        page.wait_for_selector(LOADING, state="detached", timeout=60_000)
        return page, "\n".join([*frames, *map(answered, asked)])

    yield listen
    for context in contexts:
        context.close()


def as_text(frame):
    return frame.decode("latin-1") if isinstance(frame, bytes) else frame


def answered(request):
    """Return what was answered; an answer that only leads elsewhere has no text."""
    found = request.response()
    return f"{found.headers}{found.text()}" if found and found.ok else ""


def drawn(text):
    """Return the numbers that charts were given as bytes."""
    given = [(kind, base64.b64decode(json.loads(f'"{packed}"'))) for kind, packed in DRAWN.findall(text)]
    values = [np.frombuffer(packed, kind) for kind, packed in given]
    return {int(one) for found in values for one in found[np.isfinite(found)]}


def test_the_search_finds_what_the_support_team_is_shown(published, heard):
    with started("dashboard", "--data", str(published.data.root), "--audience", "landelijk") as exact:
        page, came = heard(f"{exact.address}/vergelijken?cijfer=participants")
        paper = on_paper(page)
        _, drawn_for = heard(f"{exact.address}/vergelijken?cijfer=placement_rate")
    for text in (came, page.content(), paper):
        assert len(published.told_in(text)) >= len(withheld.REGIONS)
    assert drawn(drawn_for) & published.numbers


def on_paper(page):
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_no_frame_no_answer_and_no_paper_holds_anything_of_it(published, server, heard, path):
    page, came = heard(f"{server.address}/{path}?regio=AM05&soort=lessen")
    assert len(came) > 20_000
    for place, text in {"came": came, "page": page.content(), "paper": on_paper(page)}.items():
        assert published.told_in(text) == [], place
    assert drawn(came) & published.numbers == set()


def test_no_error_and_no_line_of_the_log_holds_anything_of_it(published, server, heard):
    delivery = published.hashes[-1]
    for path in ("bestaat-niet", f"?release={delivery}", "lessen?zoek=redenvoge&soort=x", "vergelijken?regio=AM99"):
        _, came = heard(f"{server.address}/{path}")
        assert [one for one in published.told_in(came) if one not in path] == []
    for path in ODD:
        assert published.told_in(answer(f"{server.address}/{path}")) == [], path
    assert published.told_in(server.log.read_text(encoding="utf-8")) == []


def answer(url):
    """Return what a server answers, whatever its status, headers included."""
    try:
        with urllib.request.urlopen(url, timeout=30) as found:
            return f"{found.headers}{found.read().decode('latin-1')}"
    except urllib.error.HTTPError as refused:
        return f"{refused.headers}{refused.read().decode('latin-1')}"
