"""Links of a chain in print: the words of a sentence that name a carrier and say how it carries.

"According to Tass", "told the Gazette", "as cited by Reuters", "quoted by his lawyer as saying", "in reply to our
questions".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.data.wordlists import any_listed
from onrecord.model import Article, Outlet, Range
from onrecord.reading.draft import overlap, trimmed
from onrecord.reading.sourcing.broadcasts import on_air
from onrecord.reading.sourcing.carriers import Carrier, carriers_in, is_outlet, own_names
from onrecord.reading.words.asking import ASKED
from onrecord.reading.words.crediting import CITING_WORDS
from onrecord.reading.words.lexicon import is_role

FILLER = (
    r"(?:(?:the|The|an?|[A-ZÀ-Þ][\w-]*(?:['’]s)?|\w+['’]s|state(?:-\w+)?|pro-\w+|official|national|local|regional|independent"
    r"|private|public|business|leading|daily|weekly|news|press|wire|agency|newspaper|paper|magazine|broadcaster|television"
    r"|tv|TV|radio|channel|station|network|website|site|portal|outlet|service|tabloid|newswire"
    r"|[a-z][\w-]+(?=\s+(?:news|press|wire)?\s*(?:agency|newspaper|paper|magazine|broadcaster|television|radio|channel|station"
    r"|website|site|portal|outlet|tabloid)\s))\s+){0,6}"
)
_SAYING = r"(?:\s+as\s+(?:saying|telling|writing))?"
CITED, REPORTED, ACCORDING, SEEN, TOLD, CITING, VOICED = range(7)
"""Kinds of link, from the one that stands nearest the page to the one nearest the speaker."""

_BEFORE = (
    (CITED, rf"\b(?:cited|quoted|reported|carried|relayed){_SAYING}\s+(?:by|in|on)\s+"),
    (CITED, r"\b(?:published|posted|printed|released)\s+(?:by|in)\s+"),
    (
        ACCORDING,
        r"\b[Aa]ccording\s+to\s+(?:(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}(?:reports?|article|story|account|interview"
        r"|transcript)\s+(?:by|in|from|on|(?:published|issued|released|distributed|circulated)\s+(?:by|in))\s+)?",
    ),
    (SEEN, r"\b(?:seen|obtained|reviewed|viewed|verified|heard)\s+(?:exclusively\s+)?by\s+"),
    (SEEN, r"\b(?:shared\s+with|provided\s+to|leaked\s+to|sent\s+to|given\s+to|made\s+available\s+to)\s+"),
    (
        TOLD,
        r"\b(?:[Tt]old|[Tt]ells?|[Tt]elling|[Ii]nform(?:ing|ed|s)|[Aa]ssur(?:ing|ed|es)|[Pp]romis(?:ing|ed|es))\s+",
    ),
    (
        TOLD,
        r"\b(?:said|says|saying|tells|confirm(?:ed|s|ing)|admitted|added|explained|complained|disclosed|revealed|confided"
        r"|denied|insisted|remarked|recalled|described|stated|declared|announced)\s+to\s+",
    ),
    (
        TOLD,
        r"\b(?:tells?|told|says?|said|confirm(?:ed|s)|admit(?:ted|s)|described|explained|revealed|stated|declared|announced)\s+"
        r"(?!(?:that|it|he|she|they|there)\b)[^,.;:“”\"\n]{2,60}?(?<!\bup)(?<!\bdue)(?<!\baccording)\s+to\s+",
    ),
    (TOLD, r"\b(?:[Ss]peaking|[Ss]poke|[Ss]peaks|[Tt]alking|[Tt]alked)\s+(?:exclusively\s+)?(?:to|with|on)\s+"),
    (
        TOLD,
        r"\b(?:interviews?|statements?|comments?|remarks|e-?mail|letter|message|article|op-ed|piece|column|essay"
        r"|conversation|commentary)\s+(?:(?:(?:on\s+)?[A-Z][a-z]+day|(?:this|last)\s+[A-Za-z]+)\s+"
        r"(?:\w+ing\s+|night\s+)?)?"
        r"(?:(?:that|which)\s+)?(?:(?:published|given|granted|aired|broadcast)\s+)?(?:\w+day\s+)?(?:with|to|for|on|in|by)\s+",
    ),
    (
        TOLD,
        r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed|Challenged|[Rr]eached|[Cc]ontacted|[Tt]elephoned)\s+"
        r"(?:\w+\s+)?(?:by\s+(?:tele)?phone\s+)?by\s+",
    ),
    (
        TOLD,
        r"\b(?:wrote|writes|noted|notes|argued|argues|observed|observes|explained|explains|put\s+it|pointed\s+out|opined)\s+"
        r"(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,3}in\s+|\b(?:[Ww]rote|[Ww]riting|[Ww]rites)\s+(?:in|for)\s+|\binterviewed\s+(?:by|on)\s+|\b[Ii]nterview\s+",
    ),
)

_COLLEAGUES = (
    r"(?:(?:our|their|its)\s+(?:\w+\s+)?(?:colleagues?|friends|partners?|sister\s+\w+)(?:,|\s+(?:over\s+)?(?:at|of|from|in|on))?"
    r"\s+(?:the\s+)?)?"
)
""" "Told our colleagues at Radio Tarn" is told Radio Tarn."""
_LEADS = tuple((kind, re.compile(rf"(?P<cue>{lead}){FILLER}{_COLLEAGUES}$")) for kind, lead in _BEFORE)
_SUBJECT = re.compile(
    r"\s*,?\s*(?P<cue>(?:(?:has|have|had|also|first|later|earlier|previously)\s+)*(?:reported|reports|reporting|wrote|writes"
    r"|said|says|noted|notes|revealed|quoted|cited|published))\b"
)
_AIRED = re.compile(
    r"\s+(?P<cue>(?:(?:has|had|have|then|later|first)\s+)*(?:broadcast|aired|carried|ran|showed|screened|published|printed))\b"
)
_WHICH = re.compile(r"\b(?:which|that)\s+(?:the\s+)?$")
""" "In the interview, which Radio Tarn broadcast on Monday"."""

_TRUSTED = re.compile(
    r"\s+(?P<cue>(?:is|are|was|were)\s+(?:to\s+be\s+)?(?:believed|trusted|credited|right|correct|accurate))\b"
)
_IF = re.compile(rf"\bif\s+{FILLER}$", re.IGNORECASE)
_IF_BELIEVED = re.compile(
    rf"\b(?P<cue>if\s+(?:we|you|one)\s+(?:(?:are|is)\s+to\s+)?(?:believes?|trusts?)|to\s+(?:believe|trust))\s+{FILLER}$",
    re.IGNORECASE,
)
_RANG = re.compile(
    r"\s+(?P<cue>(?:(?:tele)?phoned|called|rang|reached|contacted|asked|approached)\s+(?:him|her|them)\b(?!\s+(?:an?|the)\s))"
)
_WHEN = re.compile(r"\bwhen\s+(?:the\s+)?$", re.IGNORECASE)
""" "She said when | the Courier | reached her": not "when the Courier called her a fool"."""

_CITING = re.compile(rf"\b(?P<cue>(?i:{CITING_WORDS})|with\s+reference\s+to)\s+(?P<who>[^,.;:—“”\"]+)")
_VOICED = re.compile(
    r"\b(?P<cue>through|via|by\s+way\s+of)\s+(?P<who>(?:an?|the|one\s+of\s+(?:his|her|its|their)|his|her|its|their|[A-ZÀ-Þ][\w-]*['’]s?)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:spokes\w+|lawyers?|attorneys?|solicitors?|barristers?|counsel|representatives?|publicists?"
    r"|agents?|aides?|assistants?|secretary|advisers?|advisors?|intermediar(?:y|ies)|mediators?|interpreters?|translators?|mouthpieces?"
    r"|go-betweens?|envoys?|relatives?|friends?|press\s+(?:office|service|team)|office)\b)(?!['’])"
)
"""Who speaks for somebody: "said | through a spokeswoman", "in a note sent through his lawyers"."""
_CITED_END = re.compile(r"\s+(?:that|who|which|in|on|as|said|reported|wrote)\b")
_OWN = re.compile(
    r"\b(?P<cue>told|tells|telling|speaking\s+(?:exclusively\s+)?(?:to|with)|spoke\s+(?:exclusively\s+)?(?:to|with)"
    rf"|(?:{ASKED}|reached|contacted|telephoned|(?-i:Challenged))\s+(?:\w+\s+)?by"
    r"|in\s+an\s+(?:exclusive\s+)?interview\s+with)\s+(?:us|me|this\s+(?:news)?(?:paper|site|website|magazine|outlet"
    r"|agency|station|reporter|writer|correspondent|channel|publication)|our\s+(?:correspondent|reporter|paper|newspaper"
    r"|colleagues?|newsroom|editor|team|magazine|station))\b(?!\s+(?:over\s+)?(?:at|of|from)\s+(?:the\s+)?(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_PUT_TO = re.compile(
    r"\b(?P<cue>(?:questions?|quer(?:y|ies)|calls?|e-?mails?|messages?|letters?|requests?|inquir(?:y|ies))\s+"
    r"(?:(?:for\s+(?:comment|an?\s+interview)|sent|put)\s+)?(?:from|by))\s+(?:the\s+)?$"
)
"""What an outlet asks: "did not answer calls from the Ledger"."""

_OUR_QUESTIONS = re.compile(
    r"\b(?P<cue>our\s+(?:(?:own|written|repeated|many|last)\s+)?(?:questions?|quer(?:y|ies)|calls?|e-?mails?|messages?|letters?|requests?"
    r"|inquir(?:y|ies)))\b"
)
_OUR_MAN = re.compile(
    r"\b(?P<cue>our\s+(?:own\s+)?(?:(?:special\s+)?correspondents?|reporters?|colleague))\b", re.IGNORECASE
)
"""The page's own people: what they note or were told, the page heard itself."""

