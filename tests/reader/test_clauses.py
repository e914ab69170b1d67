"""Clauses: who does what to whom, said by whom, and whether it is so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reader.clauses import Clause, NounGroup, find_clauses
from store.reader.tagger import tag
from store.reader.tokens import Text, cut


class Read:
    """A text with its clauses; groups are given as their words."""

    def __init__(self, words: str) -> None:
        self.text: Text = cut(words)
        tag(self.text)
        self.clauses = find_clauses(self.text)

    def clause(self, lemma: str, kind: str | None = None) -> Clause:
        return next(c for c in self.clauses if c.lemma == lemma and (kind is None or c.kind == kind))

    def words(self, group: NounGroup | None) -> str | None:
        if group is None:
            return None
        return self.text.text[self.text.tokens[group.first].start : self.text.tokens[group.last - 1].end]

    def subject(self, lemma: str) -> str | None:
        return self.words(self.clause(lemma).subject)

    def object(self, lemma: str) -> str | None:
        return self.words(self.clause(lemma).object)


def test_subject_object_and_phrases() -> None:
    read = Read("The envoy handed the letter to the rebels in Bern on Monday.")
    clause = read.clause("hand")
    assert (read.words(clause.subject), read.words(clause.object)) == ("The envoy", "the letter")
    assert [(p.preposition, read.words(p.group)) for p in clause.phrases] == [
        ("to", "the rebels"),
        ("in", "Bern"),
        ("on", "Monday"),
    ]


def test_a_possessor_is_part_of_its_group() -> None:
    read = Read("Norway's negotiating team left.")
    subject = read.clause("leave").subject
    assert subject is not None and read.words(subject) == "Norway's negotiating team"
    assert read.words(subject.possessor) == "Norway" and read.text.tokens[subject.head].text == "team"


def test_an_apposition_is_no_subject_of_its_own() -> None:
    read = Read("Ann Holm, the chief mediator, left the room.")
    subject = read.clause("leave").subject
    assert subject is not None and read.words(subject) == "Ann Holm"
    assert read.words(subject.apposition) == "the chief mediator"


def test_coordinated_nouns_are_members_of_one_subject() -> None:
    read = Read("The union, the company and the state signed a pact.")
    subject = read.clause("sign").subject
    assert subject is not None
    assert [read.words(member) for member in subject.each()] == ["The union", "the company", "the state"]


def test_complement_of_a_noun_takes_the_coordination_that_is_like_it() -> None:
    read = Read("The ministers of Iran and Oman met.")
    subject = read.clause("meet").subject
    assert subject is not None and read.words(subject) == "The ministers" and read.words(subject.of) == "Iran and Oman"


def test_a_relative_clause_takes_its_noun_as_subject() -> None:
    read = Read("The deal that Oman brokered in May has expired, said Ruiz, who leads the union.")
    assert read.subject("lead") == "Ruiz"
    assert read.object("broker") == "The deal"
    assert read.subject("expire") == "The deal"


def test_infinitives_are_controlled_by_object_or_subject() -> None:
    read = Read("The envoy asked the rebels to declare a truce. The union promised to return.")
    assert read.subject("declare") == "the rebels"
    assert read.subject("return") == "The union"


def test_one_who_is_called_on_is_the_subject_of_what_follows() -> None:
    assert Read("The envoy called on both sides to respect the truce.").subject("respect") == "both sides"


def test_coordinated_verbs_share_their_subject() -> None:
    read = Read("Holm met the rebels and left Bern.")
    assert read.subject("leave") == "Holm" and read.clause("leave").carried


def test_in_a_passive_the_doer_is_the_phrase_with_by() -> None:
    read = Read("The plan was rejected by the rebels.")
    clause = read.clause("reject")
    assert (read.words(clause.doer), read.words(clause.undergoer)) == ("the rebels", "The plan")


def test_a_participle_inside_a_clause_is_not_its_verb() -> None:
    read = Read("The letter, sent on Monday by the union, demands a reply.")
    assert read.subject("demand") == "The letter"
    assert read.words(read.clause("send").undergoer) == "The letter"
    assert read.words(read.clause("send").doer) == "the union"


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The union turned down the offer.", "turn down"),
        ("The union turned the offer down.", "turn down"),
        ("The union called the strike off on Monday.", "call off"),
        ("Delegates walked out of the talks.", "walk out"),
        ("Norway put forward a plan.", "put forward"),
        ("The meeting was called off.", "call off"),
    ],
)
def test_a_verb_has_its_particle(text: str, lemma: str) -> None:
    assert any(clause.lemma == lemma for clause in Read(text).clauses)


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said that the talks had failed.",
        "Ruiz said the talks had failed.",
        "The talks had failed, Ruiz said.",
        "The talks had failed, said Ruiz.",
        "The talks, Ruiz said, had failed.",
        '"The talks have failed," Ruiz told reporters.',
        'Ruiz said: "The talks have failed."',
        "According to Ruiz, the talks had failed.",
    ],
)
def test_what_is_said_has_its_speaker(text: str) -> None:
    read = Read(text)
    assert read.words(read.clause("fail").speaker) == "Ruiz"
    assert read.subject("fail") in ("the talks", "The talks")


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    read = Read('"We are ready," Ruiz said. "They are late."')
    clause = read.clauses[-1]
    assert clause.quoted and read.words(clause.speaker) == "Ruiz"


@pytest.mark.parametrize(
    ("text", "lemma", "factuality"),
    [
        ("The rebels released the prisoners.", "release", "asserted"),
        ("The rebels did not release the prisoners.", "release", "denied"),
        ("The rebels refused to release the prisoners.", "release", "denied"),
        ("Neither side accepted the offer.", "accept", "denied"),
        ("Oman denied that it had made an offer.", "make", "denied"),
        ("The rebels will release the prisoners.", "release", "future"),
        ("Talks are due to resume on Monday.", "resume", "future"),
        ("The envoys are to meet on Monday.", "meet", "future"),
        ("The parties agreed to meet.", "meet", "future"),
        ("The rebels may release the prisoners.", "release", "hypothetical"),
        ("If the rebels accept, the army will leave.", "accept", "hypothetical"),
        ("The envoy urged the rebels to accept.", "accept", "hypothetical"),
        ("Norway proposed that the envoys meet in Bern.", "meet", "hypothetical"),
    ],
)
def test_factuality(text: str, lemma: str, factuality: str) -> None:
    assert Read(text).clause(lemma).factuality == factuality


def test_a_clause_before_its_main_clause_hangs_on_it() -> None:
    read = Read("If the union accepts, the company will pay the workers 500 euros.")
    condition, main = read.clause("accept"), read.clause("pay")
    assert (condition.kind, condition.conjunction, condition.governor) == ("adverbial", "if", main.i)
    assert (read.words(main.indirect), read.words(main.object)) == ("the workers", "500 euros")


def test_after_and_a_noun_make_a_phrase_but_after_and_a_verb_a_clause() -> None:
    assert Read("After the meeting, Ruiz left.").clause("leave").phrase("after") is not None
    assert Read("Ruiz left after the rebels attacked.").clause("attack").conjunction == "after"


def test_event_nouns_are_clauses_with_their_arguments() -> None:
    read = Read("Iran's rejection of the draft ended the talks between Oman and Norway in Bern.")
    rejection, talks = read.clause("rejection"), read.clause("talk")
    assert (read.words(rejection.subject), read.words(rejection.object)) == ("Iran", "the draft")
    assert read.words(talks.subject) == "Oman and Norway" and read.words(talks.phrase("in")) == "Bern"
    assert rejection.kind == "nominal" and rejection.governor == read.clause("end").i


def test_a_question_is_a_clause_like_any_other() -> None:
    read = Read("Will the rebels accept the offer?")
    assert (read.subject("accept"), read.object("accept")) == ("the rebels", "the offer")


PIECES = st.lists(
    st.sampled_from(
        "The envoy said that who met , \" and to after ( ) : of by in Iran Oman's offer talks will n't . Monday".split()
    ),
    max_size=60,
).map(" ".join)


def check(text: Text, clauses: list[Clause]) -> None:
    n = len(text.tokens)
    for k, clause in enumerate(clauses):
        assert clause.i == k
        for other in (clause.governor, clause.complement):
            assert other is None or (0 <= other < len(clauses) and other != k)
        sentence = text.sentences[clause.sentence]
        assert sentence.first <= clause.head < sentence.last
        groups = [clause.subject, clause.object, clause.indirect, clause.predicate, clause.noun]
        for group in [*(p.group for p in clause.phrases), *(g for g in groups if g is not None)]:
            assert 0 <= group.first <= group.head < group.last <= group.end <= n


@given(PIECES | st.text())
def test_clauses_and_groups_lie_in_their_sentences(words: str) -> None:
    read = Read(words)
    check(read.text, read.clauses)
