"""Pages that are no article, each with its name and what to do. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kursk_digest.articles.web import page_words as says
from kursk_digest.articles.web.blocks import PLACES, Block
from kursk_digest.articles.web.cards import Listing, find_cards
from kursk_digest.articles.web.metadata import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SCRIPTS = "shows its text only by script; save the page with its text loaded"
EMPTY = "has no text; check that the whole page was saved"
BROKEN = "has no text that can be read, its markup is broken; save the page again"
FRAMES = "is a page of frames, with no text of its own; give the page in the frame"
NO_ARTICLE = "has no article, only menus and links; give the address of one article"
INDEX = "is an index of headlines, not an article; give the articles themselves"
AUTHOR = "is an author's page, not an article; give the articles themselves"
SEARCH = "is a page of search results, not an article; give the articles themselves"
ERROR = "is an error page (page not found); check the address"
FAILED = "is an error page of the server; try again later"
COOKIES = "is a cookie wall; accept it in a browser and save the page that follows"
LOGIN = "is a login form; log in with a browser and save the page that follows"
BOT_CHECK = "is a bot check or a block, not the article; open it in a browser and save the page"
PAYWALL = "is cut off by a paywall; open it as a subscriber and save the whole page"
VIDEO = "is a video page with no text; give an article or a transcript"
GALLERY = "is a photo gallery with captions only; give an article"
SHOP = "is a page of a shop, not an article; give an article"
JOB = "is a job advert, not an article; give an article"
TOO_MANY = "is in more than 50,000 pieces; save the article alone"

_SHORT = 800
"""Characters of text from which a page is an article, whatever else it is."""
_STUB = 500
_LITTLE = 400
_TEASER = 250
_SENTENCE = 40
_FREE_PARAGRAPHS = 3
"""A paywall behind so many whole paragraphs leaves an article worth reading."""
_PARAGRAPH = 80
_MANY_HEADLINES = 12
_MANY_ITEMS = 5
_DEEP = 200
_MAIN = 0.4
"""Share of the page's text that must speak of a bot check."""
_CAPTION = 1 << PLACES.index("figcaption")
_LISTS = re.compile(r"collectionpage|profilepage|searchresultspage")
_FILM = re.compile(r"video|broadcast")


def refusal_of(
    tree: HtmlElement, facts: Metadata, blocks: Sequence[Block], paragraphs: Sequence[str]
) -> str | None:
    """Return why the page is no article, with what to do; `None` if it is one.

    Args:
        tree: The whole page.
        facts: What it says about itself.
        blocks: All its blocks, without menus.
        paragraphs: What was taken for the article.
    """
    length = sum(map(len, paragraphs))
    listing = find_cards(blocks, paragraphs)
    refusal = _error(facts, blocks, listing)
    if not refusal and not _is_article(facts):
        refusal = _other_page(tree, facts, blocks, paragraphs, listing)
    if refusal:
        return refusal
    is_empty = sum(len(block.text) for block in blocks) < 200 and length < 100
    if is_empty and not _is_brief(tree, facts, length):
        return _wall(tree, facts, blocks, paragraphs) or _nothing(tree, facts)
    if length >= (_STUB if _is_article(facts) else _SHORT):
        return None
    return _wall(tree, facts, blocks, paragraphs) or _no_text(facts, length)


def _is_brief(tree: HtmlElement, facts: Metadata, length: int) -> bool:
    """Tell whether a page calls itself an article, and its one sentence is all that it can show."""
    return length >= _SENTENCE and _is_article(facts) and tree.find(".//script") is None


def _error(facts: Metadata, blocks: Sequence[Block], listing: Listing) -> str | None:
    """Name a page that only says that there is none, whatever it calls itself."""
    if listing.own >= _LITTLE or _is_news(facts):
        return None
    headings = [facts.title, *facts.headlines, *_headings(blocks)]
    if any(map(says.PAGE_GONE.search, headings)):
        return ERROR
    if facts.published:
        return None
    if any(map(says.NOT_FOUND.search, headings)):
        return ERROR
    return FAILED if any(map(says.FAILED.search, headings)) else None


def _other_page(
    tree: HtmlElement,
    facts: Metadata,
    blocks: Sequence[Block],
    paragraphs: Sequence[str],
    listing: Listing,
) -> str | None:
    """Name what a page is that does not call itself an article, however much text it has."""
    length = sum(map(len, paragraphs))
    about_cookies = sum(len(text) for text in paragraphs if says.CONSENT.search(text))
    if not facts.published and paragraphs and about_cookies > 0.6 * length:
        return COOKIES
    if not facts.published and length < _SHORT and (gate := _gate(blocks)):
        return gate
    if listing.own < _STUB and _is_search(tree, facts, blocks):
        return SEARCH
    if listing.is_all or _is_index(blocks, paragraphs, listing):
        return AUTHOR if "profile" in facts.kind else INDEX
    return _declared(facts, blocks, paragraphs)


