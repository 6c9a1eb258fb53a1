"""Which addresses may be asked: the form of a URL, and the network address behind its host.

A feed, a page or a redirect can name any address; without these rules it could make the program
ask the machine's own services or its neighbours' (server-side request forgery). The rule on
network addresses is applied to the very address that is connected to (see :mod:`web`), so spellings
such as ``http://2130706433/`` or ``http://0177.1/`` and names that resolve differently each time
come to nothing. Pure: resolves and connects nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from briefing.collect.faults import Refused

LONGEST = 4_000
"""Characters of a URL; what is longer serves no article."""

_SAFE = "%/?&=;:@!$'()*+,-._~[]|"
"""What stays as it is in a path or query: a URL that is escaped already is not escaped again."""
_FORBIDDEN = re.compile(r'[\s<>"\\^`{|}]')

_NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            # IANA's special-purpose registries (RFC 6890). Written out because what `is_global`
            # covers differs between Python releases: 3.11.7 takes 192.0.0.8 and ::127.0.0.1 for
            # public, and multicast in all of them.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            # Inside 2000::/3, the one block of IPv6 from which addresses are given out:
            "2001::/23", "2001:db8::/32", "3fff::/20",
        ),
    )
)  # fmt: skip
_GIVEN_OUT = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")


def checked(url: str, base: str = "") -> str:
    """The absolute http(s) URL, escaped where need be, without its fragment.

    ``base`` anchors a relative one.

    Raises :class:`Refused` for other schemes, user names in the address, and what is no URL.
    """
    if len(url) > LONGEST:
        raise Refused(f"an address of more than {LONGEST} characters")
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, _ = parts.hostname, parts.port
        path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
    except ValueError:
        raise Refused("not a usable address") from None
    if parts.scheme not in ("http", "https"):
        raise Refused("not an http or https address")
    if not host or not parts.netloc.isprintable() or _FORBIDDEN.search(parts.netloc):
        raise Refused("not a usable address")
    if "@" in parts.netloc:
        raise Refused("an address with a user name, which is not asked")
    return parts._replace(path=path, query=query, fragment="").geturl()


def host_of(url: str) -> str:
    """The host of a checked URL in lower case, without a closing dot."""
    return (urlsplit(url).hostname or "").rstrip(".").lower()


def allowed(host: str, address: str, allow_hosts: Collection[str]) -> bool:
    """Whether the network address that ``host`` resolved to may be connected to."""
    return host.rstrip(".").lower() in allow_hosts or public(address)


def public(address: str) -> bool:
    """Whether an IP address, as text, belongs to the public internet.

    An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is judged by itself.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _inner(ip)
        if inner is None:
            return ip in _GIVEN_OUT and not any(ip in n for n in _NOT_PUBLIC if n.version == 6)
        ip = inner
    return not any(ip in network for network in _NOT_PUBLIC if network.version == 4)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
