"""The words by which sentences lean on what stood before them, as patterns over English news.

Only data: :mod:`briefing.select.context` says what follows from a match. Every pattern is linear
in the sentence or bounded, so hostile text costs no more than other text.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cued(NamedTuple):
    """A pattern with the words of which one stands in all that it matches, in lower case.

    Sentences without any of them are not searched; with that, judging takes half the time.
    """

    cues: frozenset[str]
    pattern: re.Pattern[str]

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """The first match in a text that has these words."""
        return None if self.cues.isdisjoint(words) else self.pattern.search(text)

    def match(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """The match at the start of a text that has these words."""
        return None if self.cues.isdisjoint(words) else self.pattern.match(text)


def _cued(cues: str, pattern: str) -> Cued:
    return Cued(frozenset(cues.split()), re.compile(pattern))


def _forms(alternatives: str) -> str:
    """The words of a group of alternatives (their first ones), with and without a letter that
    ``?`` leaves open."""
    found = [a.split()[0] for a in alternatives[3:-1].split("|")]
    return " ".join(form for a in found for form in (a.replace("?", ""), re.sub(".[?]", "", a)))


def _joined(alternatives: str) -> str:
    """Alternatives written over several lines, as one group."""
    return f"(?:{''.join(line.strip() for line in alternatives.splitlines())})"


def _opening(alternatives: str) -> re.Pattern[str]:
    """Whole words at the start of a sentence; not before a hyphen, as in *So-called*."""
    return re.compile(rf"{_joined(alternatives)}\b(?!-)")


_TIMES = "(?:hour|minute|day|night|week|month|year|morning|evening|afternoon)s?"
_NOW = f"(?:{_TIMES}|summer|winter|spring|autumn|fall|season|weekend|decade|century|time)"
"""What may follow *this*: the time of writing."""
_SAYING = _joined(
    """said|says|added|adds|told|tells|asked|noted|notes|wrote|writes|explained|continued|continues|
    argued|insisted|warned|stated|tweeted|declared|recalled|acknowledged|admitted|concluded|
    replied|stressed|claimed|announced|joked|complained|suggested|urged|testified|testifies"""
)
_VERBS = _joined(
    """is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|does|do|also|
    later|now|then|never|already|apparently|reportedly|comes?|came|remains?|began|begins|took|
    takes|made|makes|gave|gives|went|goes|left|sets?|found|finds|led|met|fell|rose|held|won|lost|hit|struck|
    shows?|sent|says?|said|told|runs?|ran|grew|brought|brings|appears?|fits?|forecast|follows|marks|
    means|contends?|alleges?|includes?|calls?|focus(?:es)?|owes?|wants?|needs?|plans?|seeks?|hopes?|
    expects?|aims?|offers?|helps?|keeps?|kept|puts?|turns?|works?|stands?|stood|who|whose|[a-z]{2,}ed|[a-z]{2,}n['’]t"""
)
_SHELL_NOUNS = _joined(
    """agreement|deal|move|decision|announcement|ruling|verdict|statement|comments?|remarks?|
    reports?|study|plan|proposal|measures?|bill|attacks?|incident|accident|crash|explosion|blast|
    company|firm|group|man|woman|couple|suspects?|victims?|spokesman|spokeswoman|changes?|issue|problem|
    figures?|findings|documents?|letter|talks|visit|trip|case|lawsuit|suit|allegations?|claims?|
    warning|request|list|rules?|package|charges|news|photo|image|video|footage|picks?|statute|exchange|post|tweet|
    interview"""
)
"""Nouns that mostly stand for something said before (Schmid 2000, "shell nouns")."""
_ROLES = _joined(
    """senator|congressman|congresswoman|lawmaker|governor|mayor|diplomat|politician|businessman|
    billionaire|vice president|candidate|nominee|actor|actress|singer|author|lawyer|comedian|
    star|champion|spokesman|spokeswoman"""
)
_AFTER_NOUN = _joined(
    """of|between|on|in|for|by|to|that|which|who|with|from|against|at|over|about|into|under|among|
    after"""
)

