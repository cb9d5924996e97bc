"""Sourcing chains: through whom the words came to the page, as far as the page prints it.

Three places are read: the words of the attribution's own sentence ("according to Tass", "told the Gazette", "as
cited by Reuters"), the attribution it stands inside of, and the sentence that credits a passage ("This is reported
by Bloomberg."). A credit line or a dateline is for the whole article: a dependence, and no link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Act, Addressee, Article, Attitude, Link, Range, Speaker
from onrecord.reading.draft import Draft, People, inside, overlap, spans, trimmed, without
from onrecord.reading.sourcing.broadcasts import on_air
from onrecord.reading.sourcing.carriers import Carrier, canonical, carriers_in, is_carrier, is_outlet, own_names
from onrecord.reading.sourcing.credits import Credit, credit_of

_FILLER = (
    r"(?:(?:the|The|an?|[A-ZÀ-Þ][\w-]*(?:['’]s)?|\w+['’]s|state(?:-\w+)?|pro-\w+|official|national|local|regional|independent"
    r"|private|public|business|leading|daily|weekly|news|press|wire|agency|newspaper|paper|magazine|broadcaster|television"
    r"|tv|TV|radio|channel|station|network|website|site|portal|outlet|service|tabloid|newswire)\s+){0,6}"
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
        r"|transcript)\s+(?:by|in|from|on|published\s+(?:by|in))\s+)?",
    ),
    (SEEN, r"\b(?:seen|obtained|reviewed|viewed|verified|heard)\s+(?:exclusively\s+)?by\s+"),
    (SEEN, r"\b(?:shared\s+with|provided\s+to|leaked\s+to|sent\s+to|given\s+to|made\s+available\s+to)\s+"),
    (TOLD, r"\b(?:[Tt]old|[Tt]ells|[Tt]elling|[Ii]nforming)\s+"),
    (
        TOLD,
        r"\b(?:said|says|saying|confirm(?:ed|s|ing)|admitted|added|explained|complained|disclosed|revealed|confided"
        r"|denied|insisted|remarked|recalled|described|stated)\s+to\s+",
    ),
    (TOLD, r"\b(?:[Ss]peaking|[Ss]poke|[Ss]peaks|[Tt]alking|[Tt]alked)\s+(?:exclusively\s+)?(?:to|with|on)\s+"),
    (
        TOLD,
        r"\b(?:interviews?|statements?|comments?|remarks|e-?mail|letter|message|article|op-ed|piece|column|essay"
        r"|conversation|commentary)\s+(?:(?:(?:on\s+)?[A-Z][a-z]+day|(?:this|last)\s+[A-Za-z]+)\s+"
        r"(?:\w+ing\s+|night\s+)?)?"
        r"(?:(?:that|which)\s+)?(?:(?:published|given|aired|broadcast)\s+)?(?:\w+day\s+)?(?:with|to|for|on|in|by)\s+",
    ),
    (TOLD, r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed|Challenged)\s+(?:\w+\s+)?by\s+"),
    (TOLD, r"\b(?:[Ww]rote|[Ww]riting|[Ww]rites)\s+(?:in|for)\s+|\binterviewed\s+(?:by|on)\s+|\b[Ii]nterview\s+"),
)
_PUT = re.compile(r"(?:asked|pressed|questioned|quizzed|challenged)\b", re.IGNORECASE)
""" "Asked by | Radio Tarn | whether he would go, the mayor said": of a question."""

_COLLEAGUES = (
    r"(?:(?:our|their|its)\s+(?:\w+\s+)?(?:colleagues?|friends|partners?|sister\s+\w+)(?:,|\s+(?:over\s+)?(?:at|of|from|in|on))?"
    r"\s+(?:the\s+)?)?"
)
""" "Told our colleagues at Radio Tarn" is told Radio Tarn."""
_LEADS = tuple((kind, re.compile(rf"(?P<cue>{lead}){_FILLER}{_COLLEAGUES}$")) for kind, lead in _BEFORE)
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
_IF = re.compile(rf"\bif\s+{_FILLER}$", re.IGNORECASE)
_IF_BELIEVED = re.compile(
    rf"\b(?P<cue>if\s+(?:we|you|one)\s+(?:(?:are|is)\s+to\s+)?(?:believes?|trusts?)|to\s+(?:believe|trust))\s+{_FILLER}$",
    re.IGNORECASE,
)
_TRUST = re.compile(r"(?:if|to\s+(?:believe|trust))\b", re.IGNORECASE)
""" "If the state agency is to be trusted", "if one believes Radio Tarn"."""
_CITING = re.compile(r"\b(?P<cue>[Cc]iting|[Qq]uoting|with\s+reference\s+to)\s+(?P<who>[^,.;:—“”\"]+)")
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
    r"|(?:asked|pressed|questioned|quizzed|(?-i:Challenged))\s+(?:\w+\s+)?by"
    r"|in\s+an\s+(?:exclusive\s+)?interview\s+with)\s+(?:us|me|this\s+(?:news)?(?:paper|site|website|magazine|outlet"
    r"|agency|station|reporter|writer|correspondent|channel|publication)|our\s+(?:correspondent|reporter|paper|newspaper"
    r"|colleagues?|newsroom|editor|team|magazine|station))\b(?!\s+(?:over\s+)?(?:at|of|from)\s+(?:the\s+)?(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_OUR_MAN = re.compile(
    r"\b(?P<cue>our\s+(?:own\s+)?(?:(?:special\s+)?correspondents?|reporters?|colleague))\b", re.IGNORECASE
)
"""The page's own people: what they note or were told, the page heard itself."""

