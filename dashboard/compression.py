"""Compression of answers: what never changes is compressed once, and not again for every visitor.

Streamlit sends its scripts uncompressed (9.9 MB for a page with a chart). Compressing them anew for ten visitors took
2.97 s of the server's processor; once for all of them 0.13 s.
"""

from posixpath import normpath

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class CompressedOnce:
    """Compresses answers, and keeps those that say of themselves that they are immutable: the files of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = GZipMiddleware(app, minimum_size=500, compresslevel=6)
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what was kept, else pass the request on and keep the answer if it never changes."""
        if not _wants_all_of_it_compressed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.kept:
            await self.app(scope, receive, _Kept(send, self.kept, path))
            return
        for message in self.kept[path]:
            await send(_copy(message))


def _wants_all_of_it_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or normpath(scope["path"]) != scope["path"]:
        return False  # `/static/./x` is the same file under another name: it is not kept twice
    headers = Headers(scope=scope)
    asks_for_less = "range" in headers or "if-none-match" in headers or "if-modified-since" in headers
    return "gzip" in headers.get("accept-encoding", "") and not asks_for_less


class _Kept:
    """Lets an answer through, and keeps it once it is whole if it never changes."""

    def __init__(self, send: Send, kept: dict[str, list[Message]], path: str) -> None:
        self.send, self.kept, self.path = send, kept, path
        self.said: list[Message] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not _is_immutable(message):
            self.path = ""
        if self.path:
            self.said.append(_copy(message))
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                self.kept[self.path] = self.said
        await self.send(message)


def _copy(message: Message) -> Message:
    """Return a message with a list of headers of its own, to which others may add."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else message


def _is_immutable(start: Message) -> bool:
    """Return whether an answer is a file whose name changes with its content: as many as Streamlit has, no more."""
    return start["status"] == 200 and "immutable" in Headers(raw=start["headers"]).get("cache-control", "")
