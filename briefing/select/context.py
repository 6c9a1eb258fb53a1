"""Whether a sentence can be read alone: rules over its words, no statistical pipeline.

A reason is a key of :data:`WEIGHTS`. The rules look at how a sentence opens, at who speaks in it
and at its quotation marks; all were written from sentences that summaries of real news got wrong.

Knows nothing of what a sentence is about, nor of people: whether a reader knows which Wang is
meant lies beyond it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.model import Document

WEIGHTS = {
    "boilerplate": 0.0,
    "fragment": 0.0,
    "cut quotation": 0.0,
    "question": 0.0,
    "no speaker": 0.0,
    "first person": 0.0,
    "pronoun": 0.0,
    "connective": 0.0,
    "refers back": 0.0,
    "replies": 0.6,
    "unresolved day": 0.9,
}
"""How much a sentence with that fault counts: 0 where it is not to be shown alone."""

FEWEST_WORDS = 7
"""Shorter sentences (*Jakarta denied the claim.*) say too little alone."""
_LONGEST = 1_200
"""Characters; what is longer is a table or a page without punctuation, and bounds the matching."""


def _opening(*alternatives: str) -> re.Pattern[str]:
    """A pattern for whole words at the start of a sentence; not before a hyphen (*First-time*)."""
    return re.compile(rf"(?:{'|'.join(alternatives)})\b(?!-)")


_TIMES = "hours?|minutes?|days?|nights?|weeks?|months?|years?|mornings?|evenings?|afternoons?"
_SAID = (
    "said|says|added|adds|told|tells|asked|noted|notes|wrote|writes|explained|continued|continues"
    "|argued|insisted|warned|stated|tweeted|declared|recalled|acknowledged|admitted|concluded"
    "|replied|stressed|claimed|announced|joked|complained|suggested|urged|testified|testifies"
)
_PERSONAL = "he|she|they"

_CONNECTIVE = _opening(
    "But|And|Or|So|Yet|Nor|However|Still|Instead|Meanwhile|Moreover|Furthermore|Also|Besides",
    "Nevertheless|Nonetheless|Therefore|Thus|Hence|Then|Otherwise|Similarly|Likewise|Conversely",
    "Indeed|Afterwards?|Again|Even (?:so|then)|Rather|Plus|Accordingly|Consequently|Anyway|Alas",
    "Additionally|Separately|Specifically|Overall|Of course|In (?:fact|addition|contrast|response)",
    "By contrast|On the (?:other|one) hand|On the contrary|For (?:example|instance|one thing|now)",
    "As (?:a result|such|well)|In (?:turn|return|short|particular|other words|(?:that|this|either"
    "|any) (?:case|event|regard|sense|way))|At (?:the same time|that (?:time|point)|the time|least)",
    "That is|(?:After|Before|Despite|Because of|With|By|To) (?:that|this)(?: end)?(?=,)",
    "(?:Since|Until|By|Till) then|Secondly|Thirdly|(?:First|Second|Third|Finally|Lastly)(?=,)",
    rf"(?:Soon|Later|Earlier|Next|Now|Here|Today)(?=,)|(?:\w+ ){{0,2}}(?:{_TIMES}) (?:later|earlier)",
    rf"The (?:next|following|previous|same) (?:{_TIMES})|That (?:{_TIMES})|Not (?:so|only that)",
    "(?:Unlike|Like|Among|Some of|Most of|Many of|None of|One of|All of) (?:them|these|those|this)",
)
_PRONOUN = _opening(
    "He|She|They|It|Him|Her|Them|His|Hers|Their|Theirs|Its|These|Those(?! who)|Such|Both(?! the\\b)",
    "Neither(?! (?:the|[A-Z]))|Others|Another|The (?:two|three|four|five|six|pair|trio|former|latter)"
    "(?=,? [a-z]+ ?)",
    rf"(?:This|That)(?! (?:{_TIMES}|summer|winter|spring|autumn|fall|season|weekend|decade|century))",
)
_EXPLETIVE = re.compile(
    r"It(?:['’]s| is| was| will be| would be| remains| remained) (?:not |now |still |also |\w+ly )?"
    r"(?:unclear|clear|possible|impossible|likely|unlikely|important|difficult|hard|easy|too|time"
    r"|estimated|expected|believed|reported|known|thought|unknown|uncertain|common|rare|the first"
    r" time|not only|only (?:after|when|in))\b|It (?:takes|took|seems|appears|emerged) "
)
_PRONOUN_SUBJECT = re.compile(
    rf"[^,“\"]{{3,90}}, (?:{_PERSONAL}|his|her|their|it|its)\b", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"(?:As|When|While|If|Although|Though|Because|Since|After|Before|Once|Until|Unless|Even)\b"
    r"[^,]* [A-Z]"
)
_LATER_SUBJECT = re.compile(rf", (?!(?:{_PERSONAL}|it|his|her|their|its|and|but|or|which|who)\b)\w")
_THIRD_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|they|them|their)\b")
_OPENING_WORDS = frozenset(
    """a about after all also although an and any as asked at because before by despite during even
    for from had has having how if in is last like many more most much next not of on once one only
    or over since some still than that the then though through to under unless until upon was were
    what when where which while who why with without yesterday year years month week day time
    past early late now years' ago""".split()  # noqa: SIM905
)
"""Words that name nobody a pronoun after them could mean."""

