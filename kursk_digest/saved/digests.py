"""JSON of a saved digest -> the digest that it was written from. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kursk_digest.errors import DigestError
from kursk_digest.model import (
    Article,
    Chapter,
    Claim,
    DateMention,
    Digest,
    Dispute,
    Duplicate,
    Entry,
    Figure,
    Note,
    Position,
    Skipped,
    Statement,
)
from kursk_digest.saved.briefings import (
    read_briefing,
    read_corrections,
    read_earlier,
    read_status,
    read_update,
)
from kursk_digest.saved.nodes import Node, all_different, read_root


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The articles of a digest by their ids, and their numbers."""

    articles: Mapping[str, Article]
    numbers: Mapping[str, int]
    texts: Mapping[str, str]

    def number(self, id: str, node: Node) -> int:
        """Return the number of the article *id*, which *node* names."""
        if id not in self.numbers:
            raise DigestError(f"is not a digest: {node.name} names the unknown article {id!r:.60}")
        return self.numbers[id]


def restore_digest(text: str) -> Digest:
    """Read *text*, a digest in JSON, back into the digest that it was written from.

    What no format shows (names, polarity, numbers of statements) is not in the JSON. Fields
    that we do not know are passed over; a digest of an older version may lack the paragraphs of
    its articles, which are then empty.

    Raises:
        DigestError: It is not JSON, or not a digest that we can read, or a quotation does not
            stand where it says. The message tells where.
    """
    root = read_root(text)
    nodes = list(root.items("articles"))
    ids = [node.field("id", str) for node in nodes]
    all_different(ids, "articles")
    articles = [_article(node) for node in nodes]
    numbers = {id: number for number, id in enumerate(ids, start=1)}
    shelf = _Shelf(
        articles=dict(zip(ids, articles, strict=True)),
        numbers=numbers,
        texts={id: article.text for id, article in zip(ids, articles, strict=True)},
    )
    chapters = tuple(_chapter(node, shelf) for node in root.items("stories"))
    all_different([entry.id for chapter in chapters for entry in chapter.entries], "claims")
    return Digest(
        articles=tuple(articles),
        chapters=chapters,
        skipped=tuple(
            Skipped(node.field("location", str), node.field("reason", str))
            for node in root.members("skipped")
        ),
        duplicates=tuple(
            Duplicate(node.field("location", str), shelf.number(node.field("of", str), node))
            for node in root.members("duplicates")
        ),
        notes=root.texts("notes"),
        generated=root.field("generated", str),
        briefing=read_briefing(
            root, sum(node.optional("earlier", bool) or False for node in nodes)
        ),
    )


def _article(node: Node) -> Article:
    own = (one for one in node.optional("own_paragraphs", list) or ())
    return Article(
        location=node.field("location", str),
        outlet=node.field("outlet", str),
        title=node.field("title", str),
        paragraphs=node.texts("paragraphs"),
        published=node.optional("published", str),
        authors=node.texts("authors"),
        language=node.field("language", str),
        wire=node.optional("wire", str),
        url=node.optional("url", str),
        via=node.optional("via", str),
        voice=node.field("voice", str),
        own_paragraphs=frozenset(number for number in own if isinstance(number, int)),
        own_voice=node.optional("own_voice", str) or "",
    )


def _chapter(node: Node, shelf: _Shelf) -> Chapter:
    entries = tuple(_entry(claim, shelf) for claim in node.items("claims"))
    by_id = {entry.id: entry for entry in entries}
    return Chapter(
        id=node.field("id", str),
        title=node.field("title", str),
        articles=tuple(shelf.number(id, node) for id in node.texts("articles")),
        entries=entries,
        disputes=tuple(_dispute(conflict, by_id, shelf) for conflict in node.items("conflicts")),
        update=read_update(node, shelf.number, lambda cited: _statement(cited, shelf)),
        corrections=read_corrections(node, shelf.number),
    )


def _entry(node: Node, shelf: _Shelf) -> Entry:
    citations = list(node.items("citations"))
    if not citations:
        raise node.wrong("citations", "must not be empty")
    statements = [_statement(citation, shelf) for citation in citations]
    first = _first(node, statements)
    statements[first] = replace(statements[first], note=_note(node))
    cited = {shelf.number(citation.field("article", str), citation) for citation in citations}
    return Entry(
        id=node.field("id", str),
        claim=Claim((statements[first], *statements[:first], *statements[first + 1 :])),
        rank=node.number("rank", 1),
        selected=node.field("selected", bool),
        citations=tuple(sorted(cited)),
        status=read_status(node),
        told=read_earlier(node, "told", shelf.number),
        muted=node.optional("muted_by", str) or "",
        followed=node.texts("followed_by"),
    )


