"""The rules by which each kind of row is made, as sentences with their thresholds: what `onrecord why` prints."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.record import claims, clause_index
from onrecord.record.answers import echoes, juxtaposed, papers, partners, replies
from onrecord.record.contrasts import counts
from onrecord.record.sourcing import copies
from onrecord.record.when import chronology


def rules() -> Mapping[str, str]:
    """By kind of row, and by kind and name (`relation denies`): what makes one."""
    return {**_of_articles(), **_of_sayings(), **_of_denials(), **_of_relations(), **_of_stakes()}


def _of_articles() -> Mapping[str, str]:
    return {
        "article": "Drawn from one page; its date is the best place that gives one, its flags are warnings.",
        "mention": "Found by the reader; its cluster is all that means the same thing in the article.",
        "attribution": "Source, cue and content are found by the reader; the confidence is its calibrated chance "
        "of being right. What the cue does (act, stance) is read from data/cues.tsv and data/verdicts.tsv.",
        "miss": "The sentence has a reporting cue that did not become an attribution.",
        "flag": "A rule of src/onrecord/record/flags.py or of the reader holds; the reason is printed above.",
        "dependence copy": f"A copy shares {copies.COPY:.0%} or more of its runs of {copies.RUN} words, "
        "quotations apart, with an older page or with the one that it credits.",
        "dependence credit": "The page names the carrier: in a chain, its dateline or a line of its own.",
        "dependence byline": "The byline names a carrier or another outlet of the story.",
    }


def _of_sayings() -> Mapping[str, str]:
    return {
        "entity": "Mentions are one entity where names, spellings and offices agree and nothing keeps them apart; "
        "editors' merges and splits come first. Unnamed sources of two pages are never merged for their "
        "description.",
        "utterance": "Renderings are one utterance where one speaker (or the one who speaks for another) says "
        "words close in meaning on days that agree; shared quotations, names and numbers count for it, "
        "another day against it. What nobody in particular says must be the same words; of one quotation two "
        "pages may name two speakers.",
        "claim": f"Statements are one claim from a cosine of {claims.SAME_CLAIM} on, where they share "
        f"{claims.SAME_TERMS:.0%} of their words and no name, number, day or negation speaks against it. Origins: "
        "docs/origins.md.",
        "decision": "An editor decided it; it outlives every rebuild until another decision supersedes it.",
    }


def _of_denials() -> Mapping[str, str]:
    return {
        "relation denies": "Explicit: the page itself shows what is denied (a report named just before, another's "
        "words inside the denial, an accusation in its sentence). Inferred: a clause of somebody else says the "
        f"denied act, with {clause_index.COVERED:.0%} of the words of the clause that is denied; or his words "
        f"are close, with a cosine of {partners.DENIED} or more and {partners.DENIED_SHARE:.0%} of the denied "
        f"words; not more than {clause_index.LATER_DAYS} days later nor {clause_index.EARLIER_DAYS} days "
        f"before. What is denied in one word must have been printed in the {clause_index.NEWS_DAYS} days "
        "before. "
        f"Words at most {juxtaposed.BESIDE} sentences before are meant from a cosine of {juxtaposed.ALONE} on, or "
        f"of {juxtaposed.NAMED} where they name the denier. "
        "A quotation right after a denial denies the same; “there is no letter” is against who told of it first. "
        f"Attributions below {echoes.LEAST_SURE} confidence deny nothing. An account that is named by whose it "
        "is (\"the mayor's figure\") is looked for among that person's words, or on that outlet's page from "
        f"a cosine of {papers.PRINTED} on.",
        "relation contradicts": "Two clauses say one thing but for one count, day, office or “not”. Counts must "
        f"count the same thing in two voices, share {counts.ALIKE:.0%} of the shorter clause and exclude each "
        "other, hedges and rounding allowed for; counts that grow, only on pages at most "
        f"{clause_index.COUNT_DAYS} day apart, and never the larger one on the later day. The statements' "
        f"cosine is {clause_index.CLOSE} or more. Who admits within {clause_index.ADMITTED_DAYS} days what he "
        "denied contradicts himself.",
    }


def _of_relations() -> Mapping[str, str]:
    return {
        "relation rejects": f"A refusal and the demand before it: cosine {replies.REPLIES} or more, at most "
        f"{replies.REPLY_DAYS} days before, called a demand by the refusal or put to the one who refuses.",
        "relation answers": "A turn of an interview and the question before it, or an acceptance and what was "
        "asked.",
        "relation corrects": "A later version of a page at the same address has other words in the same place, or "
        "a note says what an earlier version had wrong.",
        "relation misdescribes": "The page gives an office that most other pages give otherwise, or that is "
        "somebody else's.",
        "relation recurs": "The same speaker says nearly the same words on another day.",
        "relation speaks_for": "A page calls the one the other's spokesperson, or gives them one office.",
    }


def _of_stakes() -> Mapping[str, str]:
    return {
        "event": f"Reports are one event from a cosine of {chronology.SAME_EVENT} on, with days that agree and "
        f"{chronology.SAME_EVENT_TERMS:.0%} of their words in common; a day is resolved against its own anchor.",
        "issue": "Words on which several actors take sides, or named in onrecord.toml.",
        "position": "An attribution of the actor on the issue; its direction is read from data/directions.tsv.",
        "shift": "Two positions of one actor on one issue, in order of their days, with other directions.",
    }