_REACH = 90
"""Characters before a carrier within which the words that make it a link stand."""

ANONYMOUS = re.compile(rf"\b(?:{any_listed('sources.nameless')}|anonymous|unnamed|some)\b")
_TITLED = re.compile(r"^(?:its|his|her|their|the|an?)\s+(?:\S+\s+){0,4}[A-ZÀ-Þ]")
"""A description that ends in a name: "the minister Ana Brill"."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A link in print: what kind of link, who carries, where both stand. `own`: the carrier is the page itself;
    `more`: what else of the cue stands behind the carrier ("if | Radio Tarn | is to be believed"); `put`: what is
    answered or not is the carrier's question, content or not."""

    kind: int
    who: Range
    name: str
    cue: Range
    own: bool = False
    more: tuple[Range, ...] = ()
    put: bool = False


def printed_links(article: Article, sentence: Range) -> tuple[Printed, ...]:
    """The links that a sentence prints, in reading order."""
    return _printed(article.text, article.outlet, sentence)


@lru_cache(256)
def _printed(text: str, outlet: Outlet | None, sentence: Range) -> tuple[Printed, ...]:
    """The same, kept for the next attribution of the sentence."""
    found = [link for carrier in carriers_in(text, sentence) if (link := _link(text, outlet, sentence, carrier))]
    for pattern in (_OWN, _OUR_MAN, _OUR_QUESTIONS):
        for match in pattern.finditer(text, *sentence):
            put = pattern is _OUR_QUESTIONS
            found.append(Printed(TOLD, match.span(), "", match.span("cue"), own=True, put=put))
    for who in own_names(text, sentence, outlet):
        link = _link(text, outlet, sentence, Carrier(*who, text[slice(*who)]), own=True)
        if link is not None and not any(other.own and overlap(who, other.who) for other in found):
            found.append(link)
    for place, sender in on_air(text, sentence):
        if sender is not None and not any(overlap((sender.start, sender.end), link.who) for link in found):
            who, cue = (sender.start, sender.end), trimmed(text, (place[0], sender.start))
            found.append(Printed(TOLD, who, sender.name, cue, is_outlet(sender.name, outlet)))
    for match in _CITING.finditer(text, *sentence):
        end = _CITED_END.search(text, match.start("who"), match.end("who"))
        who = trimmed(text, (match.start("who"), end.start() if end else match.end("who")))
        if who[0] < who[1] and not carriers_in(text, who) and _can_tell(text[who[0] : who[1]]):
            found.append(Printed(CITING, who, text[who[0] : who[1]], match.span("cue")))
    for match in _QUOTED_BY.finditer(text, *sentence):
        if not any(overlap(match.span("who"), link.who) for link in found):
            found.append(Printed(CITED, match.span("who"), match["who"], match.span("cue")))
    for match in _VOICED.finditer(text, *sentence):
        found.append(Printed(VOICED, match.span("who"), match["who"], match.span("cue")))
    return tuple(sorted(found, key=lambda link: link.who))