CONNECTIVE = _opening(
    rf"""But|And|Or|So|Yet|Nor|However|Still|Instead|Meanwhile|Moreover|Furthermore|Also|Besides|
    Nevertheless|Nonetheless|Therefore|Thus|Hence|Then|Otherwise|Similarly|Likewise|Conversely|
    Indeed|Afterwards?|Again|Even (?:so|then)|Rather|Plus|Accordingly|Consequently|Anyway|Alas|
    Additionally|Separately|Specifically|Overall|Of course|By contrast|On the (?:other|one) hand|
    On the contrary|For (?:example|instance|one thing|now)|As (?:a result|such|well)|That is|
    In (?:fact|addition|contrast|response|turn|return|short|particular|other words)|
    In (?:that|this|either|any) (?:case|event|regard|sense|way)|(?:Since|Until|By|Till) then|
    At (?:the same time|that (?:time|point)|the time|least)|Secondly|Thirdly|Not (?:so|only that)|
    (?:After|Before|Despite|Because of|With|By|To) (?:that|this)(?: end)?(?=,)|
    (?:First|Second|Third|Finally|Lastly|Soon|Later|Earlier|Next|Now|Here|Today)(?=,)|
    (?:\w+ ){{0,2}}(?i:{_TIMES}) (?:later|earlier)|(?:Soon|Shortly) after(?:wards?)?(?=,)|
    Here(?:['’]s| is| are)|In (?:each|every|both|neither|one such|another) (?:cases?|instances?)|
    The (?:next|following|previous|same) {_TIMES}|That {_TIMES}|
    (?:Unlike|Like|Among|(?:Some|Most|Many|None|One|All) of) (?:them|these|those|this)"""
)
PRONOUN = _opening(
    rf"""He|She|They|It|Him|Her|Them|His|Hers|Their|Theirs|Its|These|Those(?! who)|Such|
    Others|Other(?! than)|Another|The same|
    (?:After|At|For|From|In|Of|On|Under|With|Without) (?:it|them|him|her)\b|
    (?:Included|Missing) (?:are|is|was|were)\b|Both(?! the\b)|
    Neither(?! (?:the|[A-Z]))|
    The (?:two|three|four|five|six|pair|trio|former|latter)(?=,? [a-z])|(?:\S+ ){{0,4}}of them|
    (?:One|Two|Three|Four|Five|Six|Some|Many|Most|Several|Few|All|None|Each|Neither) {_VERBS}|
    That|This(?! {_NOW})"""
)
EXPLETIVE = re.compile(
    r"It(?:['’]s| is| was| will be| would be| remains| remained) (?:not |now |still |also |\w+ly )?"
    + _joined(
        """unclear|clear|possible|impossible|(?:un)?likely that|
        important|difficult|hard to|easy to|time|
        
        estimated|expected|believed|reported|known|thought|unknown|uncertain|common|rare|
        the first time|not only|only (?:after|when|in)"""
    )
    + r"\b|It (?:(?:takes|took)(?! place| part| over| effect)|seems|appears|emerged) "
)
"""*It is unclear whether…* refers to nothing."""
PRONOUN_SUBJECT = _cued(
    "he she they it his her their its neither both",
    r"[^,]{3,90}(?:, |“” )(?:he|she|they|it|his|her|their|its|neither|both)\b(?! (?:the|of)\b)",
)
"""*Speaking to reporters, he…*"""
PRONOUN_OBJECT = _cued(
    "him them her",
    r"(?:[A-Z][\w.’'-]* ){1,4}"
    r"(?:(?!(?:and|that|whom?|whose|which|when|as|if|because|while|but|with)\b)[a-z][\w’'-]* ){1,6}"
    r"(?:him|them|her(?= (?:to|in|on|at|for|with|from|by|as|of|about|and|[a-z]+ly)\b|[.,;]))\b",
)
"""*Haye would make him fight*: the object of a clause is not its subject."""
SUBORDINATE = re.compile(
    r"(?:As|When|While|If|Although|Though|Because|Since|After|Before|Once|Until|Unless|Even)\b"
    r"[^,]* [A-Z]"
)
"""*When Xi arrived, he…*"""
SOMEBODY = _cued(
    "he she him his her hers himself herself", r"\b(?:he|she|him|his|her|hers|himself|herself)\b"
)
SEVERAL = _cued("they them their theirs themselves", r"\b(?:they|them|their|theirs|themselves)\b")
THING = _cued(
    "it its itself", r"\b(?:if|as|when|until|unless|before|after|because|that|while|whether) it\b"
)
A_THING = re.compile(
    r"\b(?:an?|the|this|that|its|his|her|their|our|each|every|no|any|[a-z]*ing)\b|(?<!^)[A-Z]|[’']s\b"
)
"""What *it* can mean, among the words before it."""
THAT_THING = _cued(
    "it them",
    rf"\b(?:{_SAYING}|that) (?:[\w ]{{1,20}} )?it (?:(?:is|was|had been|would be) (?:an?|the)\b"
    r"|occurred\b|happened\b|took place\b)"
    r"|\b(?:having|about|of|for|with|to) it\.$|\b(?:told|asked|gave|showed|warned) them\b",
)
"""*…said it was a late aftershock*: no speaker says that of himself."""
PLACES = frozenset(
    """China Russia Ukraine America Europe Asia Africa Britain England Scotland France Germany Italy
    Spain Poland Hungary Turkey Greece Israel Gaza Iran Iraq Syria Lebanon Egypt Libya Sudan Kenya
    Nigeria India Pakistan Afghanistan Bangladesh Japan Korea Taiwan Vietnam Thailand Indonesia
    Philippines Australia Canada Mexico Brazil Argentina Chile Colombia Venezuela Peru Cuba Haiti
    Beijing Shanghai Moscow Kyiv Kiev Brussels Berlin Paris London Rome Madrid Vienna Geneva Warsaw
    Budapest Ankara Tehran Baghdad Damascus Jerusalem Cairo Delhi Tokyo Seoul Pyongyang Taipei
    Washington York Congress Senate House Capitol Pentagon Kremlin Parliament Texas California
    Florida Ohio Michigan Virginia Georgia Pennsylvania Arizona Wisconsin Iowa Nevada""".split()  # noqa: SIM905
)
"""What *he* and *she* cannot mean, though it has a capital."""
ONE = re.compile(r"(?!(?:Jan|Febr)uary$|[A-Z][a-z]+day$|.*(?:ans|als|crats|ists)$)[A-Z]")
"""A word that *he* or *she* can mean; the plurals of peoples and parties cannot."""
MANY = re.compile(r"[A-Z]|.*s$|(?:people|police|men|women|children|media|[a-z]*folk)$")
"""A word that *they* can mean."""
LATER_NAME = re.compile(r", (?:(?:the|a|an) [\w’'-]+ )?(?:[a-z]+ )?[A-Z]")
"""*In his speech, Xi…*"""
LATER_SUBJECT = re.compile(
    r", (?!(?:he|she|they|it|his|her|their|its|and|but|or|which|who|including)\b)\w"
)
"""*In their talks, ministers…*"""
PERSON = re.compile(
    rf"\b(?:{_ROLES}|man|woman|boy|girl|mother|father|son|daughter|wife|husband|victim|suspect|pope"
    r"|president|minister|officer|official|judge|leader|chief|chairman|chairwoman|director|doctor"
    r"|student|teacher|(?:an?|the|one|each) (?:[\w-]+ ){0,2}\w{2,}(?:er|or|ist|ian|man|woman))\b"
)
NAMES_NOBODY = frozenset(
    """a about above according across after against all along alongside also although among an and
    any around as asked at because before behind below beside between beyond by despite during
    early even for from had has having he how i i'm i've if in inside into is it last late like
    many more most much near next not now of on once one only or outside over she since some still
    than that the then they though through to under unless until upon was we were what when where
    which while who whom whose why with within without yesterday you
    ago beginning day end moment month past point stage time week year years""".split()  # noqa: SIM905
)
"""Words that a pronoun after them cannot mean."""

