"""Who else a pronoun might mean: people without a name, names that may be a person's. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.statements.keys import fold_name, known_key
from kursk_digest.statements.lexicon import Lexicon
from kursk_digest.statements.names import Mention
from kursk_digest.statements.tokens import Sentence

# "Smith", "van Dyk": longer names that are no person's are something else's.
_LONGEST_SURNAME = 2
# Words between a name and what its bearer is: "Jane Doe, the new mayor of the".
_BESIDE = 5


def fits_gender(pronoun: str, full: str, lex: Lexicon) -> bool:
    """Tell whether a given name allows `he` or `she`; one that we do not know allows both."""
    given = fold_name(full.split()[0])
    if pronoun == "he":
        return given not in lex.female or given in lex.male
    return given not in lex.male or given in lex.female


def is_titled(sentence: Sentence, mention: Mention, lex: Lexicon) -> bool:
    """Tell whether a title in capitals stands before *mention*: `Mayor Jane Doe`."""
    before = sentence.text[: mention.start].split()
    return bool(before) and before[-1][0].isupper() and before[-1].strip(".").lower() in lex.titles


def other_people(
    sentence: Sentence,
    mentions: Sequence[Mention],
    persons: frozenset[str],
    locative: frozenset[str],
    lex: Lexicon,
) -> bool:
    """Tell whether *sentence* speaks of one person more than it names for sure.

    Args:
        sentence: One sentence.
        mentions: Its names.
        persons: Nouns of one person, beside the titles.
        locative: Words before a name that show a place.
        lex: The names' word lists.
    """
    people = [mention for mention in mentions if mention.is_person]
    for at, token in enumerate(sentence.tokens):
        low = token.bare.lower()
        inside = any(mention.start <= token.start < mention.end for mention in mentions)
        if inside or (low not in persons and low not in lex.titles):
            continue
        if not any(_is_beside(sentence, at, person, lex) for person in people):
            return True
    return any(_may_be_human(sentence, mention, locative, lex) for mention in mentions)


def _is_beside(sentence: Sentence, at: int, person: Mention, lex: Lexicon) -> bool:
    """Tell whether the noun *at* is what *person* is: "the mayor, Jane Doe", "Jane Doe, mayor"."""
    noun = sentence.tokens[at]
    if noun.end <= person.start:
        between = sentence.text[noun.end : person.start]
        words = between.replace(",", " ").replace(".", " ").lower().split()
        is_office = all(word in lex.titles or word in lex.before_titles for word in words)
        return is_office and len(words) <= _BESIDE and between.count(",") <= 1
    between = sentence.text[person.end : noun.start]
    words = between.split()
    return between.startswith(", ") and between.count(",") == 1 and len(words) <= _BESIDE


def _may_be_human(
    sentence: Sentence, mention: Mention, locative: frozenset[str], lex: Lexicon
) -> bool:
    """Tell whether a name that is not known for a person's may be one all the same."""
    words = mention.text.split()
    if mention.is_person or len(words) > _LONGEST_SURNAME or known_key(words):
        return False
    if not lex.bodies.isdisjoint(mention.text.lower().split()):
        return False
    if not lex.places.isdisjoint(mention.text.lower().split()):
        return False
    before = [token.low for token in sentence.tokens if token.end <= mention.start]
    return not before or before[-1] not in locative
