"""A real web server on the loopback interface, and small builders for what it serves."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

LOREM = (
    "The ministry said on Tuesday that talks on tariffs would resume in the spring. "
    "Officials on both sides spoke of a constructive meeting that lasted for six hours. "
)


@dataclass
class Reply:
    """What a path answers with."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Route = Reply | Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server whose paths are set by the test; ``asked`` tells what was asked of it."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, str]] = []
        """(Host, path) of every request, in order."""
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.headers["Host"].partition(":")[0], self.path))
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                route = site.routes.get(self.path, Reply(b"no such thing", 404))
                with suppress(OSError):
                    send(self, route) if isinstance(route, Reply) else route(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for _, path in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(reply.body)


def dripping(site: Site, *, head: bool = False) -> Route:
    """A byte every few hundredths of a second, for ever: in the body, or in the headers."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        if not head:
            handler.send_response(200)
            handler.send_header("Content-Length", "100000")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not site.closing.is_set():
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    return route


def silent(site: Site) -> Route:
    """Takes the request and says nothing."""
    return lambda handler: site.closing.wait(5) and None


def cut_off(body: bytes, headers: dict[str, str] | None = None) -> Route:
    """Promises twice the body and hangs up after it."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        send(
            handler, Reply(body, headers={"Content-Length": str(2 * len(body)), **(headers or {})})
        )
        handler.close_connection = True

    return route


def in_turn(*routes: Route) -> Route:
    """One answer after the other, the last for good."""
    left = list(routes)

    def route(handler: BaseHTTPRequestHandler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        send(handler, now) if isinstance(now, Reply) else now(handler)

    return route


def tagged(reply: Reply, tag: str) -> Route:
    """Answers 304 to whoever has this version."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["If-None-Match"] == tag:
            send(handler, Reply(b"", 304, {"ETag": tag}))
        else:
            send(handler, Reply(reply.body, reply.status, {**reply.headers, "ETag": tag}))

    return route


def packed(reply: Reply) -> Reply:
    return Reply(gzip.compress(reply.body), headers={**reply.headers, "Content-Encoding": "gzip"})


def to(url: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": url})


def rss(*items: tuple[str, str], title: str = "Gazette", text: str = "In short.") -> Reply:
    """A feed of (link, headline) pairs; of a link "" the element is left out."""
    entries = "".join(
        "<item>"
        + (f"<link>{escape(link)}</link>" if link else "")
        + f"<title>{escape(headline)}</title><description>{escape(text)}</description>"
        + "<pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate></item>"
        for link, headline in items
    )
    body = f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'
    return Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})


def page(headline: str = "Talks resume", charset: str = "utf-8", text: str = LOREM) -> Reply:
    """An article's page that says nothing of its address, outlet or character set."""
    paragraphs = "".join(f"<p>{text}{word}.</p>" for word in ("One", "Two", "Three", "Four"))
    body = f"<!DOCTYPE html><html><body><article><h1>{headline}</h1>{paragraphs}</article></body>"
    return Reply(body.encode(charset), headers={"Content-Type": f"text/html; charset={charset}"})


class FakeClock:
    """Time that passes only where someone waits for it."""

    def __init__(self, now: str = "2024-03-05T12:00:00") -> None:
        self.start = datetime.fromisoformat(now).replace(tzinfo=UTC)
        self.passed = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.passed += seconds
        if seconds:
            self.waits.append(seconds)


def names(found: Iterable) -> list[str]:
    """Names of files, sorted, those that begin with a dot apart."""
    return sorted(p.name for p in found if p.is_file() and not p.name.startswith("."))
