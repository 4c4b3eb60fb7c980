"""Page -> article: the furniture goes, what the page says about itself is read. Pure."""

from __future__ import annotations

from dataclasses import replace

from kursk_digest.articles.copies import recognise_wire_copies
from kursk_digest.articles.language import UNKNOWN
from kursk_digest.articles.patterns import OWN_PATTERN, Matcher, check_patterns
from kursk_digest.model import NOTHING_KNOWN, Article, Known, Page, PageKind, Removed, Skipped

MOST_LETTERS = 1_000_000
"""Characters of one article: two novels."""
TOO_LONG = f"has more than {MOST_LETTERS:,} letters, too many for one article; give it in parts"

__all__ = ["check_patterns", "extract_article", "recognise_wire_copies", "warm_up"]


def extract_article(
    page: Page, *, patterns: tuple[str, ...] = (), pattern_seconds: float = 0.1
) -> Article | Skipped:
    """Extract the article of *page*; what has none comes back with the reason and advice.

    Args:
        page: Any string whatever.
        patterns: Regular expressions of the user's; a line in which one is found is furniture.
            One that takes too long is not tried again on the page, and is told in `removed`.
        pattern_seconds: How long one pattern may take on one line.

    Raises:
        ConfigError: A pattern is no regular expression.
    """
    matcher = Matcher(patterns, seconds=pattern_seconds)
    result = _extract(page, matcher)
    if isinstance(result, Skipped):
        return result
    if sum(map(len, result.paragraphs)) > MOST_LETTERS:
        return Skipped(page.location, TOO_LONG)
    result = _with_known(result, page.known)
    if not matcher.slow:
        return result
    slow = tuple(Removed(p, "pattern took too long, not used") for p in matcher.slow)
    return replace(result, removed=(*result.removed, *slow))


def warm_up() -> None:
    """Load what cleaning a web page needs, once, before this process is copied."""
    import kursk_digest.articles.html  # noqa: F401  # for its own sake
    from kursk_digest.articles.furniture import strongest_kind
    from kursk_digest.articles.web.block_scores import load_rounds
    from kursk_digest.articles.web.second_opinion import load_trafilatura

    load_rounds()
    load_trafilatura()
    strongest_kind(())


def _extract(page: Page, matcher: Matcher) -> Article | Skipped:
    # Each kind loads its own reader: a digest of plain text starts without that of web pages.
    if page.kind is PageKind.TEXT:
        from kursk_digest.articles.text import extract_text

        return extract_text(page, marks=matcher.matches)
    if page.kind is PageKind.MARKDOWN:
        from kursk_digest.articles.markdown import extract_markdown

        return extract_markdown(page, marks=matcher.matches)
    from kursk_digest.articles.html import extract_html

    result = extract_html(page)
    return result if isinstance(result, Skipped) else _without_marked(result, matcher)


def _with_known(article: Article, known: Known) -> Article:
    """Put what the source knows over what the page says; the outlet is in use already."""
    if known == NOTHING_KNOWN:
        return article
    return replace(
        article,
        title=known.title or article.title,
        published=known.published or article.published,
        updated=known.updated or article.updated,
        authors=_people(known.authors, article.outlet) if known.authors else article.authors,
        credited=known.authors or article.credited,
        url=known.url or article.url,
        # What feeds say of their language is often what their program came with.
        language=article.language if article.language != UNKNOWN else known.language or UNKNOWN,
        tags=known.tags,
        via=known.via,
    )


def _people(credited: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    from kursk_digest.articles.web.people import is_person

    return tuple(name for name in credited if is_person(name, (outlet,)))


def _without_marked(article: Article, matcher: Matcher) -> Article | Skipped:
    """Drop the paragraphs in which the user's patterns are found."""
    marked = {n for n, text in enumerate(article.paragraphs, start=1) if matcher.matches(text)}
    if not marked:
        return article
    kept = [n for n in range(1, len(article.paragraphs) + 1) if n not in marked]
    if not kept:
        return Skipped(
            article.location, "your furniture patterns remove every line; make them narrower"
        )
    removed = (Removed(article.paragraphs[n - 1], OWN_PATTERN) for n in sorted(marked))
    return replace(
        article,
        paragraphs=tuple(article.paragraphs[n - 1] for n in kept),
        headings=frozenset(new for new, n in enumerate(kept, start=1) if n in article.headings),
        removed=(*article.removed, *removed),
    )
