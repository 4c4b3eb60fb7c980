"""Phrases of furniture, and the user's own patterns."""

import pytest

from kursk_digest.articles import check_patterns, extract_article
from kursk_digest.articles.furniture import REASONS, WHOLE, furniture_kinds, tokens
from kursk_digest.errors import ConfigError
from kursk_digest.model import Page, Skipped

BODY = [
    "The library on Gull Island opened again on Friday, ten months after the spring flood.",
    "About 9,000 books had to be dried in a cold store, the head of the library said.",
    "Readers formed a queue that reached from the door to the ferry pier.",
]


@pytest.mark.parametrize("line", ["Advertisement", "LEAVE A REPLY", "27 shares", "More like this"])
def test_a_phrase_of_furniture_covers_its_line(line):
    assert WHOLE in furniture_kinds(tokens(line)).values()


@pytest.mark.parametrize("line", ["The library opened again.", "He shares a boat with his son."])
def test_ordinary_sentences_hold_no_phrase(line):
    assert not furniture_kinds(tokens(line))


def test_reasons_are_words_for_a_user():
    assert all(reason and reason == reason.strip() for reason in REASONS.values())


def extract(*lines, **options):
    return extract_article(Page("x.txt", "\n\n".join(lines)), **options)


def test_a_pattern_of_the_user_s_removes_its_lines():
    found = extract(*BODY, "Printed on board the ship", patterns=("^Printed on",))
    assert list(found.paragraphs) == BODY
    assert ("Printed on board the ship", "your pattern") in {
        (r.text, r.reason) for r in found.removed
    }


def test_patterns_that_remove_everything_are_told():
    found = extract(*BODY, patterns=(".",))
    assert isinstance(found, Skipped)
    assert "furniture patterns" in found.reason


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<a"])
def test_a_broken_pattern_is_named(pattern):
    with pytest.raises(ConfigError) as error:
        check_patterns(["fine", pattern])
    assert repr(pattern) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_pattern_that_takes_too_long_is_given_up_and_told():
    long = "The harbour ledger reads " + "a" * 60 + " and then breaks off in the middle of it."
    found = extract(long, *BODY, patterns=("(a|aa)+$", "(a+)+b$"), pattern_seconds=0.05)
    assert list(found.paragraphs)[-3:] == BODY
    assert any("too long" in r.reason for r in found.removed)
