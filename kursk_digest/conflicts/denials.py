"""What one asserts and another denies. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kursk_digest.conflicts.naming import as_written
from kursk_digest.languages import section
from kursk_digest.model import Claim, Conflict, Matching, Polarity, Side, Statement
from kursk_digest.words import stem, stop_words, words


def _is_denial(statement: Statement) -> bool:
    """Tell whether somebody denies it in so many words; a plain "not" is often another fact."""
    table = section(statement.article.language, "polarity")
    verbs = f"{table.get('denials', '')} {table.get('rejections', '')}".split()
    return not set(verbs).isdisjoint(words(statement.text))


def find_denials(matching: Matching) -> Iterable[Conflict]:
    """Set what is asserted beside the same thing denied."""
    homes: dict[int, list[Claim]] = defaultdict(list)
    for claim in matching.claims:
        for statement in claim.statements:
            homes[id(statement)].append(claim)
    sides: dict[int, tuple[Statement, list[Claim]]] = {}
    for pair in matching.opposed:
        denied = [s for s in pair if s.polarity is Polarity.DENIED and _is_denial(s)]
        asserted = [s for s in pair if s.polarity is Polarity.ASSERTED]
        if denied and asserted and denied[0].voice != asserted[0].voice:
            key = id(homes[id(denied[0])][0])
            sides.setdefault(key, (denied[0], []))[1].extend(homes[id(asserted[0])])
    for denied_statement, claims in sides.values():
        asserting = tuple(dict.fromkeys(claims))
        stems = {stem(w, denied_statement.article.language) for w in words(asserting[0].text)}
        stops = stop_words(denied_statement.article.language)
        yield Conflict(
            about=as_written(denied_statement, stems - stops) or "denied",
            kind="denial",
            sides=(
                Side("asserted", asserting),
                Side("denied", tuple(dict.fromkeys(homes[id(denied_statement)]))),
            ),
        )
