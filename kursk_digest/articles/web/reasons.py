"""Why a block of a web page was left out, in a word or two. Pure."""

from __future__ import annotations

from kursk_digest.articles.furniture import REASONS, strongest_kind, tokens
from kursk_digest.articles.web.blocks import HIDDEN, PLACES, Block
from kursk_digest.articles.web.class_names import bit

OTHER = "outside the article"

_PLACES = {"figcaption": "caption or credit", "form": "form", "figure": "caption or credit"}
_FAMILIES = {
    "consent": "cookie notice",
    "comment": "comments",
    "prompt": "prompt",
    "share": "share bar",
    "advert": "advertisement",
    "caption": "caption or credit",
    "author": "date, byline or label",
    "date": "date, byline or label",
    "tag": "tags",
    "related": "teaser",
    "menu": "navigation",
}


def reason_of(block: Block) -> str:
    """Name the kind of furniture: by its words, else by where it stands, else by its links."""
    kind, _ = strongest_kind(tokens(block.text[:300]))
    if kind:
        return REASONS[kind]
    for place, reason in _PLACES.items():
        if block.box.places >> PLACES.index(place) & 1:
            return reason
    for family, reason in _FAMILIES.items():
        if block.box.near & bit(family):
            return reason
    if block.box.places & HIDDEN:
        return "hidden text"
    if block.linked >= 0.8 * len(block.text):
        return "teaser" if len(block.text) > 25 else "navigation"
    return OTHER
