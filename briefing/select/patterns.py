"""The words by which sentences lean on what stood before them, as patterns over English news.

Only data: :mod:`briefing.select.context` says what follows from a match. Every pattern is linear
in the sentence or bounded, so hostile text costs no more than other text.
"""

from __future__ import annotations

import re

from briefing.select.cues import cued, forms, joined, opening

_TIMES = "(?:hour|minute|day|night|week|month|year|morning|evening|afternoon)s?"
_NOW = f"(?:{_TIMES}|summer|winter|spring|autumn|fall|season|weekend|decade|century|time)"
"""What may follow *this*: the time of writing."""
_SAYING = joined(
    """said|says|added|adds|told|tells|asked|noted|notes|wrote|writes|explained|continued|continues|
    argued|insisted|warned|stated|tweeted|declared|recalled|acknowledged|admitted|concluded|
    replied|stressed|claimed|announced|joked|complained|suggested|urged|testified|testifies|write|writes"""
)
_VERBS = joined(
    """is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|does|do|also|
    later|now|then|never|already|apparently|reportedly|comes?|came|remains?|began|begins|took|
    takes|made|makes|gave|gives|went|goes|left|sets?|found|finds|led|met|fell|rose|held|won|lost|hit|struck|
    shows?|sent|says?|said|told|runs?|ran|grew|brought|brings|appears?|fits?|forecast|follows|marks|
    means|contends?|alleges?|includes?|calls?|focus(?:es)?|owes?|wants?|needs?|plans?|seeks?|hopes?|
    expects?|aims?|offers?|helps?|keeps?|kept|puts?|turns?|works?|stands?|stood|who|whose|[a-z]{2,}ed|[a-z]{2,}n['’]t"""
)
_SHELL_NOUNS = joined(
    """agreement|deal|move|decision|announcement|ruling|verdict|statement|comments?|remarks?|
    reports?|study|plan|proposal|measures?|bill|attacks?|incident|accident|crash|explosion|blast|
    company|firm|group|man|woman|couple|suspects?|victims?|spokesman|spokeswoman|changes?|issue|problem|
    figures?|findings|documents?|letter|talks|visit|trip|case|lawsuit|suit|allegations?|claims?|
    warning|request|list|rules?|package|charges|news|photo|image|video|footage|picks?|statute|exchange|post|tweet|
    interview"""
)
"""Nouns that mostly stand for something said before (Schmid 2000, "shell nouns")."""
_ROLES = joined(
    """senator|congressman|congresswoman|lawmaker|governor|mayor|diplomat|politician|businessman|
    billionaire|vice president|candidate|nominee|actor|actress|singer|author|lawyer|comedian|
    star|champion|spokesman|spokeswoman"""
)
_AFTER_NOUN = joined(
    """of|between|on|in|for|by|to|that|which|who|with|from|against|at|over|about|into|under|among|
    after"""
)