_REACH = 90
"""Characters before a carrier within which the words that make it a link stand."""

_ANONYMOUS = re.compile(
    r"\b(?:officials?|sources?|people|persons?|aides?|diplomats?|insiders?|anonymous|unnamed|some)\b"
)
_TITLED = re.compile(r"^(?:its|his|her|their|the|an?)\s+(?:\S+\s+){0,4}[A-ZÀ-Þ]")
"""A description that ends in a name: "the minister Ana Brill"."""

_CARRIES: frozenset[Attitude] = frozenset({"assertion", "knowledge", "belief"})
"""What is denied or refused comes to the page by who does so, too: "denied | that the owners had asked"."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A link in print: what kind of link, who carries, where both stand. `own`: the carrier is the page itself;
    `more`: what else of the cue stands behind the carrier ("if | Radio Tarn | is to be believed")."""

    kind: int
    who: Range
    name: str
    cue: Range
    own: bool = False
    more: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    """What the chain of an attribution needs to know of the one it stands inside of."""

    speakers: tuple[Speaker, ...]
    cue: tuple[Range, ...]
    attitude: Attitude
    act: Act
    negated: bool
    chain: tuple[Link, ...] | None
    turn: bool


def printed_links(article: Article, sentence: Range) -> list[Printed]:
    """The links that a sentence prints, in reading order."""
    text = article.text
    found = [link for carrier in carriers_in(text, sentence) if (link := _link(article, sentence, carrier))]
    for pattern in (_OWN, _OUR_MAN):
        for match in pattern.finditer(text, *sentence):
            found.append(Printed(TOLD, match.span(), "", match.span("cue"), own=True))
    for who in own_names(text, sentence, article.outlet):
        link = _link(article, sentence, Carrier(*who, text[slice(*who)]), own=True)
        if link is not None and not any(other.own and overlap(who, other.who) for other in found):
            found.append(link)
    for place, sender in on_air(text, sentence):
        if sender is not None and not any(overlap((sender.start, sender.end), link.who) for link in found):
            who, cue = (sender.start, sender.end), trimmed(text, (place[0], sender.start))
            found.append(Printed(TOLD, who, sender.name, cue, is_outlet(sender.name, article.outlet)))
    for match in _CITING.finditer(text, *sentence):
        end = _CITED_END.search(text, match.start("who"), match.end("who"))
        who = trimmed(text, (match.start("who"), end.start() if end else match.end("who")))
        if who[0] < who[1] and not carriers_in(text, who) and _can_tell(text[who[0] : who[1]]):
            found.append(Printed(CITING, who, text[who[0] : who[1]], match.span("cue")))
    for match in _VOICED.finditer(text, *sentence):
        found.append(Printed(VOICED, match.span("who"), match["who"], match.span("cue")))
    return sorted(found, key=lambda link: link.who)


