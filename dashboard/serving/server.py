"""Serves the dashboard: `python -m dashboard --port 8501 --audience openbaar [--data DIR] [--path /pow]`.

Belongs here: the command line, the routes beside the pages, and what is put around every answer.
Not here: anything that is drawn (app.py).
"""

import argparse
import logging
import os
import re
import socket
import sys
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard import release, texts, trying, viewer
from dashboard.addresses import LOOPBACK
from dashboard.components.around import release_state
from dashboard.selection import Selection
from dashboard.serving import startup
from dashboard.serving.compression import CompressedOnce
from dashboard.serving.doors import Doors, UnderPath
from dashboard.serving.index_page import DutchPages
from dashboard.serving.responses import SecurityHeaders
from pipelines import settings
from pipelines.commands import spoken
from pipelines.registries import RegistryError
from pipelines.settings import PUBLIC

NAMES_OF_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
ANY_NAME = ("*",)
PATH = re.compile(r"(?:/[\w-]+)*")  # no / at the end
NOT_SERVED, WRONG_USAGE = 1, 2


def health(_request: Request) -> JSONResponse:
    """Answer 200 with the release id if the current release opens for this server's audience, else 503."""
    try:
        opened = release.open_for(viewer.current(), Selection())
    except release.ReleaseError as error:
        return JSONResponse({"status": "unavailable", "reason": type(error).__name__}, status_code=503)
    return JSONResponse({"status": "ok", "release": opened.id})


class AnnouncingServer(uvicorn.Server):
    """A server that says where it is as soon as it answers, and not before; then it prepares for its visitors."""

    announcement: str

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, print where, begin to prepare."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(self.announcement + "\n")
            sys.stdout.flush()
            startup.begin()


def create(audience: str = PUBLIC, path: str = "") -> st.App:
    """Return the application: the pages, `/gezond`, and what is put around every answer; all of it under `path`.

    A file that is not public answers to the names of this machine only: a website that lets its own name point here
    (DNS rebinding) could otherwise read it through the browser of who has it open.
    """
    names = ANY_NAME if audience == PUBLIC else NAMES_OF_THIS_MACHINE
    MultiPartParser.spool_max_size = trying.MOST_UPLOADED  # what someone tries is never written to disk on its way in
    return st.App(
        Path(__file__).parent.parent / "app.py",
        routes=[Route("/gezond", health)],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=names),
            Middleware(UnderPath, path=path),
            Middleware(Doors),
            Middleware(CompressedOnce),
            Middleware(DutchPages),
        ],
        on_script_error=release_state.crashed,
    )


def keep_a_log() -> None:
    """Write warnings and failures to standard error, with the time, and each failed page once.

    Streamlit logs a failed page too, but without the number that its visitor was given
    (components/around/release_state.py).
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    told_by_streamlit = "Uncaught app execution"
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.msg != told_by_streamlit)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return host, port, audience, data and language of a command line; its help is in that language."""
    return spoken.asked(arguments, _parser)


def _parser(language: str) -> argparse.ArgumentParser:
    words = texts.page_texts("server", language)
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=words["about"])
    parser.add_argument("--port", type=int, default=8501, metavar=words["number"], help=words["port"])
    parser.add_argument("--host", default="127.0.0.1", metavar=words["address"], help=words["host"])
    parser.add_argument("--audience", choices=settings.AUDIENCES, default=PUBLIC, help=words["audience"])
    parser.add_argument("--data", default=None, metavar=words["folder"], help=words["data"])
    parser.add_argument("--path", default="", metavar=words["way"], help=words["path"])
    spoken.add_language(parser, words["language"])
    return parser


def main(arguments: list[str]) -> int:
    """Serve until stopped; return 2 with a sentence when this cannot be served, 1 where a text or registry is wrong."""
    from pipelines.registries.checking import check  # pydantic is for who starts a server, not for who imports it
    from pipelines.registries.privacy import filled_in

    try:
        check(texts.FOLDER)
        chosen = parse(arguments)
        filled_in(settings.data_dir(chosen.data))
    except RegistryError as wrong:
        sys.stderr.write(wrong.told(spoken.language_of(arguments)))
        return NOT_SERVED
    refusal = _refusal(chosen)
    if refusal:
        sys.stderr.write(refusal + "\n")
        return WRONG_USAGE
    os.environ[viewer.AUDIENCE_VARIABLE] = chosen.audience
    os.environ["POW_DATA"] = str(settings.data_dir(chosen.data).root)
    os.chdir(settings.REPOSITORY)  # Streamlit looks for .streamlit/config.toml where it is started
    shown = "localhost" if chosen.host in LOOPBACK | {"0.0.0.0", "::"} else chosen.host
    server = AnnouncingServer(
        uvicorn.Config(
            create(chosen.audience, chosen.path.rstrip("/")),
            chosen.host,
            chosen.port,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    )
    server.announcement = texts.text("server.up", chosen.language, address=f"http://{shown}:{chosen.port}{chosen.path}")
    keep_a_log()
    server.run()
    return 0


def _refusal(chosen: argparse.Namespace) -> str | None:
    """Return the sentence that says why this may not or cannot be served, else None."""
    host, port = chosen.host, chosen.port
    if chosen.audience != PUBLIC and host not in LOOPBACK:
        return texts.text("server.only_loopback", chosen.language, audience=chosen.audience, host=host)
    if not PATH.fullmatch(chosen.path.rstrip("/")):
        return texts.text("server.path_wrong", chosen.language, path=chosen.path)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return texts.text("server.port_in_use", chosen.language, port=port, other=port + 1)
    return None
