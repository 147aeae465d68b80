"""Compression of answers: what never changes is compressed once, and not again for every visitor.

Streamlit sends its scripts uncompressed (9.9 MB for a page with a chart). Who asks for one while it is being compressed
waits for it, so that people who come at once are served by the same work.
"""

import asyncio
from posixpath import normpath

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

CODECS = ("zstd", "br", "gzip")  # in the order in which the library prefers them
Key = tuple[str, str]

add_compress_type("text/csv")  # a workbook, a zip or a parquet file is compressed as it is, and on no list


class CompressedOnce:
    """Compresses answers, and keeps those that say of themselves that they are immutable: the files of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        # The levels: for the scripts of a page with a chart each takes as long as gzip at 6, and gives 12% less.
        self.app = CompressMiddleware(app, zstd_level=9, brotli_quality=6, gzip_level=6, remove_accept_encoding=True)
        self.kept: dict[Key | None, list[Message]] = {}
        self.coming: dict[Key | None, asyncio.Event] = {}  # set once it is known that nobody need wait (any longer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what was kept, else pass the request on and keep the answer if it never changes."""
        key = _key(scope)
        while key in self.coming and not self.coming[key].is_set():
            await self.coming[key].wait()
        if key not in self.kept and (key is None or key in self.coming):
            await self.app(scope, receive, send)
        else:
            for message in self.kept.get(key) or await self._made(key, scope, receive, send):
                await send(_copy(message))

    async def _made(self, key: Key | None, scope: Scope, receive: Receive, send: Send) -> list[Message]:
        """Return an answer that never changes, and keep it if it is whole; any other is sent as it comes."""
        decided = self.coming[key] = asyncio.Event()
        answer: list[Message] = []

        async def take(message: Message) -> None:
            if answer or (not decided.is_set() and _never_changes(message)):
                answer.append(message)  # sent when it is whole: else everybody would wait for the slowest line
            else:
                decided.set()
                await send(message)

        try:
            await self.app(scope, receive, take)
            if answer and not answer[-1].get("more_body", False):
                self.kept[key] = answer
        finally:
            del self.coming[key]
            decided.set()
        return answer


def _key(scope: Scope) -> Key | None:
    """Return under what an answer may be kept: its path and codec. None where less than all of it is asked for.

    Browsers name the codecs that they know and no more. Who weighs them gets an answer of its own.
    """
    if scope["type"] != "http" or scope["method"] != "GET" or normpath(scope["path"]) != scope["path"]:
        return None  # `/static/./x` is the same file under another name: it is not kept twice
    headers = Headers(scope=scope)
    asked = ",".join(headers.getlist("accept-encoding")).lower()
    accepted = [] if set(";*") & set(asked) else [one.strip() for one in asked.split(",")]
    codec = next((one for one in CODECS if one in accepted), None)
    asks_for_less = "range" in headers or "if-none-match" in headers or "if-modified-since" in headers
    return None if asks_for_less or codec is None else (scope["path"], codec)


def _copy(message: Message) -> Message:
    """Return a message with a list of headers of its own, to which others may add."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else message


def _never_changes(start: Message) -> bool:
    """Return whether this begins a file whose name changes with its content: as many as Streamlit has, no more."""
    return start["status"] == 200 and "immutable" in Headers(raw=start["headers"]).get("cache-control", "")