_DOCUMENT = re.compile(
    r"(?:(?:an?|the|recent|new|its|his|her|their|\w+’s|\w+'s)\s+){0,3}(?:[\w-]+\s+){0,2}?"
    r"(?:polls?|surveys?|stud(?:y|ies)|data|figures|statistics|documents?|records|logs|research|numbers)\b",
    re.IGNORECASE,
)


def _can_tell(words: str) -> bool:
    """Who is cited is somebody, named or not: "citing court records" names no carrier."""
    if _DOCUMENT.match(words):
        return False
    return bool(_ANONYMOUS.search(words)) or words[:1].isupper() or bool(_TITLED.search(words))


_POLL = re.compile(r"(?:/[\w-]+)*(?:[’']s)?(?:[\s-](?!said\b)[\w/-]+){0,2}?\s+(?:polls?|surveys?|polling)\b")
"""What asks for an outlet is no carrier: "according to a Radio Tarn/Gallis poll"."""

_INTERVIEWER = re.compile(r"(?:[’']s)?\s+(?:[a-z-]+\s+)?(?P<cue>interview)\b")
_IN_A = re.compile(r"\b(?:[Ii]n|[Dd]uring)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}$")
""" "In a Radio Tarn interview", "during her recent Gazette interview"."""

_OWN_CLAUSE = re.compile(r"\b(?:after|when|before|since|because|until|while)\s+(?:the\s+)?$", re.IGNORECASE)
""" "She wrote in May, after the Gazette published a story": what it published are other words."""


def _link(article: Article, sentence: Range, carrier: Carrier, own: bool = False) -> Printed | None:
    text, who = article.text, (carrier.start, carrier.end)
    if _POLL.match(text, carrier.end, sentence[1]):
        return None
    own = own or (not carrier.described and is_outlet(carrier.name, article.outlet))
    start = max(sentence[0], carrier.start - _REACH)
    head = text[start : carrier.start]
    citing = re.search(rf"\b(?P<cue>[Cc]iting|[Qq]uoting)\s+(?:an?\s+report\s+(?:by|in|from)\s+)?{_FILLER}$", head)
    leads = [(CITING, citing)] if citing else []
    leads += [(kind, match) for kind, pattern in _LEADS if (match := pattern.search(head))]
    leads += [(ACCORDING, match)] if (match := _IF_BELIEVED.search(head)) else []
    if leads:
        kind, match = max(leads, key=lambda lead: lead[1].start("cue"))
        cue = trimmed(text, (start + match.start("cue"), start + match.end("cue")))
        return Printed(kind, who, carrier.name, cue, own)
    talk, lead = _INTERVIEWER.match(text, carrier.end, sentence[1]), _IN_A.search(head)
    if talk and lead:
        return Printed(TOLD, who, carrier.name, talk.span("cue"), own)
    for before, behind, kind in ((_IF, _TRUSTED, ACCORDING), (_WHICH, _AIRED, TOLD)):
        after = behind.match(text, carrier.end, sentence[1])
        lead = before.search(head) if after else None
        if after and lead and kind == ACCORDING:
            place = (start + lead.start(), start + lead.start() + len("if"))
            return Printed(kind, who, carrier.name, place, own, (after.span("cue"),))
        if after and lead:
            return Printed(kind, who, carrier.name, after.span("cue"), own)
    after = _SUBJECT.match(text, carrier.end, sentence[1])
    if after and not _OWN_CLAUSE.search(head):
        return Printed(REPORTED, who, carrier.name, after.span("cue"), own)
    return None