BARE_NOUN = re.compile(
    r"There(?:['’]s| is| was) (?:just |only )?(?:one|another|an?) "
    r"(?:problem|catch|snag|hitch|exception|twist|difference)\b|"
    r"(?:The|This|That) (?:(?!(?:world|police|pope|public|internet|sun|euro|dollar|yuan"
    r"|main|chief|key|first|last|next|only|real|sole|stated|central|principal)\b)[a-z-]+"
    rf"(?: {_VERBS}\b|[’']s\b|,|:)|{_SHELL_NOUNS}(?! {_AFTER_NOUN}\b)\b|[a-z]+ in question\b)"
    rf"|(?:After|At|Before|By|During|For|From|In|Of|On|Over|Since|To|Under|With|Within) "
    rf"(?:that|these|those|such|this(?! {_NOW})) (?!who\b|is\b|was\b)[a-z]"
)
"""*The company said*, as against *The company that built the bridge*; *Within that time…*"""
UNANCHORED = re.compile(
    rf"(?:[Tt]he|[Aa]s part of the|(?:Under|In|With|After|Before|For|Despite|At|On|During|By) the) "
    rf"(?!(?:world|sun|earth|internet)\b)(?:(?!{_AFTER_NOUN}\b)[a-z][\w’'-]*[ ,]){{2,4}}"
    rf"(?!{_AFTER_NOUN}\b)[a-z“]"
    rf"|(?:[Aa]s part of|Under|In|With|After|Before|For|Despite|At|On|During|By) the "
    rf"(?:(?!{_AFTER_NOUN}\b)[a-z-]+ ?){{1,3}},"
    rf"|[^,“]{{3,90}}, the [a-z]+ (?:{_VERBS}|and)\b"
)
"""*The daytime talk show host follows…*, *Under the policy, …*: a definite noun with nothing that
says which one, which only the first sentence of a report may open with."""
EPITHET = _cued(
    f"year former commander {_forms(_ROLES)}",
    rf"(?:T|.*(?:[,”\"] |\bas )t)he (?:(?:former|outgoing|veteran) )?(?:[A-Z]\w+ ){{0,4}}"
    rf"(?:(?:[a-z]+ )?\d+ ?- ?year ?- ?old|{_ROLES}\b(?! (?:of|for|from|in|who|at)\b|,? [A-Z]))"
    r"|The (?:former (?:[A-Z]\w+ ){0,2}[a-z]|commander in chief\b)",
)
"""Somebody not named: *the Texas governor*, *the 54-year-old*."""
REPLIES = re.compile(
    r"(?:[\w.’'-]+ ){1,7}?"
    r"(?:then|too|later|again|instead|in turn|fired back|chimed in|followed suit"
    r"|responded|replied|disagreed|agreed)\b"
)
"""*Donald Trump immediately fired back*"""
ECHOES = _cued(
    "either both sides far much many high low long nearby outside inside there only even just any"
    " afterwards afterward beforehand thereafter neighbouring neighboring did do done does official"
    " officials diplomat diplomats man men woman company firm lawmaker lawmakers executive"
    " executives businessman officer officers"
    " earlier those same also another such them others they that this own agree agreed agrees"
    " continued added on however though meanwhile moreover nevertheless therefore fact more less"
    " bigger smaller higher lower worse better earlier later " + _forms(_SHELL_NOUNS),
    rf"\b(?:the {_SHELL_NOUNS}\b(?! {_AFTER_NOUN}\b)|[Tt]he earlier\b"
    r"|those(?! (?:who|that|of|in|with)\b)|the same (?!as\b)[a-z]+\b(?! (?:as|that|who)\b)"
    r"|(?<!and )(?<!but )also\b|[Aa]nother\b"
    r"|such an?\b|such (?:[a-z-]+ ){0,2}[a-z]+s\b(?! as\b)|\bthat (?:far|much|many|high|low|long)\b"
    r"|\b(?:[Ee]ither|[Bb]oth) (?:sides?|camps?|men|women|leaders|parties)\b|\bany such\b"
    r"|[Tt]he (?:two|three) sides\b|\bnearby\b|\b(?:outside|inside|there)[.,]"
    r"|^(?:Only|Even|Just) (?:that|this|those|these)\b"
    r"|\b(?:afterwards?|beforehand|thereafter|neighbou?ring)\b|\b(?:did|do|done|does) that\b"
    r"|\bthe [A-Z][a-z]+(?:ese|ian|can|ish|nch|man) (?:official|diplomat|man|woman|company|firm"
    r"|lawmaker|executive|businessman|officer)s?\b(?! [A-Z])"
    r"|\b(?:more|less) [a-z]+\.$|\b(?:bigger|smaller|higher|lower|worse|better|earlier|later)\.$"
    r"|(?:any|all) of them\b|of others\b|they (?:are|were)[.,]"
    rf"|that {_TIMES}\b|that (?!{_NOW})[a-z]+[.,]|this (?!{_NOW})[a-z]"
    r"|(?:his|her|their) own\.$|agree[sd]\.$|(?:continued|added|went on)[.,])"
    r"|, (?:however|though|meanwhile|moreover|nevertheless|therefore|in fact)[.,]",
)
"""*Critics called the deal…*; what is meant is often in the sentence itself, but not always."""
POINTING = _cued(
    "latter this that these those",
    r"\bthe latter\b|\blike (?:this|that)\b"
    r"|\b(?:of|for|on|at|by|with|to|from|about|against|under|over|after|before|into|through) "
    rf"(?:that|these|those|this(?! {_NOW})) "
    r"(?!country|nation|world|point|moment|way|whose?\b)[a-z]",
)
"""*Most residents of that facility*; what is meant is often in the sentence itself."""
DEMONSTRATIVE = _cued(
    "this these that here so",
    r"\b(?:this|these) (?:in|is|was|are|were|as|to|at|by|with|would|will|could|can|and|when)\b"
    r"|\b(?:this|these|did so|do so|doing so)[.,]|\bhere\b"
    r"|\b(?:with|of|for|to|about|on|by|from|like|than) that[.,]",
)
"""*The pope mentioned this in…*"""
SPEAKING_PRONOUN = _cued(
    "he she they it",
    rf"(?:^|[,;”\"'’] )(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?: also| later| then| has| had)? {_SAYING}\b"
    rf"|[,;”\"'’] {_SAYING} (?:he|she|they)\b(?=[.,])",
)
NAMED_SPEAKER = re.compile(rf"[A-Z][\w’'-]+(?: [a-z]+ly)? {_SAYING}\b|\b{_SAYING} [A-Z]")
UNNAMED_SPEAKER = re.compile(rf"[,;”] the (?:[a-z-]+ )?([a-z]+) {_SAYING}\b")
"""*…, the group said*, which it was having been said before."""
SOMEBODY_QUOTED = re.compile(
    r"(?:\b[a-z]{3,}s|Authorities|Officials|Prosecutors|Reports|Witnesses|[Pp]olice|Navy|Army"
    rf"|Ministry|Office|Department|Agency|Commission|Court) {_SAYING}(?: that)? (?:he|she)\b"
)
"""*Police say he drank too much*"""
POINTING_QUOTATION = re.compile(
    rf".*[“\"][^“”\"]*\b(?:[Tt]his|[Tt]hese) (?!{_NOW}\b"
    r"|country|nation|world|planet|point|moment|way|kind|sort"
    r"|is\b|was\b|will\b|are\b|has\b|[a-z]+ (?:country|nation|world)\b)[a-z]"
    r"|[“\"][^“”\"]{0,40}\b(?:it|this|they|them|these|those|that['’]s|did that)\b"
)
"""*“We do not think it will work,” the President said*"""
TO_READER = frozenset("i me my myself we us our ourselves you your let".split())  # noqa: SIM905
READER_OR_WRITER = frozenset(
    """I I'm I've I'd I'll me my My myself we We we're we've we'll We're We've We'll us our Our
    ourselves you You your Your you're You're you've you'll let's Let's""".split()  # noqa: SIM905
)
IMPERATIVE = _opening(
    """Click|See|Ask|Consider|Imagine|Remember|Listen|Watch|Look|Note|Think|Forget|Call|Read|Please|
    Do not|Don['’]t|Never mind|Just|Yes|No(?=,)|Oh|Well(?=,)"""
)
WEEKDAY = _cued(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight",
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow|tonight)\b",
)

