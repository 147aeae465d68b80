"""Which addresses of Streamlit's own a visitor may ask for, and the server under a path of another one.

Belongs here: what is open, as data, and what is answered where it is not. Not here: our own pages (addresses.py,
index_page.py) and routes (server.py); an address that is neither is led to the page that says so.
"""

from functools import cache

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import texts
from pipelines.settings import LANGUAGES

READ = frozenset({"GET", "HEAD"})
STREAM = "WEBSOCKET"
# What the page of a visitor needs of Streamlit: the ways (behind the host; one that ends with / has more behind it) and
# the methods. Everything else that Streamlit answers by itself is closed: its metrics, its interface for programs.
OPEN: dict[str, frozenset[str]] = {
    "static/": READ,  # scripts, styles and fonts
    "media/": READ,  # what a page gives to download
    "_stcore/health": READ,  # asked by the page before it connects again
    "_stcore/host-config": READ,  # asked by the page before it connects
    "_stcore/stream": frozenset({STREAM}),  # the page itself
    "_stcore/upload_file/": frozenset({"PUT", "DELETE"}),  # what is tried on Levering controleren
}
# Where Streamlit answers by itself: what of these is not open above, is closed.
STREAMLITS = ("static/", "media/", "_stcore/", "component/", "app/static/", "auth/", "oauth2callback")


class Doors:
    """Answers 404 for what of Streamlit's own is not open; passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open and what is not Streamlit's."""
        if scope["type"] == "lifespan" or is_open(scope.get("method", STREAM), scope["path"]):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": closed()})
        else:
            await PlainTextResponse(closed(), status_code=404)(scope, receive, send)


@cache
def closed() -> str:
    """Return what is said at a closed door, in every language: who asks has chosen none."""
    return " / ".join(texts.text("server.closed", language) for language in LANGUAGES)


def is_open(method: str, path: str) -> bool:
    """Tell whether a visitor may ask for this; what is not Streamlit's own is for the pages to answer."""
    way = path.lstrip("/")
    if method != STREAM and not f"{way}/".startswith(STREAMLITS) and not way.startswith(STREAMLITS):
        return True
    return any(method in methods and _is_under(way, door) for door, methods in OPEN.items())


def _is_under(way: str, door: str) -> bool:
    return way.startswith(door) and way != door if door.endswith("/") else way == door


class UnderPath:
    """Takes the path off under which another server passes requests on, where that server did not do so itself."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as if it was made to the root."""
        if scope["type"] != "lifespan" and f"{scope['path']}/".startswith(f"{self.path}/"):
            scope = {**scope, "path": scope["path"].removeprefix(self.path) or "/"}
            scope["raw_path"] = scope["path"].encode()
        await self.app(scope, receive, send)