_VERBS = (
    "is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|does|do|also|later"
    "|now|then|never|already|apparently|reportedly|came|comes|began|begins|took|takes|made|makes"
    "|gave|gives|went|goes|left|sets?|found|finds|led|met|fell|rose|held|won|lost|hit|struck|shows?"
    "|sent|says?|said|told|runs?|ran|grew|brought|brings|appears?|fits?|forecast|follows|marks|means"
    "|contends?|alleges?|includes?|calls?|who|whose|[a-z]{2,}ed"
)
_SHELL = (
    "agreement|deal|move|decision|announcement|ruling|verdict|statement|comments?|remarks?|reports?"
    "|study|plan|proposal|measures?|bill|attacks?|incident|accident|crash|explosion|blast|company"
    "|firm|group|man|woman|couple|suspects?|victims?|spokesman|spokeswoman|change|changes|issue"
    "|problem|figures?|findings|documents?|letter|talks|visit|trip|case|lawsuit|suit|allegations?"
    "|claims?|warning|news|photo|image|video|footage|picks?|statute|exchange|post|tweet|interview"
)
_BARE_NOUN = re.compile(
    rf"(?:The|This|That) (?:(?!world\b|police\b|pope\b|public\b|internet\b|sun\b)[a-z]+"
    rf"(?: (?:{_VERBS})\b|[’']s\b|,|:)|(?:{_SHELL})(?! (?:of|between|on|in|for|by|to|that|which|who"
    rf"|with|from|against|at|over|about|into|under|among|after)\b)\b|[a-z]+ in question\b)"
)
"""*The company said*, as against a noun that says of itself which one is meant."""
_EPITHET = re.compile(
    r"(?:T|.*(?:[,”\"] |\bas )t)he (?:(?:former|ex-|outgoing|veteran) ?)?(?:[A-Z]\w+ )?(?:\d+-year-old"
    r"|(?:senator|congressman|congresswoman|lawmaker|governor|mayor|diplomat|politician|businessman"
    r"|billionaire|candidate|nominee|actor|actress|singer|author|lawyer|spokesman|spokeswoman)\b"
    r"(?! (?:of|for|from|in|who|at)\b|,? [A-Z]))"
)
"""Somebody not named: *the Texas governor*, *the 54-year-old*."""
_REPLIES = re.compile(
    r"(?:[\w.’'-]+ ){1,5}?(?:also|then|too|later|again|instead|in turn|fired back|responded|replied"
    rf"|disagreed|agreed)\b|.*\bthe (?:{_SHELL}|same)[.,]|.*\b(?:did so|do so|such an?|those)\b"
)
_SPEAKING_PRONOUN = re.compile(
    rf"(?:^|[,;”\"'’] )(?:{_PERSONAL}|it)(?: also| later| then| has| had)? (?:{_SAID})\b"
    rf"|[,;”\"'’] (?:{_SAID}) (?:{_PERSONAL})\b",
    re.IGNORECASE,
)
_NAMED_SPEAKER = re.compile(rf"[A-Z][\w’'-]+(?: [a-z]+ly)? (?:{_SAID})\b|\b(?:{_SAID}) [A-Z]")
_READER_OR_WRITER = frozenset(
    """I I'm I've I'd I'll me my My mine myself we We we're we've we'll We're We've We'll us our Our
    ours ourselves you You your Your yours you're You're you've you'll let's Let's""".split()  # noqa: SIM905
)
_IMPERATIVE = _opening(
    "Click|See|Ask|Consider|Imagine|Remember|Listen|Watch|Look|Note|Think|Forget|Call|Read|Please",
    "Do not|Don['’]t|Never mind|Just|Yes|No(?=,)|Oh|Well(?=,)",
)
_WEEKDAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow|tonight)\b"
)
_BOILERPLATE = _opening(
    "(?i:click|read more|sign up|subscribe|follow us|continue reading|advertisement|share this"
    "|photos?:|watch:|video:|related:|see also|image source|getty images|file photo|copyright"
    "|story (?:continues|can end)|skip (?:twitter|to)|reporting by|editing by|for use by"
    "|for more (?:information|stories)|with (?:files|reporting) from|\\(?begin|\\(?end"
    "|this (?:article|story|report) (?:was|is|has)|following (?:is|are) (?:the|an|a|excerpts))"
)
_HOUSEKEEPING = (
    "all rights reserved",
    "contributed to this ",
    "http://",
    "https://",
    "www.",
    "@gmail",
    "e-mail:",
    "terms of use",
    "terms of service",
    "privacy policy",
    "our newsletter",
    "free newsletter",
    "photo by",
    "file photo",
    "ap photo",
    "/getty",
    "/reuters",
    "/afp",
    "/ap)",
    "editor's note",
    "editors' note",
)
_CAPTION_ENDS = re.compile(r"(?:\d{4}|day, [A-Z][a-z]+\.? \d{1,2})\.$")
_CAPTION = re.compile(
    r"\b(?:speaks|arrives|listens|walks|waves|gestures|looks|meets|attends|stands|holds|talks|seen"
    r"|answers|leaves|departs|testifies|addresses|poses|waits|sits|shakes|smiles|pictured)\b"
)
"""Captions tell the past in the present tense and end with the full date."""
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_CUT_NAME = re.compile(
    r"(?:\b(?:Spc|Sgt|Lt|Col|Gen|Gov|Sen|Rep|Reps|Sens|Mr|Mrs|Ms|Dr|Capt|Maj|Pfc|Rev|Prof|vs|v|Nos?"
    r"|(?!U\.[SNK]|E\.U|D\.C|L\.A|N\.[YJHCDM])[A-Z](?:\.[A-Z])?)\.|\([A-Z][\w.–-]*\.\))$"
)
"""An abbreviation that no sentence ends with: the splitter cut a name in two."""
_LOWER_CASE_NAME = re.compile(r"(?:al-|el-|de |van |von |di |[a-z][A-Z])")
_MARKS = re.compile(r"``|''|[“”\"«»]")
_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|«[^»]*»|``.*?''|(?<!\w)‘[^‘]*’(?!\w)|(?<!\w)'[^']*'(?!\w)"
)