def chain_of(
    article: Article,
    draft: Draft,
    sentence: Range,
    siblings: Sequence[Draft],
    outer: Outer | None,
    credits: Sequence[Credit],
    people: People,
) -> tuple[Link, ...] | None:
    """The chain of one attribution, from the carrier nearest the page to the one nearest the speaker.

    1. What carries the attribution it stands inside of, and that one's speaker.
    2. The links of its own sentence, outside its content, those nearest the page first.
    3. Where neither says anything: the credit in whose scope it stands.
    `()` where the page says that it heard it itself, None where it says nothing.
    """
    links = _applicable(article, draft, sentence, siblings)
    if any(link.own for link in links) and outer is None:
        return ()
    carried = _carried(article, outer) if outer else _citing(article, draft, siblings, people)
    printed = sorted((link for link in links if not link.own), key=lambda p: (p.kind, p.who))
    named = [_as_link(article, link, draft, people) for link in printed]
    through = _distinct([*(carried or ()), *named])
    if through:
        return through
    if outer is not None and outer.chain is not None:
        return outer.chain
    return None if draft.turn or outer is not None else credit_of(article, draft, credits)


def heard_itself(text: str, draft: Draft, sentence: Range, occasion: Range | None) -> bool:
    """It was said in an interview, and no other is named to whom it was given: the page heard it itself."""
    if occasion is None or draft.parent is not None or not _INTERVIEW.match(text, occasion[0], sentence[1]):
        return False
    outside = without(text, sentence, draft.content)
    return not any(carriers_in(text, part) or on_air(text, part) for part in outside)


_INTERVIEW = re.compile(
    r"(?:in|during)\s+(?:(?:an?|one|several|separate|recent)\s+)?(?:(?!the\b|his\b|her\b|their\b)(?-i:[a-z])[\w-]+\s+){0,3}interviews?"
    r"(?!\s+(?:(?:on\s+)?\w+day\s+(?:\w+ing\s+|night\s+)?)?(?:with|for(?!\s+this)|on(?!\s+\w+day)|to"
    r"|by(?!\s+(?:phone|telephone|e-?mail))|conducted|published|that|aired|broadcast|posted)\b)",
    re.IGNORECASE,
)
""" "In a telephone interview": not "in the interview", nor one with somebody else or on a programme."""


def _applicable(article: Article, draft: Draft, sentence: Range, siblings: Sequence[Draft]) -> list[Printed]:
    """The links of the sentence that are about this attribution."""
    if draft.turn:
        return []
    kept: list[Printed] = []
    for link in printed_links(article, sentence):
        taken = draft.content if link.own else (*draft.content, *draft.source)
        apart = not any(overlap(link.who, piece) for piece in taken) and not _cited_by(article.text, link, draft)
        if link.kind == CITING and any(
            overlap(link.who, p) for d in siblings if d.cue != draft.cue for p in d.source
        ):
            continue  # whoever is cited says it through the one who cites, and not the other way round
        apart = apart and not (link.kind == ACCORDING and _across(article.text, link.who, draft.anchor))
        within = draft.parent is None or any(inside(link.who, part) for part in draft.parent.content)
        within = within or (draft.parent is not None and _cited_by(article.text, link, draft.parent))
        told = siblings
        if _PUT.match(article.text, *link.cue):  # who put a question heard the answer
            told = [d for d in siblings if not any(overlap(link.cue, piece) for piece in d.cue)]
        if apart and within and (link.kind not in (TOLD, SEEN, VOICED) or _nearest(link, draft, told)):
            kept.append(link)
    return kept


def _across(text: str, one: Range, other: Range) -> bool:
    """A semicolon parts the two: "according to the police, 20; the union speaks of 40"."""
    return ";" in text[min(one[1], other[1]) : max(one[0], other[0])]


def _cited_by(text: str, link: Printed, draft: Draft) -> bool:
    """The outlet that speaks here cites the link itself: its words did not come to the page through that one."""
    return link.kind == CITING and any(is_carrier(text[start:end].strip(" ,")) for start, end in draft.source)


