"""Whether what is plainly said denies, refuses or declines, by how it begins: "said | there are no talks"."""

from __future__ import annotations

import re

from onrecord.reading.words.negating import answers_no, says_not_so

OPENING = r"[\s“\"‘'«„]*(?:that\s+)?[\s“\"‘'«„]*"
_WHO = r"(?:(?!who\b|which\b)[^\s.?!,;:“”\"]+\s+){1,6}?"
_DEALINGS = (
    r"(?:talks?|negotiations?|discussions?|contacts?|meetings?|deals?|agreements?|arrangements?|decisions?|plans?"
    r"|intentions?|offers?|orders?|requests?|pressure|links?|connections?|ties|relationship|collusion|conspiracy"
    r"|cover-?up|wrongdoing|coordination|conflicts?\s+of\s+interest|quid\s+pro\s+quo|pact|bribes?|payments?|leaks?"
    r"|(?:phone\s+)?calls?|conversations?|breach(?:es)?|violations?|attacks?|strikes?|incidents?|rift|split|crisis|shortages?|ultimatum)\b"
)
_DONE = (
    r"(?:said|spoken|spoke|met|discussed|offered|asked|told|agreed|approved|ordered|received|paid|taken|took|made|held"
    r"|sent|used|signed|authori[sz]ed|promised|threatened|suggested|negotiated|touched|worked\s+for"
    r"|been\s+(?:asked|told|approached|offered|contacted|consulted|involved|in\s+(?:talks|contact)|party|part))\b"
)
_FALSE = (
    r"(?:not\s+true|not\s+(?:the\s+case|so(?!\s+\w)|correct|accurate|right|what\s+happened)|untrue|false|a\s+lie|lies|fake|baseless|groundless|unfounded|nonsense|rubbish|fiction|fantas(?:y|ies)"
    r"|invent(?:ed|ions?)|fabricat(?:ed|ions?)|made\s+up|a?\s*fairy\s+tales?|without\s+foundation|wide\s+of\s+the\s+mark"
    r"|a?\s*fabrications?|news\s+to\s+(?:me|us|him|her|them)|far\s+from\s+(?:the\s+truth|reality)|devoid\s+of"
    r"|a?\s*(?:hoax|myth|slander|libel|smear)|bogus|malicious|defamatory|without\s+(?:any\s+)?(?:basis|merit|substance))\b"
)
_WRONG = r"(?:wrong|incorrect|inaccurate|mistaken|exaggerated|pure\s+speculation|absurd|ridiculous|imaginative)\b"
_ACCOUNTS = (
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)|suggestions?|speculation|insinuations?"
    r"|assertions?|(?<!twitter )(?<!facebook )(?<!instagram )(?<!media )(?<!bank )(?<!user )(?<!email )"
    r"(?<!online )accounts?"
    r"|descriptions?|characteri[sz]ations?|statements?|remarks?|figures?|numbers?|sums?|dates?)"
)
_IS = r"(?:is|are|was|were|as)\b(?:[\s“\"‘']+(?:\w+ly|just|pure|plain|quite|all|just\s+not))*[\s“\"‘']*"

_UNREAL = (
    r"(?:(?:do(?:es)?|did)\s*(?:not|n['’]t)\s+(?:in\s+any\s+way\s+)?(?:correspond|conform|accord|agree|tally|square)\s+"
    r"(?:to|with)\s+(?:the\s+)?(?:reality|truth|facts|actual)"
    r"|(?:ha(?:s|ve|d)|bears?|bore)\s+(?:nothing\s+to\s+do\s+with|no\s+(?:relation|connection|resemblance)\s+(?:to|with)"
    r"|no\s+(?:basis|foundation)\s+in|little\s+to\s+do\s+with)\s+(?:the\s+)?(?:reality|truth|facts|fact)"
    r"|(?:lacks?|lacked)\s+(?:any|all|every)\s+(?:basis|foundation|substance)|(?:is|are|was|were)\s+at\s+odds\s+with\s+(?:the\s+)?(?:truth|facts))"
)
_FALSEHOOD = re.compile(
    rf"\b(?:(?:{_ACCOUNTS}|notions?|ideas?|theor(?:y|ies)|conclusions?|what\s\w+)\b[^.?!]{{0,60}}?|(?:it|this|that|they|these)\b(?:\s[^\s.?!,]+){{0,3}}?\s?)\b{_IS}{_FALSE}"
    rf"|\b{_ACCOUNTS}\b[^.?!]{{0,160}}?\b{_UNREAL}"
    rf"|{OPENING}(?:[^\s.?!,;:]+\s+){{0,3}}?{_ACCOUNTS}\b[^.?!;:]{{0,160}}?\b{_IS}{_FALSE}",
    re.IGNORECASE,
)
_UNTRUE = re.compile(rf"{_FALSE}|{_UNREAL}")
"""What every falsehood names, in small letters: looked for first, since few contents have it."""