def dangling(sentence: str, *, before: str = "", quoted: bool = False) -> str | None:
    """Why the sentence cannot be read alone, or None; the gravest reason first.

    ``before`` is what stands before it in its paragraph (its end suffices); ``quoted`` says that
    a quotation is still open where it begins.
    """
    text = " ".join(sentence.split())
    if len(text) > _LONGEST:
        return "fragment"
    bare = text.lstrip("\"'“‘«(`* ")
    outside = " ".join(_QUOTED.sub(" “” ", text).split())
    if _is_boilerplate(text):
        return "boilerplate"
    if _is_fragment(text, bare) or _CUT_NAME.search(before[-12:]):
        return "fragment"
    if quoted or _open_after(text, quoted) is not False:
        return "cut quotation"
    if text.endswith("?"):
        return "question"
    if _no_speaker(outside):
        return "no speaker"
    if _addresses_reader(outside):
        return "first person"
    if _leans_on_pronoun(bare, outside):
        return "pronoun"
    if _CONNECTIVE.match(bare):
        return "connective"
    if _BARE_NOUN.match(bare) or _EPITHET.match(outside):
        return "refers back"
    if _REPLIES.match(outside):
        return "replies"
    if _WEEKDAY.search(outside):
        return "unresolved day"
    return None


def weights(document: Document) -> tuple[float, ...]:
    """For each sentence of the document, how much it counts: 1 where it reads well alone."""
    text = document.article.text
    found = []
    still_open = False
    paragraph = 0
    for sentence in document.sentences:
        still_open = still_open and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        before = text[max(0, sentence.start - 12) : sentence.start].rpartition("\n")[2].rstrip()
        reason = dangling(sentence.text, before=before, quoted=still_open)
        found.append(1.0 if reason is None else WEIGHTS[reason])
        still_open = bool(_open_after(sentence.text, still_open))
    return tuple(found)


