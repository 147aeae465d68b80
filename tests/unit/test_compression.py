"""Compressing once: what never changes is asked of the server once, everything else every time."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.compression import CompressedOnce

FOREVER = {"cache-control": "public, immutable, max-age=31536000"}
TEXT = "Perspectief op Werk " * 500


@pytest.fixture
def asked():
    return []


@pytest.fixture
def client(asked):
    def script(request: Request) -> StreamingResponse:
        asked.append(request.url.path)
        return StreamingResponse(iter([TEXT, "last part"]), headers=FOREVER)

    def page(request: Request) -> PlainTextResponse:
        asked.append(request.url.path)
        return PlainTextResponse(f"{TEXT}{len(asked)}", headers={"cache-control": "no-cache"})

    def gone(request: Request) -> PlainTextResponse:
        asked.append(request.url.path)
        return PlainTextResponse(TEXT, status_code=404, headers=FOREVER)

    routes = [Route("/script.js", script), Route("/page", page), Route("/gone", gone)]
    return TestClient(CompressedOnce(Starlette(routes=routes)))


def test_a_file_that_never_changes_is_compressed_once_and_comes_whole_every_time(client, asked):
    answers = [client.get("/script.js?v=1"), client.get("/script.js")]
    assert asked == ["/script.js"]
    for answer in answers:
        assert answer.text == TEXT + "last part"
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["cache-control"] == FOREVER["cache-control"]


def test_headers_that_are_added_to_an_answer_do_not_pile_up_in_what_is_kept():
    async def app(scope, receive, send):
        await StreamingResponse(iter([TEXT]), headers=FOREVER)(scope, receive, send)

    compressed = CompressedOnce(app)

    async def adding(scope, receive, send):
        async def add(message):
            message.get("headers", []).append((b"x-added", b"1"))
            await send(message)

        await compressed(scope, receive, add)

    client = TestClient(adding)
    assert [client.get("/x").headers.get_list("x-added") for _ in range(3)] == [["1"]] * 3


def test_what_may_change_or_is_not_there_is_asked_for_every_time(client, asked):
    assert client.get("/page").text != client.get("/page").text
    client.get("/gone")
    client.get("/gone")
    assert asked == ["/page", "/page", "/gone", "/gone"]


@pytest.mark.parametrize("headers", [{"accept-encoding": "identity"}, {"range": "bytes=0-9"}, {"if-none-match": "x"}])
def test_who_asks_for_something_else_does_not_get_the_kept_answer(client, asked, headers):
    client.get("/script.js")
    client.get("/script.js", headers=headers)
    client.head("/script.js")
    assert len(asked) == 3


def test_another_spelling_of_a_path_is_not_kept_beside_it(asked):
    async def app(scope, receive, send):
        asked.append(scope["path"])
        await StreamingResponse(iter([TEXT]), headers=FOREVER)(scope, receive, send)

    compressed = CompressedOnce(app)
    client = TestClient(compressed)
    for path in ("/static/%2e/x.js", "/static//x.js", "/static/y/%2e%2e/x.js", "/static/x.js"):
        client.get(path)
    assert list(compressed.kept) == ["/static/x.js"]
