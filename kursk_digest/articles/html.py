"""Web page -> article: its text without the furniture, and what the page says about it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from kursk_digest.articles.language import UNKNOWN, detect_language
from kursk_digest.articles.web.block_features import folded, make_hints
from kursk_digest.articles.web.block_scores import KEEP_FROM, doubt, is_menu_entry, score_blocks
from kursk_digest.articles.web.blocks import Block, cut_blocks, parse_page
from kursk_digest.articles.web.metadata import Metadata, read_metadata
from kursk_digest.articles.web.people import agency_of, is_person
from kursk_digest.articles.web.reasons import reason_of
from kursk_digest.articles.web.refusals import EMPTY, TOO_MANY, refusal_of
from kursk_digest.articles.web.second_opinion import Paragraph, ask_trafilatura
from kursk_digest.articles.web.sure_lines import Line, sure_reason
from kursk_digest.articles.wire import (
    agency_of_dateline,
    credited_agency,
    is_own,
    signed_agency,
)
from kursk_digest.model import Article, Page, Removed, Skipped
from kursk_digest.words import words

_MOST_BLOCKS = 50_000
_DOUBTFUL = 0.17
"""Share of close calls from which trafilatura is asked: one page in thirteen."""
_SHORT = 400
_REPEATED = 40


def extract_html(page: Page) -> Article | Skipped:
    """Extract the article of a web page; what is no article comes back with its name and advice.

    The page is parsed once. Its blocks are scored; only where that leaves doubt is trafilatura
    asked. Any string whatever ends in text or in a named refusal.
    """
    tree = parse_page(page.body)
    if tree is None:
        return Skipped(page.location, EMPTY)
    facts = read_metadata(tree)
    everything = cut_blocks(tree)
    blocks = [block for block in everything if not is_menu_entry(block)]
    if len(blocks) > _MOST_BLOCKS:
        return Skipped(page.location, TOO_MANY)
    hints = make_hints(facts)
    scores = score_blocks(blocks, hints)
    kept, repeated = choose_lines(blocks, scores, facts, lambda: ask_trafilatura(tree))
    paragraphs = tuple(line.text for line in kept)
    refusal = refusal_of(tree, facts, everything, paragraphs)
    if refusal:
        return Skipped(page.location, refusal)
    removed = (*repeated, *_removed(blocks, kept, repeated))
    credits = (*facts.credited, *_sign_off(blocks, paragraphs))
    return _article(page, facts, kept, removed, credits)


def choose_lines(
    blocks: Sequence[Block],
    scores: Sequence[float],
    facts: Metadata,
    second_opinion: Callable[[], list[Paragraph]],
) -> tuple[list[Line], list[Removed]]:
    """Take the blocks that score as text, in the order of the page.

    Args:
        blocks: All but menus.
        scores: How likely each is text, 0 to 1.
        facts: What the page says about itself.
        second_opinion: Asked where the scores leave doubt.

    Returns:
        The lines of the article, and those that only repeat, both in order.
    """
    chosen = [block for block, score in zip(blocks, scores, strict=True) if score >= KEEP_FROM]
    kept = [Line(b.text, _is_heading(b), b.linked / len(b.text)) for b in chosen]
    short = sum(len(line.text) for line in kept) < _SHORT
    if short or doubt(blocks, scores) > _DOUBTFUL:
        second = [Line(*paragraph) for paragraph in second_opinion()]
        if second and (_is_prose(second) or not kept):
            kept = second
    return tidied(kept, facts)


def tidied(lines: Sequence[Line], facts: Metadata) -> tuple[list[Line], list[Removed]]:
    """Drop the headline, what is surely furniture, repeats, and headings with nothing below them.

    Returns:
        What stays and what went, both in order.
    """
    headlines = {folded(text) for text in (facts.title, *facts.headlines)} - {""}
    authors = [folded(name) for name in facts.credited if " " in name]
    kept: list[Line] = []
    gone: list[Removed] = []
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if folded(line.text[:1000]) in headlines:
            gone.append(Removed(line.text, "headline repeated"))
        elif len(line.text) > _REPEATED and line.text in seen:
            gone.append(Removed(line.text, "repeated line"))
        elif reason := sure_reason(lines, at, authors):
            gone.append(Removed(line.text, reason))
        else:
            seen.add(line.text)
            kept.append(line)
    while kept and kept[-1].heading:
        gone.append(Removed(kept.pop().text, "heading without text"))
    return kept, gone


def _is_heading(block: Block) -> bool:
    """Tell whether a block is a subheading: by its element, or bold, short and no sentence."""
    if len(block.tag) == 2 and block.tag[0] == "h":
        return True
    length = len(block.text)
    return (
        block.tag in ("p", "div")
        and length <= 100
        and block.bold >= 0.95 * length
        and block.text[-1] not in '.!?…:;,"”»'
    )


def _is_prose(lines: Sequence[Line]) -> bool:
    """Tell whether half of the text is in lines longer than a menu's."""
    total = sum(len(line.text) for line in lines)
    return sum(len(line.text) for line in lines if len(line.text) >= _REPEATED) >= 0.5 * total