def _note(node: Node) -> Note | None:
    """Return whom the opening pronoun means; its place must be one of the claim's text."""
    context = node.inner("context")
    if context is None:
        return None
    note = Note(context.number("insert_after", 1), context.field("text", str))
    if note.insert_after > len(node.field("text", str)):
        raise context.wrong("insert_after", "is beyond the end of the text")
    return note


def _first(node: Node, statements: Sequence[Statement]) -> int:
    """Return the place of the statement whose words stand for all."""
    text = node.field("text", str)
    found = node.optional("text_from", int)
    if found is None:
        found = next((at for at, one in enumerate(statements) if one.text == text), -1)
    if not 0 <= found < len(statements) or statements[found].text != text:
        raise node.wrong("text", "is none of its quotations")
    return found


def _statement(node: Node, shelf: _Shelf) -> Statement:
    article_id = node.field("article", str)
    shelf.number(article_id, node)
    article = shelf.articles[article_id]
    statement = Statement(
        text=node.field("quote", str),
        article=article,
        paragraph=node.number("paragraph", 1),
        start=node.number("start", 0),
        end=node.number("end", 1),
        number=1,
        figures=tuple(_figure(figure) for figure in node.members("figures")),
        speaker=node.optional("speaker", str),
        sentence=_sentence(node),
        dates=tuple(_date(date) for date in node.members("dates")),
    )
    if article.paragraphs and not _stands(statement, shelf.texts[article_id]):
        raise node.wrong("quote", f"does not stand in the paragraphs of {article_id} where it says")
    return statement


def _sentence(node: Node) -> tuple[int, int] | None:
    """Return where the sentence stands that a quotation is a part of."""
    place = node.inner("sentence")
    return None if place is None else (place.number("start", 0), place.number("end", 1))


def _stands(statement: Statement, text: str) -> bool:
    paragraphs = statement.article.paragraphs
    return (
        statement.paragraph <= len(paragraphs)
        and statement.text in paragraphs[statement.paragraph - 1]
        and text[statement.start : statement.end] == statement.text != ""
    )


def _figure(node: Node) -> Figure:
    # A value without a bound was infinite, or is of a version that did not tell it.
    value = node.quantity("value")
    return Figure(
        text=node.field("text", str),
        start=node.optional("start", int) or 0,
        end=node.optional("end", int) or 0,
        value=float("inf") if value is None else value,
        low=node.quantity("low"),
        high=node.quantity("high"),
        unit=node.field("unit", str),
        kind=node.optional("kind", str) or "plain",
        hedge=node.optional("hedge", str) or "",
    )


def _date(node: Node) -> DateMention:
    return DateMention(
        text=node.field("text", str),
        start=node.number("start", 0),
        end=node.number("end", 0),
        first=node.field("first", str),
        last=node.field("last", str),
        resolved=node.field("resolved", bool),
    )


def _dispute(node: Node, entries: Mapping[str, Entry], shelf: _Shelf) -> Dispute:
    return Dispute(
        id=node.field("id", str),
        about=node.field("about", str),
        kind=node.field("kind", str),
        sides=tuple(_position(side, entries, shelf) for side in node.items("sides")),
        is_update=node.optional("status", str) == "update",
    )


def _position(node: Node, entries: Mapping[str, Entry], shelf: _Shelf) -> Position:
    claims = node.texts("claims")
    unknown = [id for id in claims if id not in entries]
    if unknown or not claims:
        what = f"name the unknown {unknown[0]!r:.60}" if unknown else "must not be empty"
        raise node.wrong("claims", what)
    held = tuple(entries[id] for id in claims)
    numbers = [shelf.number(id, node) for id in node.texts("articles")]
    return Position(
        value=node.field("value", str),
        entries=held,
        citations=tuple(numbers or sorted({n for entry in held for n in entry.citations})),
        speakers=node.texts("speakers"),
        is_attributed=node.optional("attributed", bool) or False,
    )