def _open_after(text: str, still_open: bool) -> bool | None:
    """Whether a quotation is open after the text; None where one closes that never opened."""
    stray = False
    for mark in _MARKS.findall(text):
        if mark == '"':
            still_open = not still_open
        elif mark in "“«``":
            still_open = True
        else:
            stray |= not still_open
            still_open = False
    return None if stray and not still_open else still_open


def _is_boilerplate(text: str) -> bool:
    lower = text.lower().replace("’", "'")
    return (
        bool(_BOILERPLATE.match(text.lstrip("(*[ ")))
        or any(words in lower for words in _HOUSEKEEPING)
        or bool(_CAPTION_ENDS.search(text[-40:]) and _CAPTION.search(text))
    )


def _addresses_reader(outside: str) -> bool:
    """The writer's own *I* or *we* (not *World War I*), or a word to the reader."""
    words = re.findall(r"[\w']+", outside.replace("’", "'"))
    if _IMPERATIVE.match(outside):
        return True
    return any(
        word in _READER_OR_WRITER and not (word == "I" and before[:1].isupper())
        for before, word in pairwise(("", *words))
    )


def _is_fragment(text: str, bare: str) -> bool:
    """Not a whole sentence, or too short to say something."""
    return (
        len(text.split()) < FEWEST_WORDS
        or not _ENDED.search(text[-12:])
        or text[0] in "*•-–—·>|#&_"
        or text.isupper()
        or bool(_CUT_NAME.search(text[-12:]))
        or bool(re.match(r"\w+: ", text))
        or (bare[:1].islower() and not _LOWER_CASE_NAME.match(bare))
    )


def _no_speaker(outside: str) -> bool:
    """A quotation given to nobody, or any statement given to a pronoun."""
    if "“”" in outside and len(re.findall(r"\w+", outside)) < 2:
        return True
    spoken = _SPEAKING_PRONOUN.search(outside)
    return bool(spoken) and not _NAMED_SPEAKER.search(outside[: spoken.start() + 1])


def _leans_on_pronoun(bare: str, outside: str) -> bool:
    """A pronoun opens the sentence, is its subject, or comes before anyone it could mean."""
    if _PRONOUN.match(bare):
        return not _EXPLETIVE.match(bare)
    if _PRONOUN_SUBJECT.match(outside) and not _SUBORDINATE.match(outside):
        return True
    pronoun = _THIRD_PERSON.search(outside)
    if not pronoun:
        return False
    before = re.findall(r"[\w’']+", outside[: pronoun.start()])
    if any(word.lower() not in _OPENING_WORDS for word in before):
        return False
    return not _LATER_SUBJECT.search(outside, pronoun.end())