CONNECTIVE = opening(
    rf"""But|And|Or|So|Yet|Nor|However|Still|Instead|Meanwhile|Moreover|Furthermore|Also|Besides|
    Nevertheless|Nonetheless|Therefore|Thus|Hence|Then|Otherwise|Similarly|Likewise|Conversely|
    Indeed|Afterwards?|Again|Even (?:so|then)|Rather|Plus|Accordingly|Consequently|Anyway|Alas|
    Additionally|Separately|Specifically|Overall|Of course|By (?:contrast|comparison)|
    On the other(?= (?:is|are|was|were)\b)|On the (?:other|one) hand|
    On the contrary|For (?:example|instance|one thing|now)|As (?:a result|such|well)|That is|
    In (?:fact|addition|contrast|response|turn|return|short|particular|other words)|
    In (?:that|this|either|any) (?:case|event|regard|sense|way)|(?:Since|Until|By|Till) then|
    At (?:the same time|that (?:time|point)|the time|least)|Secondly|Thirdly|Not (?:so|only that)|
    (?:After|Before|Despite|Because of|With|By|To) (?:that|this)(?: end)?(?=,)|
    (?:First|Second|Third|Finally|Lastly|Soon|Later|Earlier|Next|Now|Here|Today)(?=,)|
    (?:\w+ ){{0,2}}(?i:{_TIMES}) (?:later|earlier|before(?=,))|
    (?:Soon|Shortly) after(?:wards?)?(?=,)|
    Here(?:['’]s| is| are)|In (?:each|every|both|neither|one such|another) (?:cases?|instances?)|
    The (?:next|following|previous|same) {_TIMES}|That {_TIMES}|
    (?:Unlike|Like|Among|(?:Some|Most|Many|None|One|All) of) (?:them|these|those|this)"""
)
PRONOUN = opening(
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
    + joined(
        """unclear|clear|possible|impossible|(?:un)?likely that|
        important|difficult|hard to|easy to|time|
        
        estimated|expected|believed|reported|known|thought|unknown|uncertain|common|rare|
        the first time|not only|only (?:after|when|in)"""
    )
    + r"\b|It (?:(?:takes|took)(?! place| part| over| effect)|seems|appears|emerged) "
)
"""*It is unclear whether…* refers to nothing."""
PRONOUN_SUBJECT = cued(
    "he she they it his her their its neither both that",
    r"[^,]{3,60}, that (?:is|was|would|will|could|means|meant|includes|included|makes|made)\b"
    r"|[^,]{3,90}(?:, |“” )(?:he|she|they|it|his|her|their|its|neither|both)\b(?! (?:the|of)\b)",
)
"""*Speaking to reporters, he…*"""
PRONOUN_OBJECT = cued(
    "him them her",
    r"(?:[A-Z][\w.’'-]* ){1,4}"
    r"(?:(?!(?:and|that|whom?|whose|which|when|as|if|because|while|but|with)\b)[a-z][\w’'-]* ){1,6}"
    r"(?:him|them|her(?= (?:to|in|on|at|for|with|from|by|as|of|about|and|[a-z]+ly)\b|[.,;]))\b"
    r"|(?:(?!(?:and|or|that|whom?|whose|which|when|where|as|if|because|while|but|after|before|since"
    r"|until|to|of|for|from|by|with|without|against|about|in|on|at|over|among|[a-z]+ing)\b)"
    r"(?!\w+[’']s?\b|said\b|says\b)[\w.-]+ ){2,7}him\b",
)
"""*Haye would make him fight*: the object of a clause is not its subject."""
THING_OBJECT = cued(
    "it",
    r"(?:“” ?)?(?!As\b)"
    r"(?:(?!(?:the|an?|and|that|whom?|whose|which|when|as|if|to|because|while|but|with)\b)"
    r"[\w’'.-]+ |[Tt]he |[Aa] ){1,7}?"
    r"(?:[a-z]{2,}ed|calls|did|does|put|took|gave|sees|saw|sold|bought|built|won|lost|left|kept) it"
    r"(?= (?:in|on|at|as|an?|the|by|for|with|from|\w+ times|once|twice)\b| “|[.,])",
)
"""*Another official called it a mistake*: the object of a clause is not its subject."""
SUBORDINATE = re.compile(
    r"(?:As|When|While|If|Although|Though|Because|Since|After|Before|Once|Until|Unless|Even)\b"
    r"[^,]* [A-Z]"
)
"""*When Xi arrived, he…*"""
SOMEBODY = cued(
    "he she him his her hers himself herself", r"\b(?:he|she|him|his|her|hers|himself|herself)\b"
)
SEVERAL = cued("they them their theirs themselves", r"\b(?:they|them|their|theirs|themselves)\b")
THING = cued(
    "it its itself", r"\b(?:if|as|when|until|unless|before|after|because|that|while|whether) it\b"
)
DETERMINED = re.compile(
    r"\b(?:an?|the|this|that|its|his|her|their|our|each|every|no|any|[a-z]*ing)\b|[’']s\b"
)
A_THING = re.compile(rf"{DETERMINED.pattern}|(?<!^)[A-Z]")
"""What *it* can mean, among the words before it."""
THAT_THING = cued(
    "it them",
    rf"\b(?:{_SAYING}|that) (?:[\w ]{{1,20}} )?it (?:(?:is|was|had been|would be) (?:an?|the)\b"
    r"|occurred\b|happened\b|took place\b)"
    r"|\b(?:having|about|of|for|with|to) it\.$|\b(?:told|asked|gave|showed|warned) them\b",
)
"""*…said it was a late aftershock*: no speaker says that of himself."""
THOUGHT_THING = cued(
    "it",
    r"\b(?:he|she)(?:['’]s| is| was)? (?:not )?"
    r"(?:thought|thinks?|believed|believes|hoped|hopes|feared|doubts|doubted|sure|certain)"
    r"(?: that)? it\b"
    r"(?! (?:is|was|would be|will be|may be|might be) \w+ (?:to|that|for|if)\b)",
)
"""*Comey said he thought it might…*: nobody thinks so of himself."""
SEVERAL_SPOKEN_OF = cued(
    "they",
    r"\b(?:said|says|ruled|insists?|insisted|claims|claimed|believes|announced|added|argued|warned"
    r"|noted|thinks|stated|declared)(?: on)?(?: \w+day)?(?: that)? they\b",
)
"""*The navy insists that they…*"""
PLURAL = re.compile(
    r"\b(?:\w{2,}(?<!s)(?<!thi)(?<!wa)(?<!ha)s|people|police|men|women|children|media|staff|couple|both"
    r"|few|many|some|[a-z]*folk)\b|\band\b",
    re.IGNORECASE,
)
"""Those whom *they* can mean who are spoken of by somebody else."""
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
ONE = re.compile(
    r"(?!(?:Jan|Febr)uary$|[A-Z][a-z]+day$|[A-Z]{2,}s?$|.*(?:ans|als|crats|ists)$)[A-Z]"
)
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
    r"|student|teacher|aide|(?:[Aa]n?|the|[Oo]ne|each) (?:[\w-]+ ){0,2}"
    r"(?!(?:number|earlier|later|other|former|order|offer|letter)\b)\w{2,}"
    r"(?:er|or|ist|ian|man|woman))\b"
)
NAMES_NOBODY = frozenset(
    """a about above according across after against all along alongside also although among an and
    any around as asked at because before behind below beside between beyond by despite during
    early even for from had has having he how i i'm i've if in inside into is it last late like
    many more most much near next not now of on once one only or outside over she since some still
    than that the then they though through to under unless until upon was we were what when where
    which while who whom whose why with within without yesterday you
    later earlier then soon today recently previously eventually initially finally perhaps maybe
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
EPITHET = cued(
    f"year former commander {forms(_ROLES)}",
    rf"(?:T|.*(?:[,”\"] |\bas )t)he (?:(?:former|outgoing|veteran) )?(?:[A-Z]\w* ){{0,4}}"
    rf"(?:(?:[a-z]+ )?\d+ ?- ?year ?- ?old|(?:[a-z]+ )?{_ROLES}\b"
    r"(?! (?:of|for|from|in|who|at)\b|,? [A-Z]))"
    r"|The (?:former (?:[A-Z]\w+ ){0,2}[a-z]|commander in chief\b)",
)
"""Somebody not named: *the Texas governor*, *the 54-year-old*."""
REPLIES = re.compile(
    r"(?:[\w.’'-]+ ){1,7}?"
    r"(?:then|too|later|again|instead|in turn|fired back|chimed in|followed suit"
    r"|responded|replied|disagreed|agreed)\b"
)
"""*Donald Trump immediately fired back*"""
ECHOES = cued(
    "either both sides far much many high low long nearby outside inside there only even just any"
    " afterwards afterward beforehand thereafter neighbouring neighboring did do done does official"
    " officials diplomat diplomats man men woman company firm lawmaker lawmakers executive"
    " executives businessman officer officers"
    " earlier those same also another such them others they that this own agree agreed agrees"
    " continued added on however though meanwhile moreover nevertheless therefore fact more less"
    " similar giant maker carmaker retailer group lender airline"
    " startup bigger smaller higher lower worse better earlier later " + forms(_SHELL_NOUNS),
    rf"\b(?:the {_SHELL_NOUNS}\b(?! {_AFTER_NOUN}\b)|[Tt]he earlier\b"
    r"|those(?! (?:who|that|of|in|with)\b)|the same (?!as\b)[a-z]+\b(?! (?:as|that|who)\b)"
    r"|(?<!and )(?<!but )also\b|[Aa]nother\b"
    r"|such an?\b|[Oo]ne such\b"
    r"|\b[a-z]+ed (?:a )?similar (?!to\b)[a-z-]+\b(?! (?:to|as)\b)"
    r"|such (?:[a-z-]+ ){0,2}[a-z]+s\b(?! as\b)|\bthat (?:far|much|many|high|low|long)\b"
    r"|\b(?:[Ee]ither|[Bb]oth) (?:sides?|camps?|men|women|leaders|parties)\b|\bany such\b"
    r"|[Tt]he (?:two|three) sides\b|\bnearby\b|\b(?:outside|inside|there)[.,]"
    r"|^(?:Only|Even|Just) (?:that|this|those|these)\b"
    r"|\b(?:afterwards?|beforehand|thereafter|neighbou?ring)\b|\b(?:did|do|done|does) that\b"
    r"|\b[Tt]he (?:[A-Z][a-z]+(?:ese|ian|can|ish|nch|man)|White House) "
    r"(?:official|diplomat|man|woman|company|firm|lawmaker|executive|businessman|officer)s?\b"
    r"(?! [A-Z])"
    r"|^The (?:US|U\.S\.|UK|[A-Z][a-z]+(?:ese|ian|can|ish|nch|man|-based)) (?:[a-z-]+ ){0,2}"
    r"(?:giant|maker|carmaker|retailer|company|firm|group|lender|airline|startup)\b(?! [A-Z])"
    r"|\b(?:more|less) [a-z]+\.$|\b(?:bigger|smaller|higher|lower|worse|better|earlier|later)\.$"
    r"|(?:any|all) of them\b|of others\b|they (?:are|were)[.,]"
    rf"|that {_TIMES}\b|that (?!{_NOW})[a-z]+[.,]|this (?!{_NOW})[a-z]"
    r"|(?:his|her|their) own\.$|agree[sd]\.$|(?:continued|added|went on)[.,])"
    r"|, (?:however|though|meanwhile|moreover|nevertheless|therefore|in fact)[.,]",
)
"""*Critics called the deal…*; what is meant is often in the sentence itself, but not always."""
POINTING = cued(
    "latter this that these those",
    r"\bthe latter\b|\blike (?:this|that)\b"
    rf"|\b(?!\w*s\b|not\b|all\b)[a-z]{{3,}} that (?!{_NOW}|\w*(?:s|ed)\b)[a-z]+[.,;”\"]"
    r"|\b(?:of|for|on|at|by|with|to|from|about|against|under|over|after|before|into|through) "
    rf"(?:that|these|those|this(?! {_NOW})) "
    r"(?!country|nation|world|point|moment|way|whose?\b)[a-z]",
)
"""*Most residents of that facility*; what is meant is often in the sentence itself."""
DEMONSTRATIVE = cued(
    "this these that here so",
    r"\b(?:this|these) (?:in|is|was|are|were|as|to|at|by|with|would|will|could|can|and|when)\b"
    r"|\b(?:this|these|did so|do so|doing so)[.,]|\bhere\b"
    r"|\b(?:with|of|for|to|about|on|by|from|like|than) that[.,]",
)
"""*The pope mentioned this in…*"""
SPEAKING_PRONOUN = cued(
    "he she they it",
    rf"(?:^|[,;”\"'’] )(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?: also| later| then| has| had)? {_SAYING}\b"
    rf"|[,;”\"'’] {_SAYING} (?:he|she|they)\b(?=[.,])",
)
NAMED_SPEAKER = re.compile(rf"[A-Z][\w’'-]+(?: [a-z]+ly)? {_SAYING}\b|\b{_SAYING} [A-Z]")
UNNAMED_SPEAKER = re.compile(
    rf"[,;”] the (?:[a-z-]+ )?([a-z]+) {_SAYING}\b"
    rf"|“” (?:{_SAYING}) the (?:[a-z-]+ )?([a-z]+)(?: of (?:one|two|three|four|five|six))?[.,]"
    rf"|^“” an? (spokes\w+) {_SAYING}\b(?! for\b)"
    rf"|^“” the (?:[A-Z][\w.-]+ ){{1,2}}(Republican|Democrat) {_SAYING}\b"
)
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
    r"|[“\"][^“”\"]{0,40}\b(?:(?:it|this|they|them|these|those|that['’]s|did that)\b|that(?=[.,]))"
)
"""*“We do not think it will work,” the President said*"""
TO_READER = frozenset("i me my myself we us our ourselves you your let".split())  # noqa: SIM905
READER_OR_WRITER = frozenset(
    """I I'm I've I'd I'll me my My myself we We we're we've we'll We're We've We'll us our Our
    ourselves you You your Your you're You're you've you'll let's Let's""".split()  # noqa: SIM905
)
IMPERATIVE = opening(
    """Click|See|Ask|Try|Discover|Consider|Imagine|Remember|Listen|Watch|Look|Note|Think|Forget|Call|Read|Please|
    Do not|Don['’]t|Never mind|Just|Yes|No(?=,)|Oh|Well(?=,)"""
)
WEEKDAY = cued(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight",
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow|tonight)\b",
)

STARTED = re.compile(r"[^\W_]|[\"'“‘(«\[$€£¥@]|``")
ENDED = re.compile(r"(?<!\.\.)(?<!\. \.)[.!?。！？][\"'”’»)\]]*$")
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