def _removed(
    blocks: Sequence[Block], kept: Sequence[Line], told: Sequence[Removed]
) -> list[Removed]:
    """Name what was left out of the blocks, in the order of the page."""
    known = {line.text for line in kept} | {removed.text for removed in told}
    return [Removed(block.text, reason_of(block)) for block in blocks if block.text not in known]


def _sign_off(blocks: Sequence[Block], paragraphs: Sequence[str]) -> list[str]:
    """Return the agencies that the two blocks behind the text name: a credit is no text."""
    if not paragraphs:
        return []
    last = max((n for n, b in enumerate(blocks) if b.text == paragraphs[-1]), default=len(blocks))
    found = (credited_agency(block.text) for block in blocks[last + 1 : last + 3])
    return [agency for agency in found if agency]


def _article(
    page: Page,
    facts: Metadata,
    lines: Sequence[Line],
    removed: Sequence[Removed],
    credits: Sequence[str],
) -> Article:
    paragraphs = tuple(line.text for line in lines)
    outlet = page.outlet or facts.outlet or _stem(page.location)
    bodies = (outlet, facts.outlet)
    return Article(
        location=page.location,
        outlet=outlet,
        title=facts.title,
        paragraphs=paragraphs,
        published=facts.published,
        authors=tuple(name for name in facts.credited if is_person(name, bodies)),
        language=_language(facts, paragraphs),
        wire=_wire(credits, paragraphs, outlet),
        removed=tuple(removed),
        headings=frozenset(n for n, line in enumerate(lines, start=1) if line.heading),
        credited=facts.credited,
        updated=facts.updated,
        url=facts.url or None,
        free=facts.free,
    )


def _wire(credits: Sequence[str], paragraphs: Sequence[str], outlet: str) -> str | None:
    """Return the agency that is credited: in the byline, the dateline or the sign-off.

    An agency that publishes its own text is an outlet, not a wire.
    """
    found = (
        *map(agency_of, credits),
        *map(agency_of_dateline, paragraphs[:2]),
        *map(credited_agency, paragraphs[-2:]),
        *map(signed_agency, paragraphs[-1:]),
    )
    return next((agency for agency in found if agency and not is_own(agency, outlet)), None)


def _language(facts: Metadata, paragraphs: Sequence[str]) -> str:
    """Return what the page declares, else what its text shows."""
    if facts.language != UNKNOWN:
        return facts.language
    sample = " ".join(paragraphs)[:4000]
    return detect_language(words(sample), sample)


def _stem(location: str) -> str:
    if location == "-":
        return "standard input"
    return PurePosixPath(location.replace("\\", "/")).stem or location