_NO_GROUNDS = r"ha(?:s|ve|d)\s+(?:absolutely\s+)?no\s+[“\"‘']?(?:basis|foundation|merit|substance|validity)\b"
_WRONG_ACCOUNT = re.compile(
    rf"{OPENING}(?:[^\s.?!,;:]+\s+){{0,3}}?{_ACCOUNTS}\b[^.?!,;:]{{0,60}}?\b(?:{_IS}(?:{_FALSE}|{_WRONG})|{_NO_GROUNDS})",
    re.IGNORECASE,
)

_NOT_SO = re.compile(
    rf"{OPENING}(?:"
    r"there\s*(?:is|are|was|were|['’]s|ha(?:s|ve|d)\s+been)\s+(?:\w+ly\s+)?(?:no|not\s+an?y?|never\s+an?y?)\s+"
    rf"(?:[\w’'-]+\s+){{0,2}}?{_DEALINGS}"
    rf"|(?:{_WHO}(?:has|have|had)|(?:i|we|they|you)['’]ve)\s+no\s+(?:\w+\s+)?"
    r"(?:plans?|knowledge|involvement|part\s+in|role\s+in|links?|ties|connections?|contacts?|dealings)\b"
    rf"|no\s+(?:(?:new|formal|official|final|current|immediate|such)\s+)?{_DEALINGS}[’”\"']?\s+(?:yet|so\s+far|made|taken|given|planned|under\s+way|to\b|between\b)"
    r"(?![^.?!]*\b(?:without|before|until|unless)\b)"
    rf"|{_WHO}(?:kn[eo]ws?|(?:is|are|was|were)\s+aware)\s+of\s+no\b"
    rf"|{_WHO}(?:has|have|had)\s+\w+ed\s+none\b"
    rf"|{_WHO}(?:\w+ly\s+)?(?:rejects?|rejected|den(?:y|ies|ied)|disputes?|disputed|refutes?|refuted)\s+"
    rf"(?:the|these|those|this|that|any|all|such|both|[\w-]+[’']s)\s+(?:[\w’'-]+\s+){{0,2}}?{_ACCOUNTS}\b"
    rf"|{_WHO}(?:did|does|do|done|said)\s+(?:no\s+such\s+thing|nothing\s+of\s+the\s+(?:sort|kind))\b"
    rf"|{_WHO}(?:has|have|had)\s+(?:had\s+)?(?:absolutely\s+)?nothing\s+to\s+(?:do\s+with|hide)\b"
    rf"|{_WHO}(?:did|done)\s+(?:absolutely\s+)?nothing\s+(?:wrong|illegal|improper|inappropriate)\b"
    r"|(?:it|this|that|(?:the|such|any|no\s+such)\s+(?:[\w’'-]+\s+){1,4}?)\s*"
    r"(?:did\s+not|didn['’]t|never|had\s+not|hadn['’]t|do(?:es)?\s+not|doesn['’]t|don['’]t)\s+"
    r"(?:happen|happened|occur|occurred|take\s+place|took\s+place|taken\s+place|exist|existed)\b"
    rf"|(?:{_WHO}(?:(?:has|have|had)\s+)?|(?:i|we|they|you|he|she)['’](?:ve|d|s)\s+)never\s+{_DONE}"
    rf"|{_WHO}(?:(?:is|are|was|were|am)\s+(?:not|never)|(?:is|are|was|were)n['’]t)\s+(?:currently\s+)?"
    r"(?:for\s+sale|involved|responsible|aware\s+of|behind|(?:under|in|part\s+of)\s+(?:any\s+)?(?:investigation|talks"
    r"|contact|negotiations|discussions)|on\s+the\s+agenda|to\s+blame|at\s+fault|guilty|told|asked|informed"
    r"|consulted|planning|considering|negotiating|seeking)\b"
    r"|(?:nobody|no\s+one)\s+(?:(?:was|has\s+been|had\s+been|has\s+ever|had\s+ever)\s+\w+"
    r"|(?:told|asked|pressed|leaned|ordered|paid|forced|pushed|instructed|approached|offered|contacted|promised)\b)"
    r"|nothing\s+(?:of\s+the\s+(?:kind|sort)|was\s+\w+(?:ed|en)\b|happened)"
    r"|not\s+for\s+sale\b"
    r"|(?:that|this|those|these|it)\s*(?:is|are|was|were|['’]s)\s*(?:not|n['’]t)\s+(?:my|our|his|her|their|me|him|us)\b"
    rf"|{_WHO}(?:gave|made|placed|issued|took|sent|received|signed|paid|accepted|promised|held|had\s+(?:given|made|placed|issued|taken|sent|received|held|signed|paid))\s+"
    rf"no\s+(?:such\s+)?{_DEALINGS}"
    r"|neither\s+(?:(?:one|claim|story|report|account|version)\s+)?(?:is|was)\s+(?:so|true|the\s+case|correct|right)\b"
    r"|no\s+such\s+(?!thing\b)\w+"
    r"|nor\s+(?:did|do|does|had|has|have|is|are|was|were)\s+(?:i|we|he|she|it|they|there|any)\b"
    rf"|{_WHO}(?:has|have|had|did)\s+neither\s+\w+(?:ed|en|id|ade|old|ent|ought)?\s+[^.?!]*?\bnor\b"
    r"|neither\s+[^.?!,]{2,40}?\s+nor\s+[^.?!,]{2,40}?(?<!will)(?<!ould)\s(?:has|had|have|is|was|were|did|holds?|owns?|knew)\b"
    r"|(?:(?:its|our|my|his|her|their|the\s+\w+['’]s)\s+(?:\w+\s+){0,2}?(?:forces|troops|soldiers|army|artillery|guns|police"
    r"|officers|navy|planes|drones|ships|aircraft|units|agents|staff|employees|government|ministry|company|office|side)"
    r"|we)\s+(?:did\s+not|didn['’]t|had\s+not|hadn['’]t|ha(?:s|ve)\s+not|ha(?:s|ve)n['’]t|ha(?:s|ve|d)\s+never|never)\s+"
    r"(?!(?:yet\s+)?(?:decided?|seen?|know|known|receive|received|reach|reached|agree|have|had|expect|want|need|think|thought"
    r"|hear|heard|find|found|get|got|understand|see|come|been\s+(?:able|informed|told)|been)\b)\w+"
    r")",
    re.IGNORECASE,
)
"""What begins so says that something is not so which somebody may have said: a dealing, a deed, a plan. It makes a
denial of 37 contents of PolNeAR train that have another act without it: about 31 of them are one."""

