"""One request over the network, bounded in every direction. The only module that imports httpx.

Bounded are the time to connect, the silence while reading, the time for the whole answer (a
server that drips a byte a second would outlast any other limit) and its size, as sent and as
unpacked. Redirects are answers like others; there are no cookies, proxies or logins. Knows nothing
of hosts' wishes, robots.txt or articles.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import httpx

from briefing.collect import addresses
from briefing.collect.faults import Fault, Refused
from briefing.collect.settings import Plan

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""``await resolve(host, port)``: the IP addresses of a host, the preferred first."""

AT_ONCE = 8
"""Requests under way at a time, each to another host."""
_KEPT = ("content-type", "etag", "last-modified", "location", "retry-after")
_ADDRESSES_TRIED = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The body is there where the status is 200 or 203."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Those of use here, by lower-case name."""
    body: bytes = b""
    moved: bool = False
    """Whether redirects led there, all of them permanent."""


class Web:
    """Makes requests under the limits of a plan. An async context manager.

    A host is resolved once, its addresses are judged, and just those are connected to. Left to
    itself httpx would resolve the name again, and a hostile name server can give a harmless
    address first and a private one second (DNS rebinding). Certificates are checked against the
    name all the same. Connections are not kept, as one that was made for one host would else be
    taken for another at the same address. An httpx client is not used either: it looks into
    redirects even when told not to follow them, keeps cookies and consults the environment.
    """

    def __init__(self, plan: Plan, resolve: Resolve | None = None) -> None:
        self._plan = plan
        self._resolve = resolve or _resolve
        self._places = asyncio.Semaphore(AT_ONCE)
        self._transport = httpx.AsyncHTTPTransport(
            verify=_certificates(), limits=httpx.Limits(max_keepalive_connections=0)
        )

    async def __aenter__(self) -> Web:
        await self._transport.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._transport.aclose()

    async def ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one GET, whatever its status. Raises :class:`Fault` where none came."""
        try:
            async with self._places, asyncio.timeout(self._plan.deadline):
                return await self._ask(url, headers)
        except TimeoutError:
            raise Fault(f"not complete after {self._plan.deadline:g} s", "passing") from None
        except httpx.TimeoutException:
            raise Fault(f"no answer for {self._plan.timeout:g} s", "passing") from None
        except httpx.TransportError as error:
            raise Fault(_reason(error), "passing") from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise Refused("not a usable address") from error

    async def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        request = httpx.Request(
            "GET",
            url,
            headers={
                "User-Agent": self._plan.user_agent,
                "Accept": "*/*",
                "Accept-Encoding": "gzip",
                "Connection": "close",
                **headers,
            },
            extensions={"timeout": httpx.Timeout(self._plan.timeout, pool=None).as_dict()},
        )
        response = await self._send(request)
        try:
            kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
            body = await self._body(response) if response.status_code in (200, 203) else b""
            return Answer(url, response.status_code, kept, body)
        finally:
            await response.aclose()

    async def _send(self, request: httpx.Request) -> httpx.Response:
        """The beginning of the answer, from the first of the host's addresses that connects."""
        url, host = request.url, request.url.raw_host.decode("ascii")
        found = await self._resolve(host, url.port or (443 if url.scheme == "https" else 80))
        may_be_asked = [ip for ip in found if addresses.allowed(host, ip, self._plan.allow_hosts)]
        if not may_be_asked:
            raise Refused(f"{host} is no public address; fetch.allow_hosts can allow it by name")
        *others, last = may_be_asked[:_ADDRESSES_TRIED]
        for ip in others:
            try:
                return await self._transport.handle_async_request(_pinned(request, ip))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._transport.handle_async_request(_pinned(request, last))

    async def _body(self, response: httpx.Response) -> bytes:
        most = self._plan.max_bytes
        too_large = Fault(f"larger than {most / 1e6:g} MB")
        stated = response.headers.get("content-length", "")
        if stated.isdecimal() and int(stated[:20]) > most:
            raise too_large
        unpack = _unpacker(response.headers.get("content-encoding", ""))
        taken = given = 0
        parts: list[bytes] = []
        async for packed in response.aiter_raw():
            taken += len(packed)
            part = unpack.take(packed, most + 1 - given)
            given += len(part)
            if max(taken, given) > most:
                raise too_large
            parts.append(part)
        unpack.close()
        return b"".join(parts)


def _pinned(request: httpx.Request, ip: str) -> httpx.Request:
    """The request to one address of its host; host name and certificate stay the host's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=ip),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )


class _Plain:
    """Data as they are."""

    def take(self, data: bytes, most: int) -> bytes:
        return data

    def close(self) -> None:
        pass


class _Gzip:
    """Data unpacked piece by piece, never more at once than is still wanted."""

    def __init__(self) -> None:
        self._unpack = zlib.decompressobj(wbits=31)

    def take(self, data: bytes, most: int) -> bytes:
        if self._unpack.eof:  # what follows the packed data is ignored, as browsers do
            return b""
        try:
            return self._unpack.decompress(data, most)
        except zlib.error as error:
            raise Fault("its gzip data are damaged", "passing") from error

    def close(self) -> None:
        if not self._unpack.eof:
            raise Fault("cut off in the middle", "passing")


def _unpacker(encoding: str) -> _Plain | _Gzip:
    name = encoding.strip().lower()
    if name in ("gzip", "x-gzip"):
        return _Gzip()
    if name in ("", "identity"):
        return _Plain()
    raise Fault(f"packed as {name[:20]!r}, though only gzip was offered")


@cache
def _certificates() -> ssl.SSLContext:
    """certifi's, or those that ``SSL_CERT_FILE`` names. Loading them takes some 40 ms."""
    return httpx.create_ssl_context()


async def _resolve(host: str, port: int) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror:
        raise Fault("its host name cannot be resolved", "passing") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _reason(error: httpx.TransportError) -> str:
    words = " ".join(str(error).split())[:150]
    if isinstance(error, httpx.ConnectError):
        return f"no connection ({words})" if words else "no connection"
    if isinstance(error, (httpx.ReadError, httpx.RemoteProtocolError)):
        return f"cut off, or no proper answer ({words})" if words else "cut off"
    return f"{type(error).__name__} ({words})"
