"""The words that tell a person's name from an institution's, and a name from a description.

Word lists and spelling only; knows no particular person.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", ".": ""}
)
_OTHER = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A name without case, accents, full stops and a leading "the"; other marks become blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _OTHER.sub(" ", plain).strip().removeprefix("the ")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _listed(
    "the a an its his her their our my this that these those both and but now then yet so "
    "when while as even"
)
"""Words that may stand before a name within a speaker's phrase."""
PRONOUNS = _listed("he she they it i we you who which that his her him one some many most others")
HONORIFICS = _listed("mr mrs ms miss dr prof sir lord lady dame madam mme")
SUFFIXES = _listed("jr sr ii iii iv")
PARTICLES = _listed(
    "von van der den ter de del della di da dos du la le el al bin ibn abu zu ten op"
)
JOINS = PARTICLES | _listed("of for and on the in to des und et")
"""Small words that may stand within a name."""

TITLES = _listed(
    "president premier minister chancellor secretary senator sen rep congressman "
    "congresswoman representative king queen prince princess pope bishop archbishop cardinal "
    "general gen adm cmdr cpl col colonel captain capt maj lt lieutenant admiral sgt sergeant "
    "judge justice mayor governor gov ambassador commissioner chairman chairwoman chairperson "
    "chair chief director spokesman spokeswoman spokesperson leader speaker delegate envoy "
    "diplomat councillor councilman councilwoman coach officer attorney analyst economist "
    "adviser advisor head deputy vice broadcaster ceo cfo host correspondent editor reporter "
    "author rev reverend sheriff detective lawyer professor strategist founder mep mp member "
    "researcher expert scholar fellow candidate whip manager negotiator counsel prosecutor "
    "activist journalist columnist writer president-elect rapporteur photographer pollster "
    "anchor vice-president co-founder partner owner official aide student farmer executive "
    "executives administrator treasurer superintendent trustee coordinator undersecretary "
    "ayatollah rabbi imam sheikh commander brigadier major corporal investigator scientist "
    "physician epidemiologist virologist historian campaigner lobbyist trader banker investor "
    "businessman businesswoman entrepreneur filmmaker actor actress singer engineer teacher "
    "dean pastor priest nominee anchorman pm vp lecturer"
)
"""Nouns for an office or a calling: a name follows them, or they end a description."""

BODIES = _listed(
    "ministry department commission council parliament agency authority bank bureau office "
    "court police party union committee congress senate government group company corporation "
    "corp inc ltd llc gmbh plc institute university college foundation fund center centre "
    "chamber association federation confederation alliance league network times journal press "
    "herald tribune daily weekly magazine television tv radio house service services army "
    "navy forces guard embassy mission organisation organization nations watch administration "
    "board society hospital industries motors technologies systems airlines international "
    "bloc treasury customs secretariat directorate presidency coalition front movement "
    "campaign research economics news agence assembly tribunal consortium cabinet republic "
    "states kingdom intelligence centers centres reserve post gazette chronicle telegraph "
    "examiner observer"
)
"""Nouns for institutions."""

GOVERNING = _listed(
    "ministry government office presidency commission council parliament agency department "
    "party campaign administration bank court embassy army navy police authority union "
    "cabinet senate mission delegation chamber association regulator watchdog"
)
"""Those that name an institution in small letters too ("the French government")."""

DAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
GROUPS = (
    _listed(
        "republicans democrats conservatives liberals tories greens socialists americans "
        "europeans germans russians ukrainians israelis palestinians italians mps meps senators "
        "lawmakers officials experts police analysts critics sources people media reports "
        "authorities prosecutors investigators researchers scientists economists diplomats "
        "leaders ministers members countries companies republican democrat democratic "
        "conservative chinese european american british french german russian italian dutch "
        "polish january february march april june july august september october november december"
    )
    | DAYS
)
"""Words that end or make the name of no one in particular."""

MODIFIERS = _listed(
    "official state state-run state-owned state-controlled broadcaster newspaper newspapers "
    "agency news daily weekly magazine website outlet company firm carmaker chipmaker giant "
    "tabloid wire business the and former then"
)
"""Small words that may stand between "the" and a name ("the official Xinhua News Agency")."""

FAMILY_FIRST = _listed(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang deng feng cao peng zeng xiao tian dong yuan pan cai jiang yu du ye "
    "cheng wei su lu ding ren shen yao lv cui zhong tan fan jin shi liao jia xia fu fang zou "
    "xiong bai meng qin qiu hou yin xue lei duan tao mao wen hua geng xi shao kong qian gu "
    "kim park choi jeong nguyen tran pham tsai wong chan cheung leung tsang ip han bo"
)
"""Family names that stand first, as a rule: the commonest of China and its neighbours."""

MEDIA = _listed(
    "reuters bloomberg afp ap cnn bbc cnbc cbs nbc abc msnbc npr politico euronews euractiv xinhua "
    "cctv cgtn tass rte axios caixin handelsblatt spiegel nikkei yonhap kyodo ansa efe dpa belga "
    "guardian independent economist techcrunch cnet breitbart times post journal herald tribune "
    "daily gazette chronicle telegraph examiner observer newspaper magazine tabloid zeitung bild "
    "television tv radio broadcaster monde figaro pais repubblica stampa fox sun mirror"
) | {
    "associated press", "agence france presse", "deutsche welle", "xinhua news agency",
    "the hill", "hill", "financial times", "al jazeera", "fox news", "sky news", "nbc news",
    "cbs news", "abc news", "bbc news", "people s daily", "rte news", "el pais", "die welt",
    "der spiegel", "news agency", "news agencies", "russia today", "china central television",
}  # fmt: skip
"""Newspapers, channels and agencies, and the words that their names end with."""

QUALIFYING = _listed("former ex vice deputy acting assistant associate outgoing incoming then late")
"""Words that make another office of the one they stand before."""
NO_ROLE = _listed(
    "who whom whose which that of in by at on with from have has had is was were other and or "
    "gave said says told asked as the upon under after before when while"
)
"""Words that open no role."""

HEDGES = _listed("not no nor never neither without cannot may might could")
"""Words that change what a statement claims."""
STOP = _listed(
    "a an the and or but if of in on at to for from by with as that this these those it its "
    "he she they his her their him them we our us i my you your is are was were be been being "
    "has have had do does did will would shall should can which who whom what when where "
    "there than then so also into over about after before between up out more most very just "
    "said says"
)
"""Words that say nothing of what a statement is about."""