def _gate(blocks: Sequence[Block]) -> str | None:
    """Name what asks for a human or a browser before it shows anything."""
    total = sum(len(block.text) for block in blocks) or 1
    for pattern, name in ((says.BOT_CHECK, BOT_CHECK), (says.NEEDS_SCRIPTS, SCRIPTS)):
        about = sum(len(block.text) for block in blocks if pattern.search(block.text))
        if about >= _MAIN * total:
            return name
    return None


def _is_search(tree: HtmlElement, facts: Metadata, blocks: Sequence[Block]) -> bool:
    """Tell whether a heading says so, or repeats what stands in a search field."""
    headings = [facts.title, *facts.headlines, *_headings(blocks)]
    if "searchresultspage" in facts.kind or any(map(says.SEARCH.search, headings)):
        return True
    fields = [
        (field.get("value") or "").strip().casefold()
        for field in tree.iter("input")
        if (field.get("type") or "text").lower() == "search" or field.get("name") in ("q", "s")
    ]
    return any(len(value) > 1 and value in text.casefold() for value in fields for text in headings)


def _declared(facts: Metadata, blocks: Sequence[Block], paragraphs: Sequence[str]) -> str | None:
    """Name a job, a shop and a gallery: by what they declare, prices, captions."""
    if "jobposting" in facts.kind:
        return JOB
    length = sum(map(len, paragraphs))
    prices = sum(len(b.text) <= 20 and _is_price(b.text) for b in blocks)
    if length < _SHORT and ("product" in facts.kind or prices >= _MANY_ITEMS):
        return SHOP
    kept = frozenset(paragraphs)
    captions = [b for b in blocks if b.box.places & _CAPTION and b.text in kept]
    outside = length - sum(len(block.text) for block in captions)
    if len(captions) >= _MANY_ITEMS and outside < _TEASER:
        return GALLERY
    return GALLERY if "gallery" in facts.kind and outside < _TEASER else None


def _is_price(text: str) -> bool:
    return says.PRICE.fullmatch(text) is not None and not text.strip().isdigit()


def _nothing(tree: HtmlElement, facts: Metadata) -> str:
    if tree.find(".//frame") is not None:
        return FRAMES
    if _FILM.search(facts.kind):
        return VIDEO
    if any("json" not in (e.get("type") or "") for e in tree.iter("script")):
        return SCRIPTS
    deep = sum(1 for _ in islice(tree.iter(), _DEEP)) == _DEEP
    return BROKEN if deep else EMPTY


def _wall(
    tree: HtmlElement, facts: Metadata, blocks: Sequence[Block], paragraphs: Sequence[str]
) -> str | None:
    """Name what stands before the text: a cookie wall, a login form, a paywall."""
    length = sum(map(len, paragraphs))
    texts = [block.text for block in blocks]
    total = sum(map(len, texts)) or 1
    about_cookies = sum(len(text) for text in texts if says.CONSENT.search(text))
    if length < _STUB and about_cookies > 0.5 * total:
        return COOKIES
    asks_password = any((e.get("type") or "").lower() == "password" for e in tree.iter("input"))
    about_login = any(says.LOG_IN.search(text) for text in [facts.title, *texts[:30]])
    whole = sum(len(text) >= _PARAGRAPH for text in paragraphs)
    if length < _TEASER and asks_password and about_login and not (whole and _is_news(facts)):
        return LOGIN
    asks_money = sum(bool(says.SUBSCRIBE.search(text)) for text in texts)
    closed = facts.free is False and whole < _FREE_PARAGRAPHS
    if length < _STUB and (closed or (asks_money >= 3 and length < _TEASER)):
        return PAYWALL
    return None


def _no_text(facts: Metadata, length: int) -> str | None:
    if length < _STUB and _FILM.search(facts.kind) and "newsarticle" not in facts.kind:
        return VIDEO
    return NO_ARTICLE if length < _SENTENCE else None


def _is_index(blocks: Sequence[Block], paragraphs: Sequence[str], listing: Listing) -> bool:
    """Tell whether the page lists other articles: many linked headlines, hardly a sentence."""
    kept = set(paragraphs)
    headlines = sum(
        25 <= len(block.text) <= 200 and block.linked >= 0.8 * len(block.text) for block in blocks
    )
    own = [block for block in blocks if block.text in kept]
    length = sum(len(block.text) for block in own) or 1
    linked = sum(block.linked for block in own)
    no_prose = listing.own < _LITTLE and not any(len(text) >= 200 for text in paragraphs)
    return headlines >= _MANY_HEADLINES and (linked > 0.5 * length or no_prose)


def _is_article(facts: Metadata) -> bool:
    """Tell whether the page calls itself an article; some sites call their lists that, too."""
    if "jobposting" in facts.kind:
        return False
    return _is_news(facts) or ("article" in facts.kind and not _LISTS.search(facts.kind))


def _is_news(facts: Metadata) -> bool:
    """Tell whether its structured data describe one article."""
    kind = facts.kind.replace("jobposting", "")
    return "newsarticle" in kind or "posting" in kind or bool(facts.body)


def _headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.tag in ("h1", "h2")][:2]
