"""One browser tab as the server sees it: a WebSocket that speaks Streamlit's own messages, without a browser.

What it times is the real thing: the script runs in the server, its messages are made, packed and received. It stands for
one person; what is drawn is measured in Chromium (drawing.py).
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

LARGEST_MESSAGE = 50_000_000
PATIENCE_SECONDS = 60
KINDS = ("selectbox", "multiselect", "text_input")


class PageFailed(RuntimeError):
    """The server drew that the page failed, or ended the connection."""


@dataclass(frozen=True)
class Run:
    """One run of the page: seconds from asking until the last message, kilobytes received, scripts run for it."""

    seconds: float
    kilobytes: float
    scripts: int


@dataclass
class Visitor:
    """A tab on one page, with its choices. Make one with `visit`."""

    socket: ClientConnection
    page: str
    query: str
    widgets: dict[str, Any] = field(default_factory=dict)
    values: dict[str, WidgetState] = field(default_factory=dict)
    known: dict[str, ForwardMsg] = field(default_factory=dict)

    async def open(self) -> Run:
        """Ask for the page as a browser does when it opens an address."""
        return await self._run()

    async def change(self, key: str, value: Any) -> Run:
        """Give the widget with this key another value, as a click does: a text, or a list of texts for several."""
        state = WidgetState(id=self.widgets[key].id)
        if isinstance(value, str):
            state.string_value = value
        else:
            state.string_array_value.data.extend(value)
        self.values[key] = state
        return await self._run()

    async def _run(self) -> Run:
        request = BackMsg()
        ask = request.rerun_script
        ask.query_string, ask.page_name = self.query, self.page
        ask.context_info.color_scheme = "light"
        ask.widget_states.widgets.extend(self.values.values())
        ask.cached_message_hashes.extend(self.known)
        started = time.perf_counter()
        await self.socket.send(request.SerializeToString())
        self.widgets, size, scripts = {}, 0, 0
        while True:
            payload = await asyncio.wait_for(self.socket.recv(decode=False), PATIENCE_SECONDS)
            size += len(payload)
            message = ForwardMsg.FromString(payload)
            if self._take(message):
                scripts += 1
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    self.values = {key: state for key, state in self.values.items() if key in self.widgets}
                    return Run(time.perf_counter() - started, size / 1000, scripts)

    def _take(self, message: ForwardMsg) -> bool:
        """Keep what a message says; True where a script has finished."""
        if message.WhichOneof("type") == "ref_hash":
            message = self.known[message.ref_hash]
        elif message.metadata.cacheable:
            self.known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._take_element(message.delta.new_element)
        return kind == "script_finished"

    def _take_element(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "markdown" and "pow-crashed" in element.markdown.body):
            raise PageFailed(str(element)[:500])
        if kind in KINDS:
            widget = getattr(element, kind)
            self.widgets[widget.id.rsplit("-", 1)[-1]] = widget


@asynccontextmanager
async def visit(address: str, page: str = "", query: str = "") -> Iterator[Visitor]:
    """Connect to the server at `http://…`; `page` is the path of a page, `query` its choices."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(stream, subprotocols=["streamlit"], max_size=LARGEST_MESSAGE, compression=None) as socket:
        yield Visitor(socket, page, query)
