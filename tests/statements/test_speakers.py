from pathlib import Path

import pytest

from kursk_digest.statements.names import read_names
from kursk_digest.statements.quotations import read_quotings
from kursk_digest.statements.speakers import read_speakers
from kursk_digest.statements.tokens import read_sentence

TABLE = (Path(__file__).parent / "speakers.txt").read_text(encoding="utf-8")


def labelled(table):
    """Return articles, each of paragraphs, each of pairs of speaker and sentence."""
    articles = [article.strip() for article in table.split("===\n")[1:]]
    return [
        [
            [tuple(line.split(" | ", 1)) for line in paragraph.splitlines()]
            for paragraph in article.split("\n\n")
        ]
        for article in articles
    ]


CASES, HELD_OUT = (labelled(part) for part in TABLE.split("\nHELD OUT\n"))


def speakers(*paragraphs, language="en"):
    """Return the speaker of each sentence; a paragraph is a list of sentences."""
    sentences = [
        read_sentence(text, number)
        for number, paragraph in enumerate(paragraphs, start=1)
        for text in paragraph
    ]
    names = read_names(sentences, language)
    return list(read_speakers(sentences, read_quotings(sentences), names, language))


def judge(cases):
    """Return precision, recall and the number of labelled sentences."""
    right = given = gold = count = 0
    for case in cases:
        rows = [row for paragraph in case for row in paragraph]
        wanted = [None if speaker == "-" else speaker for speaker, _ in rows]
        found = speakers(*[[text for _, text in paragraph] for paragraph in case])
        count += len(wanted)
        given += sum(speaker is not None for speaker in found)
        gold += sum(speaker is not None for speaker in wanted)
        right += sum(a == b for a, b in zip(found, wanted, strict=True) if a is not None)
    return right / given, right / gold, count


@pytest.mark.parametrize("cases", [CASES, HELD_OUT], ids=["seen", "held out"])
def test_speakers_are_named_rightly_and_seldom_missed(cases):
    precision, recall, _ = judge(cases)
    assert precision >= 0.95
    assert recall >= 0.90


def test_the_labelled_sentences_are_enough_to_trust():
    assert judge(CASES)[2] + judge(HELD_OUT)[2] >= 250


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Jane Doe said it rained.", "Jane Doe"),
        ("It rained, said Jane Doe.", "Jane Doe"),
        ("It rained, Jane Doe said in a statement on Monday.", "Jane Doe"),
        ("“It rained,” said Jane Doe, the mayor of Ebbing.", "Jane Doe"),
        ("“It rained,” said the mayor of Ebbing, Jane Doe.", "Jane Doe"),
        ("Jane Doe told reporters that it rained.", "Jane Doe"),
        ("According to Jane Doe, it rained.", "Jane Doe"),
        ("It rained, according to a statement from the Belgian Interior Ministry.",
         "Belgian Interior Ministry"),
        ("Jane Doe, the governor of Ebbing, said it rained.", "Jane Doe"),
        ("Jane Doe, 45, who had seen it, said it rained.", "Jane Doe"),
        ("The mayor, Jane Doe, said it rained.", "Jane Doe"),
        ("Governor Jane Doe has repeatedly warned that it would rain.", "Jane Doe"),
        ("Jane Doe was quoted as saying that it rained.", "Jane Doe"),
        ("Jane Doe gave an update, saying that it rained.", "Jane Doe"),
        ("The mayor's office announced on Friday that it rained.", "mayor's office"),
        ("Two officials who asked not to be named said it rained.", "officials"),
        ("Ukrainian and Western officials said it rained.", "Ukrainian and Western officials"),
        ("Last month, Belgium's navy said it had rained.", "Belgium's navy"),
        ("The Northern Herald reported that it rained.", "Northern Herald"),
    ],
)  # fmt: skip
def test_the_patterns_of_attribution(sentence, speaker):
    assert speakers([sentence]) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained.",
        "The bridge is said to be old.",
        "The attack was reported on Monday.",
        "The territory claimed by Belgium is small.",
        "The flood claimed hundreds of lives.",
        "The firm added two ships.",
        "The court rejected the appeal.",
        "According to the plan, work starts in May.",
        "The report said it rained.",
        "A man who said he was a doctor was arrested.",
        "The bridge fell as Jane Doe said goodbye.",
        "It rained because Jane Doe said so in a song that nobody remembers today.",
        "They said it rained.",
        "He said it rained.",
    ],
)
def test_a_sentence_without_a_source_has_no_speaker(sentence):
    assert speakers([sentence]) == [None]


def test_he_is_nobody_where_two_can_be_meant():
    found = speakers(["Paul Hart met Peter Quill in Ebbing.", "He said it rained."])
    assert found == [None, None]


def test_she_is_the_only_woman():
    found = speakers(["Paul Hart met Mary Quill in Ebbing.", "She said it rained."])
    assert found == [None, "Mary Quill"]


def test_he_is_the_one_who_spoke_last_in_the_paragraph_before():
    found = speakers(["Paul Hart said it rained."], ["He added that it was cold."])
    assert found == ["Paul Hart", "Paul Hart"]


def test_a_quotation_that_goes_on_has_the_same_speaker():
    found = speakers(["“It rained,” Paul Hart said.", "“And it was cold.”", "It had been dry."])
    assert found == ["Paul Hart", "Paul Hart", None]


def test_the_beginning_of_a_quotation_has_the_speaker_named_after_it():
    found = speakers(["“It rained.", "And it was cold,” Paul Hart said."])
    assert found == ["Paul Hart", "Paul Hart"]


def test_a_language_without_reporting_verbs_has_no_speakers():
    assert speakers(["Jane Doe sagte, es regne."], language="de") == [None]


def test_people_are_named_at_their_fullest():
    found = speakers(["Hart said it rained."], ["The prize went to President Paul Hart."])
    assert found[0] == "Paul Hart"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('* Northern Wire - "At least 40 people are dead."', "Northern Wire"),
        ("Jane Doe: “I saw it.”", "Jane Doe"),
        ('• United Nations – "Some 5 million need help."', "United Nations"),
        ("His last words were: “No.”", None),
        ('The sign on the door: "Closed"', None),
        ("Marden: the town is flooded.", None),
    ],
)
def test_a_name_before_a_dash_or_colon_and_a_quotation_speaks_it(sentence, speaker):
    assert speakers([sentence]) == [speaker]
