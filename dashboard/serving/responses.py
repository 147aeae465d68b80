"""The security headers that go with every answer of the server: responses.yml, and the scripts that are ours."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.index_page import SCRIPT, START
from pipelines.registries import loaded

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


SCRIPTS = [START, SCRIPT, *re.findall(r"<script>(.*?)</script>", INDEX.read_text(encoding="utf-8"), re.DOTALL)]
GIVEN = loaded(Path(__file__).with_suffix(".yml"))
SOURCES: dict[str, str] = GIVEN["content-security-policy"]
POLICY = SOURCES | {"script-src": " ".join([SOURCES["script-src"], *map(_hash, SCRIPTS)])}
CONTENT_POLICY = "; ".join(f"{directive} {sources}" for directive, sources in POLICY.items())
HEADERS = GIVEN | {"content-security-policy": CONTENT_POLICY}


class SecurityHeaders:
    """Adds the headers above to every answer, whatever made it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers where its answer starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
