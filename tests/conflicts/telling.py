"""Conflicts of texts: each text is the article of an outlet of its own."""

from conftest import make_article

from kursk_digest.claims import match_statements
from kursk_digest.config import Config
from kursk_digest.conflicts import find_conflicts
from kursk_digest.statements import split_statements


def conflicts_of(*texts, dates=()):
    """Return the conflicts of one story; *dates* are those of the first articles."""
    published = [*dates, *([None] * (len(texts) - len(dates)))]
    articles = [
        make_article(*text.split("\n"), outlet=f"Outlet {i}", published=day)
        for i, (text, day) in enumerate(zip(texts, published, strict=True))
    ]
    statements = [s for article in articles for s in split_statements(article)]
    return find_conflicts(match_statements(statements, probability=Config().match_probability))


def values(conflicts):
    """Return the values of each conflict."""
    return [{side.value for side in conflict.sides} for conflict in conflicts]