_QUOTED_BY = re.compile(
    r"\b(?P<cue>(?:quoted|cited)\s+(?:\w+day\s+)?(?:by|in))\s+(?P<who>[^,.;:“”\"\n]{2,60}?)\s+as\s+(?:having\s+)?\w{3,}(?:ing|ed|id)\b"
)
""" "Was quoted by his lawyer as saying": whoever stands there carries it."""

_DOCUMENT = re.compile(
    r"(?:(?:an?|the|recent|new|its|his|her|their|\w+’s|\w+'s)\s+){0,3}(?:[\w-]+\s+){0,2}?"
    r"(?:polls?|surveys?|stud(?:y|ies)|data|figures|statistics|documents?|records|logs|research|numbers)\b",
    re.IGNORECASE,
)


def _can_tell(words: str) -> bool:
    """Who is cited is somebody, named or not: "citing court records" names no carrier."""
    owned = _OWNED_BY.match(words)
    if _DOCUMENT.match(words) or (owned and not is_role(owned["head"])):
        return False
    return bool(ANONYMOUS.search(words)) or words[:1].isupper() or bool(_TITLED.search(words))


_OWNED_BY = re.compile(
    r"(?:[A-ZÀ-Þ][\w.-]*\s)*[A-ZÀ-Þ][\w.-]*[’']s?\s(?:[a-z][\w-]*\s)*?(?P<head>[a-z][\w-]*)(?=$|\s(?:and|of|in|for|to|on|with)\b)"
)
"""What somebody has: "citing Poe’s blue-collar appeal" names nobody who told it."""