BOILERPLATE = _opening(
    r"""(?i:click|read more|sign up|subscribe|follow us|continue reading|advertisement|share this|
    photos?:|watch:|video:|related:|see also|image source|getty images|file photo|copyright|
    story (?:continues|can end)|skip (?:twitter|to)|reporting by|editing by|for use by|
    for more (?:information|stories)|with (?:files|reporting) from|(?:begin|end) (?:optional|trim)|
    this (?:article|story|report) (?:was|is|has)|following (?:is|are) (?:the|an|a|excerpts)|
    (?:map|chart|graphic|picture|image) (?:indicating|showing|of))"""
)
HOUSEKEEPING = _cued(
    "rights contributed http https www gmail mail terms privacy newsletter photo getty reuters afp"
    " ap editor editors",
    _joined(
        r"""all rights reserved|contributed to this|https?://|www\.|@gmail|e-mail:|terms of use|
        terms of service|privacy policy|our newsletter|free newsletter|photo by|file photo|
        ap photo|/getty|/reuters|/afp|/ap\)|editors?'s? note"""
    ),
)
"""In lower case; anywhere in a sentence."""
CAPTION = _cued(
    "speaks arrives listens walks waves gestures looks meets attends stands holds talks seen"
    " answers leaves departs testifies addresses poses waits sits shakes smiles pictured",
    r"\b(?:speaks|arrives|listens|walks|waves|gestures|looks|meets|attends|stands|holds|talks|seen"
    r"|answers|leaves|departs|testifies|addresses|poses|waits|sits|shakes|smiles|pictured)\b",
)
CAPTION_DAY = re.compile(
    r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b|day, [A-Z][a-z]{2,8}\.? \d{1,2}\.$"
)
"""Captions tell the past in the present tense and give the full date."""
LINKS = re.compile(r"[a-z][A-Z][a-z]+ .{20,}\bMORE\b")
"""Headlines of a page's links run into the sentence."""
CAPTION_DATE = re.compile(r",(?: [A-Z][a-z]+day,)? [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.$")
""", *April 12, 2018.* without a preposition."""

STARTED = re.compile(r"[^\W_]|[\"'“‘(«\[$€£¥@]|``")
ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
CUT_NAME = re.compile(
    r"(?:(?<![\w.])(?:Spc|Sgt|Lt|Col|Gen|Gov|Sens?|Reps?|Lieut|Mr|Mrs|Ms|Dr|Capt|Maj|Pfc|Rev|Prof|vs|v"
    r"|Nos?|Mt|(?!U\.[SNK]|E\.U|D\.C|L\.A|N\.[YJHCDM])[A-Z](?:\.[A-Z])?)\.|\([A-Z][\w.–-]*\.\))$"
)
"""An abbreviation that no sentence ends with: the splitter cut a name in two."""
LOWER_CASE_NAME = re.compile(r"(?:al-|el-|de |van |von |di |[a-z][A-Z])")
MARKED = re.compile(r"[“\"«`‘]|(?<!\w)'")
"""A mark that may open a quotation."""
MARKS = re.compile(r"``|''|[“”\"«»]")
QUOTED = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|``[^`]*?''|(?<!\w)‘[^‘]*’(?!\w)|(?<!\w)'[^']*'(?!\w)"
)