_MODAL = "can|could|may|might|must|shall|should|will|would"
_WAS_NOT = re.compile(
    OPENING
    + r"(?:(?:no|not\s+an?|not\s+one|neither|none)\b[^.?!;]{0,60}?"
    + r"\b(?:was|were|had|has|have|ever|took|did|is|are)\b"
    + rf"|nothing\b(?!\s(?:{_MODAL}|(?:has|have|had)\s+changed)\b)"
    + r"|[^.?!,;“”\"]{1,60}?\b(?:did|was|were|had|has|have|does|do|is|are)\s*(?:not|n['’]t|never)\b"
    + rf"|(?:(?!(?:{_MODAL})\b)[^\s.?!,;“”\"]+\s+){{1,9}}?never\b)",
    re.IGNORECASE,
)
"""Something is said not to be so: a denial where the cue insists on it."""

_DECLINING = re.compile(
    rf"{OPENING}(?:no\s+(?:(?:further|immediate)\s+)?comments?\b"
    r"|(?:it|that)\s*(?:is|was|['’]s|would\s+be)\s+(?:\w+\s+)?too\s+(?:early|soon)\s+to\s+(?:say|tell|speculate|comment|judge)\b"
    rf"|{_WHO}[“\"‘'«]?(?:(?:do(?:es)?|did|will|would|could|can)\s*not|cannot|(?:do|does|wo|would|could|ca)n['’]t|never)\s+"
    r"(?:publicly\s+|ever\s+)?(?:comment|speculate|elaborate|be\s+drawn|discuss\s+(?:rumou?rs|speculation|details|individual|(?:(?:his|her|its|our|the)\s+)?(?:[\w’'-]+\s+){0,3}?(?:calls?|conversations?|talks|contacts?|meetings?|letters?|matter|case|report|plans?|deals?))"
    r"|go\s+into\s+(?:details?|specifics)|answer\s+(?:questions?|that))\b"
    rf"|(?:{_WHO}(?:is|was|are|were)|(?:i|we)(?:\s+a(?:m|re)|['’](?:m|re)))\s+not\s+going\s+(?:there|to\s+(?:get\s+into|go\s+(?:into|there)|comment|discuss|speculate|talk\s+about|answer))\b"
    rf"|(?:{_WHO}(?:has|have|had)|(?:i|we)['’]ve)\s+[“\"‘'«]?(?:no\s+(?:(?:further|immediate)\s+)?(?:comments?|information|answers?|statement)\b|nothing\s+(?:more\s+|further\s+)?to\s+(?:add|say)\b))",
    re.IGNORECASE,
)
"""Who says so gives no answer."""