def _nearest(link: Printed, draft: Draft, siblings: Sequence[Draft]) -> bool:
    """Of the attributions of the sentence this is the one whose cue stands nearest the link."""
    distances = [(abs(d.anchor[0] - link.cue[0]), d.anchor) for d in siblings if not d.turn]
    return (abs(draft.anchor[0] - link.cue[0]), draft.anchor) <= min(distances, default=(1 << 60, (0, 0)))


def _carried(article: Article, outer: Outer) -> tuple[Link, ...] | None:
    """The chain of what stands inside another attribution: that one's chain, and its speakers."""
    trusted = bool(outer.cue) and _TRUST.match(article.text, outer.cue[0][0]) is not None
    if (outer.attitude not in _CARRIES and not trusted) or outer.act == "ask" or outer.negated:
        return None
    cue = spans(article.text, outer.cue)
    told = [s for s in outer.speakers if not is_outlet(s.name, article.outlet)]
    links = [Link(canonical(s.name), s.entity, s.anonymous, cue) for s in told]
    return (*(outer.chain or ()), *links)


def _citing(article: Article, draft: Draft, siblings: Sequence[Draft], people: People) -> tuple[Link, ...] | None:
    """Who cites the speaker amid a report of their own: "State television, | quoting a delegate, | reports"."""
    if not draft.cue or not _CITES.fullmatch(article.text[slice(*draft.cue[0])]):
        return None
    for other in siblings:
        if other.source == draft.source or not other.cue or other.content != draft.content:
            continue
        told = [other.cue[0]] if other.cue[0][1] <= draft.anchor[0] else []
        near = [
            s for s in (*other.source, *told) if _BESIDE.fullmatch(article.text, s[1], max(s[1], draft.anchor[0]))
        ]
        if near and near[-1][1] <= draft.anchor[0]:
            cue = spans(article.text, draft.cue)
            return tuple(
                Link(canonical(s.name), None, s.anonymous, cue) for s in people.speakers(other.source, ())
            )
    return None


_CITES = re.compile(r"(?:citing|quoting|cites?|cited)", re.IGNORECASE)
_BESIDE = re.compile(r"(?:\s+(?:on|in|earlier|late|last|this)\s[\w ]{2,24}?)?\s*,?\s*(?:which\s+)?")
""" "State television, | quoting a delegate", "the Courier reported on Monday, | citing a nurse"."""


def _as_link(article: Article, link: Printed, draft: Draft, people: People) -> Link:
    cue = spans(article.text, (link.cue,))
    if link.kind in (CITING, VOICED) and link.name == article.text[link.who[0] : link.who[1]]:
        speakers = people.speakers((link.who,), draft.content)
        if len(speakers) == 1 and not speakers[0].anonymous:
            return Link(speakers[0].name, None, False, cue)
        return Link(link.name, None, bool(_ANONYMOUS.search(link.name)), cue)
    return Link(outlet_name(article.text, link.who, link.name, people), None, False, cue)


def outlet_name(text: str, where: Range, name: str, people: People) -> str:
    """The fullest name of an outlet: the article's ("the Post" is the Eastmoor Post), where it says more."""
    resolved: Sequence[Addressee] = people.addressees(where)
    if len(resolved) != 1 or not resolved[0].mention:
        return name
    described = name == text[where[0] : where[1]] and not name[0].isupper()
    if described and (_ANY.match(name) or name.lower().endswith(resolved[0].name.lower())):
        return name
    return resolved[0].name if described or name.lower() in resolved[0].name.lower() else name


_ANY = re.compile(r"(?:an?|one|another)\s")
"""What stands before an outlet that was not named before: "a Tarn daily" is no other one's name."""


def _distinct(links: Sequence[Link]) -> tuple[Link, ...]:
    """Each carrier once, at its first place."""
    kept: dict[str, Link] = {}
    for link in links:
        kept.setdefault(link.carrier.lower(), link)
    return tuple(kept.values())
