"""The identity of an article on the web, and the name of its file.

Two addresses that lead to one article have one key: scheme, ``www.``, fragment, a closing slash,
the order of parameters and parameters that only say where a reader came from do not count. The
key stands in the file name, so that the corpus itself says what it holds. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# A change here gives other keys to the addresses it concerns, and so fetches them once more.
_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|bbc_team|ptr_name)|ns_\w+|"
    r"(?:fb|g|dc|ms|y|tw|tt)clid|gbraid|wbraid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|"
    r"cmp(?:id)?|ocid|smid|smtyp|emc|xtor|wt[_.]mc\w*|ref_(?:src|url)|guccounter|guce_\w+|"
    r"ftag|ncid|s_cid|icid|itid|taid|sref|maca|__twitter_impression|_ga",
    re.IGNORECASE,
)
_FEED_VALUES = frozenset({"rss", "feed", "rss_feed", "rssfeed", "atom", "syndication"})
"""Values that mark a parameter as tracking whatever its name: ``?from=rss``, ``?partner=rss``."""
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_OTHER = re.compile(r"[^a-z0-9]+")
_STORED = re.compile(r"_([0-9a-f]{16})(?:_([0-9a-f]{16}))?\.(html|json)")
_LONGEST_SLUG = 60


def canonical(url: str) -> str:
    """What is left of a URL when all that does not tell articles apart is gone.

    >>> canonical("https://www.gazette.example/a/?utm_source=rss&id=7#top")
    'gazette.example/a?id=7'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").lower().removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    fields = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and value.lower() not in _FEED_VALUES
    ]
    query = f"?{urlencode(sorted(fields))}" if fields else ""
    return f"{host}{port}{unescaped(parts.path).rstrip('/')}{query}"


def key(url: str) -> str:
    """Sixteen hex digits that name the article at this address."""
    return _digest(canonical(url))


def key_without_url(feed: str, identifier: str) -> str:
    """The key of a feed's entry that links to no page: its own identifier within the feed."""
    return _digest(f"{canonical(feed)}\n{identifier}")


def file_name(url: str, title: str, key: str, alias: str | None = None) -> str:
    """``host/words-of-the-title_key``: relative, without suffix, of harmless ASCII only.

    ``alias`` is the key of the address under which a feed listed the article, where that
    redirected to another one: either of them then tells that the article is there.
    """
    parts = urlsplit(url)
    host = "-".join(filter(None, re.split(r"[^a-z0-9.]+", (parts.hostname or "").lower())))
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]).rpartition(".")
    words = slug(title) or slug(last[0] or last[2]) or "article"
    keys = f"{key}_{alias}" if alias and alias != key else key
    return f"{host.strip('.')[:100] or 'feed'}/{words}_{keys}"


def slug(text: str) -> str:
    """Its ASCII letters and digits in lower case, hyphens between; "" where there are none."""
    plain = unicodedata.normalize("NFKD", text[:500]).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain)[:_LONGEST_SLUG].strip("-")


def keys_in(name: str) -> tuple[str, ...]:
    """The keys in the name of a file that :func:`file_name` named; none in any other."""
    match = _STORED.search(name)
    if not match or match.end() != len(name):
        return ()
    return tuple(filter(None, match.groups()[:2]))


def unescaped(path: str) -> str:
    """The path with one spelling for each ``%`` escape: none where none is needed (RFC 3986)."""
    return _ESCAPE.sub(_plain, path)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()