_ELLIPTICAL = re.compile(
    r"\W*(?:not\s+(?:an?(?!\s+single)|one|any|us|me|him|her|them)\b(?!\s+(?:chance|word\s+more|moment\s+too|bad|day\s+too))"
    r"[^.?!—]{0,40}\W*"
    r"|(?:that\s+)?(?:(?:s?he|it|they|we|i)\s*(?:did|does|do|had|has|have|was|were|is|are|am)(?:\s+not|n['’]t)"
    r"|(?:s?he|it|they|we|i)\s+never\s+(?:did|had|has|have|was|were)|there\s+(?:(?:is|are|was|were)\s+none|(?:is|are|was|were)n['’]t\s+any)))\W*$",
    re.IGNORECASE,
)
"""A whole content that says no more than that it was not: "Not a livre", "it did not", "there were none"."""

_CORRECTED = re.compile(
    r"\W*(?:that\s+)?(?P<it>it|they)\s+(?:is|are|was|were)\s+not\s+[^.?!,;]{2,40},\s+(?P=it)\b", re.IGNORECASE
)
"""What was said to be one thing and is another: "it was not a paper, it was a conversation"."""

_THAT = re.compile(r"^\W*that\s(?!(?:is|was|are|were|has|had|did|does)\b)")
MARKS = re.compile('[“”"«»„]')


def denies(said: str, insists: bool, *, plain: bool = True) -> bool:
    """Whether a content denies something; after a cue that insists ("maintained"), any "was not" does;
    `plain`: the cue only tells that it was said, and does not boast or complain of it."""
    bare = MARKS.sub("", said)
    if _ELLIPTICAL.match(said) or _CORRECTED.match(said) or _NOT_SO.match(bare):
        return True
    if _UNTRUE.search(said.lower()) and _FALSEHOOD.search(_THAT.sub("", said)):
        return True
    if (bare != said and _NOT_SO.match(said)) or answers_no(said):
        return True
    return (plain and says_not_so(said, own=not insists)) or (insists and bool(_WAS_NOT.match(said)))


_BARE = re.compile(
    rf"{OPENING}(?:(?:it|this|that|these|those)\s+(?:is|are|was|were)\s+)?(?:(?:utter|complete|total|absolute|pure|sheer|arrant|just"
    r"|simply|plain|more|a|all|and|such|what|\w+ly)\s+){0,4}(?:nonsense|rubbish|lies?|fiction|fantasy|garbage|invention|untrue"
    r"|false|baloney|hogwash|bunk|tosh|fabrications?|poppycock|twaddle|bull(?:shit)?|fake\s+news|made\s+up)\W*$",
    re.IGNORECASE,
)
"""A content that is nothing but the word for a lie: "Utter rubbish"."""


def corrects(said: str) -> bool:
    """Whether a content begins with an account or a figure that it calls wrong, which is more than blame."""
    return _WRONG_ACCOUNT.match(said) is not None or _BARE.match(said) is not None


def declines(said: str) -> bool:
    """Whether a content refuses an answer."""
    return _DECLINING.match(said) is not None
