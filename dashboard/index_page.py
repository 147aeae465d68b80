"""The one HTML page, with which Streamlit answers every address, made ours: Dutch, our name, icon and words.

Not here: what the page then draws (app.py), and the headers around every answer (responses.py).
"""

import base64
import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import texts
from dashboard.addresses import NOT_FOUND, PATHS
from dashboard.selection import LANGUAGES

# Tells Streamlit's page where its server is. Without it the page tries `/<page>/_stcore/…` first: two 404s each time.
START = 'window.__streamlit={BACKEND_BASE_URL:window.location.origin+"/"}'
ICON = base64.b64encode((Path(__file__).parent / "assets" / "icon.svg").read_bytes()).decode()
NO_SCRIPT = "".join(f'<p lang="{one}">{texts.text("server.no_script", one)}</p>' for one in LANGUAGES)
REPLACED = (
    ('<html lang="en"', '<html lang="nl"'),
    ("<head>", f"<head><script>{START}</script>"),
    ("<title>.*?</title>", f"<title>{texts.text('shell.product', 'nl')}</title>"),
    ('<link rel="shortcut icon"[^>]*>', f'<link rel="shortcut icon" href="data:image/svg+xml;base64,{ICON}" />'),
    ("<noscript>.*?</noscript>", f"<noscript>{NO_SCRIPT}</noscript>"),
)
KNOWN = frozenset(PATHS.values()) | {NOT_FOUND}
FILES = ("/media/", "/component/")  # what a page gives to download is none of our pages, whatever it is


class DutchPages:
    """Makes the page that Streamlit answers with ours: Dutch, with our name and icon, and aware of where its server is.

    Streamlit gives that page for every address; one that we do not have leads to the page that says so. The inner
    request asks for no compression, because a page that is compressed already cannot be changed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and change HTML answers."""
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        page = _Page(send) if scope["path"].strip("/") in KNOWN else _Elsewhere(send, scope["query_string"])
        await self.app({**scope, "headers": headers}, receive, page)


class _Page:
    """Holds an HTML answer back until it is whole; lets every other answer through as it comes."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self.finish(self.start)
        else:
            await self.send(message)

    async def finish(self, start: Message) -> None:
        """Send the whole answer as it should be."""
        if self.body:  # the answer to HEAD has a length but no body
            self.body = _ours(self.body)
            MutableHeaders(scope=start)["content-length"] = str(len(self.body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": self.body, "more_body": False})


class _Elsewhere(_Page):
    """Answers with the way to the page that says that an address does not exist, where HTML would be the answer."""

    def __init__(self, send: Send, query: bytes) -> None:
        super().__init__(send)
        self.location = b"/" + NOT_FOUND.encode() + (b"?" + query if query else b"")

    async def finish(self, start: Message) -> None:
        """Send where to go."""
        await self.send({**start, "status": 302, "headers": [(b"location", self.location), (b"content-length", b"0")]})
        await self.send({"type": "http.response.body", "body": b""})


def _ours(body: bytes) -> bytes:
    """Return Streamlit's page as ours, with the script that says where its server is."""
    page = body.decode()
    for found, ours in REPLACED:
        page = re.sub(found, ours, page, count=1, flags=re.DOTALL)
    return page.encode()


def _is_html(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
