"""The rules by which each kind of row is made, as sentences with their thresholds: what `onrecord why` prints."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.record import accounts, chronology, claims, contradictions, copies, denials, relations


def rules() -> Mapping[str, str]:
    """By kind of row, and by kind and name (`relation denies`): what makes one."""
    return {
        "article": "Drawn from one page; its date is the best place that gives one, its flags are warnings.",
        "mention": "Found by the reader; its cluster is all that means the same thing in the article.",
        "attribution": "Source, cue and content are found by the reader; the confidence is its calibrated"
        " chance of being"
        " right. What the cue does (act, stance) is read from data/cues.tsv and data/verdicts.tsv.",
        "entity": "Mentions are one entity where names, spellings and offices agree and nothing keeps them apart; "
        "editors' merges and splits come first. Unnamed sources of two pages are never merged for their"
        " description.",
        "utterance": "Renderings are one utterance where one speaker (or the one who speaks for another) says"
        " words close in"
        " meaning on days that agree; shared quotations, names and numbers count for it, another day against it.",
        "dependence copy": f"A copy shares {copies.COPY:.0%} or more of its runs of {copies.RUN} words,"
        f" quotations apart, with"
        " an older page or with the one that it credits.",
        "dependence credit": "The page names the carrier: in a chain, its dateline or a line of its own.",
        "dependence byline": "The byline names a carrier or another outlet of the story.",
        "claim": f"Statements are one claim from a cosine of {claims.SAME_CLAIM} on, where they share"
        f" {claims.SAME_TERMS:.0%} of"
        " their words and no name, number, day or negation speaks against it. Origins: docs/origins.md.",
        "relation denies": "Explicit: the page itself shows what is denied (a report named just before,"
        f" another's words inside"
        f" the denial). Inferred: the denied thing is said elsewhere, with a cosine of {denials.DENIED} or"
        f" more and"
        f" {denials.DENIED_SHARE:.0%} of its words, or in a clause with {contradictions.COVERED:.0%} of the"
        f" words of the one that"
        f" says it is not so; not more than {contradictions.LATER_DAYS} days later. Attributions below"
        f" {denials.LEAST_SURE}"
        ' confidence deny nothing. An account that is named by whose it is ("the mayor\'s figure") is looked for'
        f" among that person's words, or on that outlet's page from a cosine of {accounts.PRINTED} on.",
        "relation contradicts": "Two clauses say one thing but for one count, day, office or “not”. Counts"
        f" must count the same"
        f" thing, share {contradictions.ALIKE:.0%} of the shorter clause and exclude each other, hedges and"
        f" rounding allowed"
        f" for; counts that grow, only on pages at most {contradictions.COUNT_DAYS} day apart. The statements'"
        f" cosine is"
        f" {contradictions.CLOSE} or more.",
        "relation rejects": f"A refusal and the demand before it: cosine {relations.REPLIES} or more, at most"
        f" {relations.REPLY_DAYS} days before, called a demand by the refusal or put to the one who refuses.",
        "relation answers": "A turn of an interview and the question before it, or an acceptance and what was"
        " asked.",
        "relation corrects": "A later version of a page at the same address has other words in the same place.",
        "relation misdescribes": "The page gives an office that most other pages give otherwise.",
        "relation recurs": "The same speaker says nearly the same words on another day.",
        "relation speaks_for": "A page calls the one the other's spokesperson, or gives them one office.",
        "event": f"Reports are one event from a cosine of {chronology.SAME_EVENT} on, with days that agree and"
        f" {chronology.SAME_EVENT_TERMS:.0%} of their words in common; a day is resolved against its own anchor.",
        "issue": "Words on which several actors take sides, or named in onrecord.toml.",
        "position": "An attribution of the actor on the issue; its direction is read from data/directions.tsv.",
        "shift": "Two positions of one actor on one issue, in order of their days, with other directions.",
        "decision": "An editor decided it; it outlives every rebuild until another decision supersedes it.",
        "miss": "The sentence has a reporting cue that did not become an attribution.",
        "flag": "A rule of src/onrecord/record/flags.py or of the reader holds; the reason is printed above.",
    }
