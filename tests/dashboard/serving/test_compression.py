"""Compressing once: what never changes is asked of the server once, everything else every time."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving.compression import CompressedOnce

FOREVER = {"cache-control": "public, immutable, max-age=31536000"}
TEXT = "Perspectief op Werk " * 500


def awaited(work: Coroutine[Any, Any, Any]) -> Any:
    """Return what becomes of it, in a thread of its own: in that of the tests a browser keeps a loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture
def asked():
    return []


@pytest.fixture
def client(asked):
    def script(request: Request) -> StreamingResponse:
        asked.append(request.url.path)
        return StreamingResponse(iter([TEXT, "last part"]), headers=FOREVER, media_type="text/javascript")

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
        assert answer.headers["content-encoding"] == "zstd"
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
    assert {path for path, _codec in compressed.kept} == {"/static/x.js"}


@pytest.fixture
def at_once():
    """Ask the same file of an app ten times at once, and return the answers."""

    def ask(app, **headers):
        async def everyone():
            transport = httpx.ASGITransport(CompressedOnce(app), raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
                return await asyncio.gather(*(client.get("/script.js", headers=headers) for _ in range(10)))

        return awaited(everyone())

    return ask


def slow_script(asked, headers=FOREVER, fails=0):
    """An app that is still busy with its first answer when the others come; its first `fails` answers break off."""

    async def parts(number):
        for _ in range(20):
            await asyncio.sleep(0)
            yield TEXT
            if number < fails:
                raise ConnectionError("broken off")

    async def app(scope, receive, send):
        asked.append(scope["path"])
        script = StreamingResponse(parts(len(asked) - 1), headers=headers, media_type="text/javascript")
        await script(scope, receive, send)

    return app


@pytest.mark.parametrize("codec", ["zstd", "br", "gzip"])
def test_ten_who_come_at_once_are_served_by_one_compression_in_the_codec_they_take(at_once, asked, codec):
    answers = at_once(slow_script(asked), **{"accept-encoding": codec})
    assert asked == ["/script.js"]
    assert {answer.headers["content-encoding"] for answer in answers} == {codec}
    assert {answer.text for answer in answers} == {TEXT * 20}
    assert len({answer.headers["vary"] for answer in answers}) == 1


def test_who_waited_for_an_answer_that_broke_off_gets_a_whole_one(at_once, asked):
    answers = at_once(slow_script(asked, fails=1), **{"accept-encoding": "gzip"})
    assert len(asked) == 2
    assert sorted(answer.status_code for answer in answers) == [200] * 9 + [500]
    assert {answer.text for answer in answers if answer.status_code == 200} == {TEXT * 20}


def test_nobody_waits_for_an_answer_that_may_change(at_once, asked):
    answers = at_once(slow_script(asked, headers={"cache-control": "no-cache"}), **{"accept-encoding": "gzip"})
    assert len(asked) == 10
    assert {answer.text for answer in answers} == {TEXT * 20}


def test_who_takes_long_to_read_holds_up_nobody(asked):
    compressed = CompressedOnce(slow_script(asked))
    scope = {"type": "http", "method": "GET", "path": "/script.js", "asgi": {"spec_version": "2.4"}}

    async def both():
        line, read = asyncio.Event(), []

        async def stuck(message):
            await line.wait()

        async def reads(message):
            read.append(message)

        async def asks(send):
            await compressed({**scope, "headers": [(b"accept-encoding", b"gzip")]}, None, send)

        slow = asyncio.create_task(asks(stuck))
        await asyncio.sleep(0)
        await asyncio.wait_for(asks(reads), 5)
        line.set()
        await slow
        return read

    assert not awaited(both())[-1].get("more_body", False)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("kind", "accepts", "codec"),
    [
        ("text/csv; charset=utf-8", "gzip", "gzip"),
        ("text/html", "gzip;q=0, br", "br"),
        ("text/html", "zstd;q=0, br;q=0, gzip;q=0", None),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "gzip, br, zstd", None),
        ("application/zip", "gzip, br, zstd", None),
        ("application/vnd.apache.parquet", "gzip, br, zstd", None),
    ],
)
def test_a_file_that_is_packed_already_goes_as_it_is_and_a_table_does_not(kind, accepts, codec):
    async def app(scope, receive, send):
        await PlainTextResponse(TEXT, media_type=kind)(scope, receive, send)

    answer = TestClient(CompressedOnce(app)).get("/", headers={"accept-encoding": accepts})
    assert answer.headers.get("content-encoding") == codec
