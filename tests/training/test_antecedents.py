"""How the weights of pronouns are fitted: what is a choice, what is right of it, and what is learned."""

import pytest
from training.antecedents import EXPECTED, fitted, of_labels

from onrecord.model import Article, ReaderSettings
from onrecord.reading import Reader
from onrecord.reading.who import antecedents
from onrecord.settings import SHIPPED_WEIGHTS

TEXT = "Ann Poe ran for mayor of Skarn. Mia Dey, a lawyer, ran too. She said the vote was late.\n"

ARTICLE = Article("a", "p", "a.txt", None, None, None, (), None, None, "en", TEXT)


def label(who: str, named: bool) -> dict[str, object]:
    places = [[TEXT.index(name), TEXT.index(name) + len(name)] for name in who.split("|") if name]
    return {"source": [TEXT.index("She"), TEXT.index("She") + 3], "who": places, "named": named}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(SHIPPED_WEIGHTS, ReaderSettings())


@pytest.mark.parametrize("who", ["Mia Dey", "Ann Poe"])
def test_the_candidate_is_right_that_has_the_name_of_the_label(reader, who):
    ((name, candidates),) = of_labels(ARTICLE, [label(who, True)], reader)
    assert name == "he says"
    nearest = {"Mia Dey": 0, "Ann Poe": -1}
    assert [right for _, right in candidates].count(True) == 1
    assert candidates[nearest[who]][1]


@pytest.mark.parametrize("who", ["", "Ann Poe|Mia Dey"])
def test_a_label_of_nobody_or_of_several_is_no_choice(reader, who):
    assert not list(of_labels(ARTICLE, [label(who, True)], reader))


def test_the_reader_is_left_as_it_was(reader):
    plain = antecedents.candidates
    list(of_labels(ARTICLE, [], reader))
    assert antecedents.candidates is plain


def test_what_tells_right_from_wrong_gets_weight_and_what_is_never_seen_keeps_its_own():
    given = [[(["near", "both"], True), (["far", "both"], False)]] * 30
    found = fitted(given, {"answers": 2.5, "far": 1.0})
    assert found["near"] > 0.5 > found["far"]
    assert found["answers"] == pytest.approx(2.5)
    assert found["both"] == pytest.approx(0.0, abs=1e-6)


def test_every_sign_that_is_expected_of_a_source_is_in_the_table():
    weights = antecedents._weights()
    assert all(set(EXPECTED) <= set(weights[name]) for name in antecedents.CLASSES[3:])
