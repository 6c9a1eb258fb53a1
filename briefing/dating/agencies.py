"""The agencies that news is credited to: one table, to read and to extend.

Knows names and the ways they are written, in several languages. Does not know where in an article
a credit stands (see ``dateline`` and ``credits``).
"""

from __future__ import annotations

import re

# Name to print: other ways it is written. The first column is itself a spelling; upper and lower
# case are alike within brackets or on a line of their own. In running text ("… Europe. REUTERS")
# only the spellings below count, as written or in capitals, and none of two letters but AP.
AGENCIES: dict[str, tuple[str, ...]] = {
    # World and Europe
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP Relaxnews"),
    "AP": ("Associated Press", "The Associated Press", "A.P.", "AP News"),
    "Bloomberg": ("Bloomberg News", "Bloomberg Opinion", "Bloomberg Law", "彭博社"),
    "Dow Jones": ("Dow Jones Newswires", "DJ"),
    "Reuters": ("Thomson Reuters", "Reuters Health", "Reuters Life!", "路透社"),
    "Thomson Reuters Foundation": ("Reuters Foundation",),
    "UPI": ("United Press International",),
    "IPS": ("Inter Press Service",),
    "PA": ("Press Association", "PA Media", "PA news agency"),
    "dpa": ("Deutsche Presse-Agentur", "dpa-AFX", "dpa international", "dpa English"),
    "AFX": ("AFX News",),
    "epd": ("Evangelischer Pressedienst",),
    "KNA": ("Katholische Nachrichten-Agentur",),
    "SID": ("Sport-Informations-Dienst",),
    "APA": ("Austria Presse Agentur", "APA-OTS"),
    "Keystone-SDA": ("SDA", "Keystone-ATS", "ATS", "SDA-ATS", "awp"),
    "ANSA": ("Agenzia ANSA", "ANSAmed"),
    "Adnkronos": ("AKI",),
    "AGI": ("Agenzia Italia",),
    "LaPresse": (),
    "EFE": ("Agencia EFE", "EFE-EPA"),
    "Europa Press": (),
    "Lusa": ("Agência Lusa",),
    "Belga": ("Agence Belga", "Belga News Agency"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "NTB": ("Norsk Telegrambyrå",),
    "Ritzau": ("Ritzaus Bureau",),
    "TT": ("Tidningarnas Telegrambyrå", "TT News Agency"),
    "STT": ("Suomen Tietotoimisto",),
    "PAP": ("Polska Agencja Prasowa", "Polish Press Agency"),
    "ČTK": ("CTK", "Czech News Agency"),
    "TASR": (),
    "SITA": (),
    "MTI": ("Magyar Távirati Iroda",),
    "STA": ("Slovenska tiskovna agencija", "Slovenian Press Agency"),
    "HINA": (),
    "Tanjug": (),
    "BTA": ("Bulgarian News Agency",),
    "Agerpres": (),
    "Mediafax": (),
    "ANA-MPA": ("AMNA", "Athens News Agency"),
    "BNS": ("Baltic News Service",),
    "LETA": (),
    "ELTA": (),
    "Ukrinform": (),
    "UNIAN": (),
    "Interfax-Ukraine": (),
    "Interfax": ("Интерфакс",),
    "TASS": ("ITAR-TASS", "Itar-Tass", "ТАСС"),
    "RIA Novosti": ("RIA", "РИА Новости"),
    "Sputnik": ("Sputnik International",),
    "BelTA": (),
    "Kazinform": (),
    "AZERTAC": ("Azertag",),
    "Armenpress": (),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "AA"),
    # Asia and the Pacific
    "Xinhua": ("Xinhua News Agency", "Xinhuanet", "新华社", "新華社", "新华网"),
    "China News Service": ("CNS", "中新社"),
    "CNA": ("Central News Agency", "中央社"),
    "Kyodo": ("Kyodo News", "Kyodo News Service", "共同"),
    "Jiji": ("Jiji Press", "時事"),
    "Yonhap": ("Yonhap News", "Yonhap News Agency", "연합뉴스"),
    "KCNA": ("Korean Central News Agency",),
    "Bernama": (),
    "Antara": ("ANTARA News",),
    "VNA": ("Vietnam News Agency",),
    "PNA": ("Philippine News Agency",),
    "AAP": ("Australian Associated Press",),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "UNB": ("United News of Bangladesh",),
    # Middle East and Africa
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Tasnim": (),
    "MENA": ("Middle East News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "QNA": ("Qatar News Agency",),
    "Petra": ("Jordan News Agency",),
    "SANA": (),
    "WAFA": (),
    "APS": ("Algérie Presse Service",),
    "MAP": ("Maghreb Arabe Presse",),
    "NAN": ("News Agency of Nigeria",),
    # The Americas
    "Canadian Press": ("The Canadian Press", "CP", "La Presse Canadienne"),
    "Agência Brasil": (),
    "Estadão Conteúdo": (),
    "Folhapress": (),
    "Télam": ("Telam",),
    "Notimex": (),
    "Prensa Latina": (),
    "Andina": (),
    # Outlets that sign their datelines as agencies do
    "CNN": ("CNN Wire", "CNN Wire Staff", "the CNN Wire Staff"),
    "CCTV": ("China Central Television",),
    "CGTN": (),
    "BBC": ("BBC News",),
    "UN News": (),
    "Project Syndicate": (),
    "MarketWatch": (),
    "The Conversation": (),
    "Kaiser Health News": ("KHN",),
    # Distributors of what others announce
    "Business Wire": ("BUSINESSWIRE",),
    "GlobeNewswire": ("GLOBE NEWSWIRE",),
    "PR Newswire": ("PRNewswire", "PRNewswire-AsiaNet", "PRNewswire-FirstCall"),
    "ACCESSWIRE": ("ACCESS Newswire",),
    "Newsfile": ("Newsfile Corp.",),
    "ots": (),
}


def _key(name: str) -> str:
    return re.sub(r"[\s.]+", " ", name).strip().casefold().removeprefix("the ")


_BY_KEY = {_key(s): name for name, more in AGENCIES.items() for s in (name, *more)}

_OPEN = {s for name, more in AGENCIES.items() for s in (name, *more) if len(s) > 2 or s == "AP"}
BARE = "|".join(
    re.escape(s).replace(r"\ ", " ")
    for s in sorted(_OPEN | {s.upper() for s in _OPEN}, key=lambda s: (-len(s), s))
)
"""Regular expression of every spelling that may stand without brackets, the longest first."""

_JOIN = re.compile(r"\s*(?:[/,;&+|]|\band\b|\bund\b|\bet\b|\by\b)\s*")


def canonical(name: str) -> str | None:
    """The table's name for one agency as a text spells it, or None if the table has none."""
    return _BY_KEY.get(_key(name))


def named(words: str) -> tuple[str, ...]:
    """The agencies of a list such as ``AFP, Reuters`` or ``dpa/AP``; empty unless all are known."""
    if len(words) > 80:
        return ()
    found = tuple(canonical(part) for part in _JOIN.split(words) if part.strip())
    return tuple(dict.fromkeys(found)) if found and None not in found else ()  # type: ignore[arg-type]
