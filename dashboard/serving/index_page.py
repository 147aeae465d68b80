"""The one HTML page, with which Streamlit answers every address, made ours: Dutch, our name, icon, style and words.

Belongs here: what stands in that page before anything is drawn, so that nothing is ever seen without its style.
Not here: what the page then draws (app.py), and the headers around every answer (responses.py).
"""

import base64
import json
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import texts, theme
from dashboard.addresses import NOT_FOUND, PATHS
from pipelines.settings import LANGUAGES

HERE = Path(__file__).parent.parent
# Tells Streamlit's page where its server is: every page is one step below that, also under a path of another server.
# Without it the page tries `/<page>/_stcore/…` first: two 404s each time.
START = 'window.__streamlit={BACKEND_BASE_URL:new URL("./",window.location).href}'
SCRIPT = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "scripts").glob("*.js")))
ICON = base64.b64encode((HERE / "assets" / "icon.svg").read_bytes()).decode()
OF_WHOM = {"ours": "browser", "streamlit": "streamlit"}
KNOWN = frozenset(PATHS.values()) | {NOT_FOUND}
FILES = ("/media/", "/component/")  # what a page gives to download is none of our pages, whatever it is


class DutchPages:
    """Makes the page that Streamlit answers with ours: Dutch, with our name and icon, and aware of where its server is.

    Streamlit gives that page for every address; one that we do not have leads to the page that says so. It comes as it
    is: the request no longer asks for compression here (compression.py).
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and change HTML answers."""
        if scope["type"] != "http" or scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        path, query = scope["path"], scope["query_string"]
        page = _Page(send, path) if path.strip("/") in KNOWN else _Elsewhere(send, path, query)
        await self.app(scope, receive, page)


class _Page:
    """Holds an HTML answer back until it is whole; lets every other answer through as it comes.

    Where an answer leads elsewhere the way is made relative: the dashboard may live under a path of another server.
    """

    def __init__(self, send: Send, path: str) -> None:
        self.send = send
        self.root = "../" * (path.count("/") - 1) or "./"
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _header(message, "content-type").startswith("text/html"):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self.finish(self.start)
        else:
            if (way := _header(message, "location")).startswith("/"):
                MutableHeaders(scope=message)["location"] = self.root + way.lstrip("/")
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

    def __init__(self, send: Send, path: str, query: bytes) -> None:
        super().__init__(send, path)
        self.location = (self.root + NOT_FOUND).encode() + (b"?" + query if query else b"")

    async def finish(self, start: Message) -> None:
        """Send where to go."""
        await self.send({**start, "status": 302, "headers": [(b"location", self.location), (b"content-length", b"0")]})
        await self.send({"type": "http.response.body", "body": b""})


@cache
def _replaced() -> tuple[tuple[str, str], ...]:
    """Return what is looked for in Streamlit's page, and what stands there in ours."""
    said = {whose: {one: texts.page_texts(page, one) for one in LANGUAGES} for whose, page in OF_WHOM.items()}
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")  # so that it can stand within an element
    no_script = "".join(f'<p lang="{one}">{texts.text("server.no_script", one)}</p>' for one in LANGUAGES)
    return (
        ('<html lang="en"', '<html lang="nl"'),
        ("<head>", f"<head><script>{START}</script>"),
        # Streamlit writes its own styles at the end of the head, and ours must come after those.
        ("</body>", f"<style>{theme.css()}</style></body>"),
        ("</body>", f'<script type="application/json" id="pow-texts">{data}</script></body>'),
        ("</body>", f"<script>{SCRIPT}</script></body>"),
        ('<link rel="service-desc"[^>]*>', ""),  # the way to an interface that is closed
        ("<title>.*?</title>", f"<title>{texts.text('shell.product', 'nl')}</title>"),
        ('<link rel="shortcut icon"[^>]*>', f'<link rel="shortcut icon" href="data:image/svg+xml;base64,{ICON}" />'),
        ("<noscript>.*?</noscript>", f"<noscript>{no_script}</noscript>"),
    )


def _ours(body: bytes) -> bytes:
    """Return Streamlit's page as ours, with the script that says where its server is."""
    page = body.decode()
    for found, ours in _replaced():
        page = re.sub(found, ours.replace("\\", r"\\"), page, count=1, flags=re.DOTALL)
    return page.encode()


def _header(message: Message, name: str) -> str:
    """Return a header of where an answer starts, empty where it has none."""
    return MutableHeaders(scope=message).get(name, "") if message["type"] == "http.response.start" else ""
