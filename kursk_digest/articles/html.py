"""Web page -> article: its text without the furniture, and what the page says about it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from kursk_digest.articles.language import UNKNOWN, detect_language
from kursk_digest.articles.web.block_features import folded, make_hints
from kursk_digest.articles.web.block_scores import KEEP_FROM, doubt, is_menu_entry, score_blocks
from kursk_digest.articles.web.blocks import Block
from kursk_digest.articles.web.cutting import cut_blocks
from kursk_digest.articles.web.metadata import Metadata, read_metadata
from kursk_digest.articles.web.parsing import parse_page
from kursk_digest.articles.web.people import agency_of, is_person
from kursk_digest.articles.web.reasons import OTHER, linked_reason, reason_of
from kursk_digest.articles.web.refusals import EMPTY, TOO_MANY, refusal_of
from kursk_digest.articles.web.second_opinion import Paragraph, ask_trafilatura
from kursk_digest.articles.web.sure_lines import AUTHOR, Line, full_names, sure_reason, tells_of
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
    kept, reasons = choose_lines(blocks, scores, facts, lambda: ask_trafilatura(tree))
    paragraphs = tuple(line.text for line in kept)
    refusal = refusal_of(tree, facts, everything, paragraphs)
    if refusal:
        return Skipped(page.location, refusal)
    scored = dict(zip(map(id, blocks), scores, strict=True))
    reasons |= dict.fromkeys((facts.title, *facts.headlines), "headline")
    authors = full_names(facts.credited)
    removed = [*_removed(everything, scored, kept, reasons, authors)]
    credits = (*facts.credited, *_sign_off(blocks, paragraphs))
    return _article(page, facts, kept, removed, credits)


def choose_lines(
    blocks: Sequence[Block],
    scores: Sequence[float],
    facts: Metadata,
    second_opinion: Callable[[], list[Paragraph]],
) -> tuple[list[Line], dict[str, str]]:
    """Take the blocks that score as text, in the order of the page.

    Args:
        blocks: All but menus.
        scores: How likely each is text, 0 to 1.
        facts: What the page says about itself.
        second_opinion: Asked where the scores leave doubt.

    Returns:
        The lines of the article in order; and why others went, by their texts, that score as
        text and are none.
    """
    chosen = [block for block, score in zip(blocks, scores, strict=True) if score >= KEEP_FROM]
    kept = [Line(b.text, _is_heading(b), b.linked / len(b.text)) for b in chosen]
    short = sum(len(line.text) for line in kept) < _SHORT
    if short or doubt(blocks, scores) > _DOUBTFUL:
        second = [Line(*paragraph) for paragraph in second_opinion()]
        if second and (_is_prose(second) or not kept):
            kept = second
    return tidied(kept, facts)


def tidied(lines: Sequence[Line], facts: Metadata) -> tuple[list[Line], dict[str, str]]:
    """Drop the headline, what is surely furniture, repeats, and headings with nothing below them.

    Returns:
        What stays, in order; and why the rest went, by its texts.
    """
    headlines = {folded(text) for text in (facts.title, *facts.headlines)} - {""}
    authors = full_names(facts.credited)
    kept: list[Line] = []
    reasons: dict[str, str] = {}
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if folded(line.text[:1000]) in headlines:
            reasons[line.text] = "headline"
        elif len(line.text) > _REPEATED and line.text in seen:
            reasons[line.text] = "repeated line"
        elif reason := sure_reason(lines, at, authors):
            reasons[line.text] = reason
        else:
            seen.add(line.text)
            kept.append(line)
    while kept and kept[-1].heading:
        reasons[kept.pop().text] = "heading without text"
    return kept, reasons


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
    blocks: Sequence[Block],
    scores: Mapping[int, float],
    kept: Sequence[Line],
    reasons: Mapping[str, str],
    authors: tuple[str, ...],
) -> Iterator[Removed]:
    """Name each block that was left out, with reason and score, in the order of the page."""
    open_ = Counter(line.text for line in kept)
    # trafilatura's paragraphs may be several of our blocks.
    whole = "\n".join(open_)
    for block in blocks:
        text, score = block.text, scores.get(id(block))
        if open_[text] > 0:
            open_[text] -= 1
        elif text in reasons:
            yield Removed(text, reasons[text], score)
        elif len(text) <= _REPEATED or text not in whole:
            reason = linked_reason(text) if score is None else reason_of(block)
            told = reason == OTHER and tells_of(text, authors)
            yield Removed(text, AUTHOR if told else reason, score)


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
    outlet = page.known.outlet or facts.outlet or _stem(page.location)
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
