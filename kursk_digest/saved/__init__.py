"""Saved digest -> what it cites, and whether that still stands. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kursk_digest.errors import DigestError
from kursk_digest.model import PARAGRAPH_BREAK
from kursk_digest.saved.nodes import READABLE_VERSION, Node, all_different, read_root

__all__ = [
    "READABLE_VERSION",
    "Finding",
    "SavedArticle",
    "SavedCitation",
    "SavedClaim",
    "SavedDigest",
    "SavedStory",
    "Standing",
    "check_citations",
    "find_claim",
    "load_digest",
]


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article as the saved digest names it."""

    id: str
    location: str
    outlet: str
    sha256: str
    """Of the text at the time, UTF-8."""
    via: str | None = None
    """The feed or list that led to it."""


@dataclass(frozen=True, slots=True)
class SavedCitation:
    """One place that the saved digest quotes."""

    claim: str
    article: str
    """Id of the article."""
    paragraph: int
    """Counted from 1."""
    start: int
    """Code points from the beginning of the article's text."""
    end: int
    quote: str
    """Never empty."""


@dataclass(frozen=True, slots=True)
class SavedStory:
    """Which articles and claims belong together, by their ids."""

    articles: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedDigest:
    """What checking a saved digest needs of it."""

    articles: tuple[SavedArticle, ...]
    citations: tuple[SavedCitation, ...]
    """In the order of the file."""
    stories: tuple[SavedStory, ...] = ()


class Standing(StrEnum):
    """Whether a citation still holds."""

    HOLDS = "holds"
    MOVED = "moved"
    """The quote stands in the article, but not where the citation says."""
    GONE = "gone"
    UNREADABLE = "unreadable"
    """There is no text to look into."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one citation."""

    citation: SavedCitation
    standing: Standing
    found: int | None = None
    """Where the quote begins now, in code points; `None` if it is nowhere."""


def load_digest(text: str) -> SavedDigest:
    """Read *text*, a digest in JSON.

    Only what is needed is checked; fields that we do not know are passed over.

    Raises:
        DigestError: It is not JSON, or not a digest that we can read. The message tells where.
    """
    root = read_root(text)
    articles = tuple(_article(node) for node in root.items("articles"))
    known = all_different([article.id for article in articles], "articles")
    stories = tuple(map(_story, root.items("stories")))
    claims = [claim for story in root.items("stories") for claim in story.items("claims")]
    all_different([claim.field("id", str) for claim in claims], "claims")
    citations = tuple(citation for claim in claims for citation in _citations(claim, known))
    return SavedDigest(articles, citations, stories)


@dataclass(frozen=True, slots=True)
class SavedClaim:
    """A claim with all that explaining it needs."""

    articles: tuple[SavedArticle, ...]
    """Those of its story."""
    places: frozenset[tuple[str, int, int]]
    """Location, start and end of each citation."""

    @property
    def sentences(self) -> int:
        """How many places are cited."""
        return len(self.places)


def find_claim(saved: SavedDigest, claim: str) -> SavedClaim:
    """Return the claim with the id *claim*.

    Raises:
        DigestError: There is none, or its story does not name its articles.
    """
    story = next((story for story in saved.stories if claim in story.claims), None)
    if story is None:
        count = sum(len(story.claims) for story in saved.stories)
        raise DigestError(
            f"has no claim {claim!r:.60}; its {count} claims have ids like c1, see the JSON"
        )
    locations = {article.id: article.location for article in saved.articles}
    return SavedClaim(
        articles=tuple(article for article in saved.articles if article.id in story.articles),
        places=frozenset(
            (locations[cited.article], cited.start, cited.end)
            for cited in saved.citations
            if cited.claim == claim
        ),
    )


def check_citations(saved: SavedDigest, texts: Mapping[str, str | None]) -> tuple[Finding, ...]:
    """Look every citation of *saved* up again, in the order of the file.

    Args:
        saved: The digest.
        texts: What the articles say now, by their ids (`a1`; two may share a location). An
            article that cannot be read is `None`, or is left out.
    """
    paragraphs = {id: _paragraph_starts(text) for id, text in texts.items() if text is not None}
    return tuple(
        _look_up(citation, texts.get(citation.article), paragraphs.get(citation.article, []))
        for citation in saved.citations
    )


def _look_up(citation: SavedCitation, text: str | None, paragraphs: list[int]) -> Finding:
    if text is None:
        return Finding(citation, Standing.UNREADABLE)
    stands = text[citation.start : citation.end] == citation.quote
    if stands and bisect_right(paragraphs, citation.start) == citation.paragraph:
        return Finding(citation, Standing.HOLDS, citation.start)
    found = citation.start if stands else text.find(citation.quote)
    if found < 0:
        return Finding(citation, Standing.GONE)
    return Finding(citation, Standing.MOVED, found)


def _paragraph_starts(text: str) -> list[int]:
    starts = [0]
    for paragraph in text.split(PARAGRAPH_BREAK)[:-1]:
        starts.append(starts[-1] + len(paragraph) + len(PARAGRAPH_BREAK))
    return starts


def _article(node: Node) -> SavedArticle:
    return SavedArticle(
        id=node.field("id", str),
        location=node.field("location", str),
        outlet=node.field("outlet", str),
        sha256=node.field("sha256", str),
        via=node.optional("via", str),
    )


def _story(node: Node) -> SavedStory:
    # A digest that is only to be verified may lack the articles of its stories.
    has_articles = isinstance(node.value, dict) and "articles" in node.value
    found = node.field("articles", list) if has_articles else []
    return SavedStory(
        articles=tuple(id for id in found if isinstance(id, str)),
        claims=tuple(claim.field("id", str) for claim in node.items("claims")),
    )


def _citations(claim: Node, known: frozenset[str]) -> Iterator[SavedCitation]:
    for node in claim.items("citations"):
        article = node.field("article", str)
        if article not in known:
            raise DigestError(
                f"is not a digest: {node.name} cites the unknown article {article!r:.60}"
            )
        quote = node.field("quote", str)
        if not quote:
            raise DigestError(f"is not a digest: {node.name} quotes nothing")
        yield SavedCitation(
            claim=claim.field("id", str),
            article=article,
            paragraph=node.number("paragraph", 1),
            start=node.number("start", 0),
            end=node.number("end", 1),
            quote=quote,
        )
