"""The cards of a page: linked headlines of other articles, each with a teaser or none. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kursk_digest.articles.web.blocks import Block

_LEAST = 15
"""Characters of a headline; in a heading element, a third of it."""
_LONGEST = 200
_MANY = 5
_TEASER = 400
"""Characters behind a linked headline up to which they are its teaser, not an article."""
_LINKED_SHARE = 0.2
_PARAGRAPH = 80
_MOST_PARAGRAPHS = 300
_MOST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class Listing:
    """How much of what was taken for the article stands in cards."""

    cards: int
    inside: int
    """Characters of the text that are teasers and linked headlines."""
    own: int
    """Characters of the text that stand outside any card."""
    own_paragraphs: int

    @property
    def is_all(self) -> bool:
        """Tell whether the page has little but cards; one paragraph may introduce them."""
        return self.cards >= _MANY and self.own_paragraphs <= 1 and self.inside > self.own


def find_cards(blocks: Sequence[Block], paragraphs: Sequence[str]) -> Listing:
    """Tell which of *paragraphs*, those taken for the article, stand in cards of *blocks*."""
    places = _card_places(blocks)
    inside = [block.text for block, card in zip(blocks, places, strict=True) if card]
    outside = {block.text for block, card in zip(blocks, places, strict=True) if not card}
    whole = frozenset(inside) - outside
    # A second reading may cut a card's headline from its teaser.
    parts = "\n".join(inside)[:_MOST_TEXT] if len(paragraphs) <= _MOST_PARAGRAPHS else ""
    own = [
        len(text)
        for text in paragraphs
        if text in outside or (text not in whole and text not in parts)
    ]
    return Listing(
        cards=max(places, default=0),
        inside=sum(map(len, paragraphs)) - sum(own),
        own=sum(own),
        own_paragraphs=sum(length >= _PARAGRAPH for length in own),
    )


def _card_places(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the number of its card, from 1; 0 for a block in none."""
    starts = [n for n, block in enumerate(blocks) if _is_headline(block) or _is_entry(block)]
    places = [0] * len(blocks)
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(blocks)
        # The last card ends where its teaser would be too long, the others with the next.
        length = 0
        for place in range(start + 1, end):
            length += len(blocks[place].text)
            if length > _TEASER:
                end = start + 1 if number < len(starts) else place
                break
        places[start:end] = [number] * (end - start)
    return places


def _is_headline(block: Block) -> bool:
    least = _LEAST // 3 if block.tag[:1] == "h" and block.tag[1:].isdigit() else _LEAST
    return least <= len(block.text) <= _LONGEST and block.linked >= 0.8 * len(block.text)


def _is_entry(block: Block) -> bool:
    """Tell whether a list item is a linked headline with its teaser, which is cut off, behind it.

    A list of whole sentences, each with a link in it, is an article of its own kind.
    """
    linked = block.linked
    return (
        block.tag == "li"
        and block.links == 1
        and linked >= _LEAST
        and _LINKED_SHARE * len(block.text) <= linked
        and block.text[-1] not in ".!?。"
        and len(block.text) <= _TEASER
    )