def _is_page(text: str, outlet: Outlet | None, carrier: Carrier) -> bool:
    """ "Says the mayor to the newspaper", where the page named no other before."""
    if not carrier.described or not _THE_PAPER.fullmatch(carrier.name):
        return False
    before = [c for c in carriers_in(text, (0, carrier.start)) if not is_outlet(c.name, outlet)]
    return not before and outlet is not None


_THE_PAPER = re.compile(r"the (?:newspaper|paper|magazine|news\s?site|station|channel)")

_POLL = re.compile(r"(?:/[\w-]+)*(?:[’']s)?(?:[\s-](?!said\b)[\w/-]+){0,2}?\s+(?:polls?|surveys?|polling)\b")
"""What asks for an outlet is no carrier: "according to a Radio Tarn/Gallis poll"."""

_INTERVIEWER = re.compile(r"(?:[’']s)?\s+(?:[a-z-]+\s+)?(?P<cue>interview)\b")
_IN_A = re.compile(r"\b(?:[Ii]n|[Dd]uring)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}$")
""" "In a Radio Tarn interview", "during her recent Gazette interview"."""

_WRITTEN_IN = re.compile(
    r"\W*(?:[Ww]riting\s+)?[Ii]n\s+(?:the\s+|(?:this|last)\s+\w+[’']s\s+)?(?:(?:news)?paper\s+|daily\s+|weekly\s+)?"
)
""" "In the Courier, | Ana Brill called it a folly"."""

_OWN_CLAUSE = re.compile(r"\b(?:after|when|before|since|because|until|while)\s+(?:the\s+)?$", re.IGNORECASE)
""" "She wrote in May, after the Gazette published a story": what it published are other words."""


def _link(
    text: str, outlet: Outlet | None, sentence: Range, carrier: Carrier, own: bool = False
) -> Printed | None:
    who = (carrier.start, carrier.end)
    if _POLL.match(text, carrier.end, sentence[1]):
        return None
    own = own or (not carrier.described and is_outlet(carrier.name, outlet)) or _is_page(text, outlet, carrier)
    start = max(sentence[0], carrier.start - _REACH)
    head = text[start : carrier.start]
    citing = re.search(rf"\b(?P<cue>(?i:{CITING_WORDS}))\s+(?:an?\s+report\s+(?:by|in|from)\s+)?{FILLER}$", head)
    leads = [(CITING, citing)] if citing else []
    leads += [(kind, match) for kind, pattern in _LEADS if (match := pattern.search(head))]
    leads += [(ACCORDING, match)] if (match := _IF_BELIEVED.search(head)) else []
    if leads:
        kind, match = max(leads, key=lambda lead: lead[1].start("cue"))
        cue = trimmed(text, (start + match.start("cue"), start + match.end("cue")))
        return Printed(kind, who, carrier.name, cue, own)
    asked = _PUT_TO.search(head) if own else None
    if asked:
        cue = (start + asked.start("cue"), start + asked.end("cue"))
        return Printed(TOLD, who, carrier.name, cue, own, put=True)
    talk, lead = _INTERVIEWER.match(text, carrier.end, sentence[1]), _IN_A.search(head)
    if talk and lead:
        return Printed(TOLD, who, carrier.name, talk.span("cue"), own)
    for before, behind, kind in ((_IF, _TRUSTED, ACCORDING), (_WHICH, _AIRED, TOLD), (_WHEN, _RANG, TOLD)):
        after = behind.match(text, carrier.end, sentence[1])
        lead = before.search(head) if after else None
        if after and lead and kind == ACCORDING:
            place = (start + lead.start(), start + lead.start() + len("if"))
            return Printed(kind, who, carrier.name, place, own, (after.span("cue"),))
        if after and lead:
            return Printed(kind, who, carrier.name, after.span("cue"), own)
    if _WRITTEN_IN.fullmatch(text, sentence[0], carrier.start) and text[carrier.end : carrier.end + 2] == ", ":
        place = trimmed(text, (sentence[0], carrier.start))
        return Printed(TOLD, who, carrier.name, place, own)
    after = _SUBJECT.match(text, carrier.end, sentence[1])
    if after and not _OWN_CLAUSE.search(head):
        return Printed(REPORTED, who, carrier.name, after.span("cue"), own)
    return None
