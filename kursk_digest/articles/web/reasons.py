"""Why a block of a web page was left out, in a word or two. Pure."""

from __future__ import annotations

from kursk_digest.articles.furniture import REASONS, strongest_kind, tokens
from kursk_digest.articles.web.blocks import HIDDEN, PLACES, Block
from kursk_digest.articles.web.class_names import bit
from kursk_digest.articles.written_dates import is_date_line

ABOUT = REASONS["label"]
NAVIGATION = REASONS["navigation"]
OTHER = "outside the article"

_PLACES = {"figcaption": "caption or credit", "form": "form", "figure": "caption or credit"}
_FAMILIES = {
    bit("consent"): "cookie notice",
    bit("comment"): "comments",
    bit("prompt"): "prompt",
    bit("share"): "share bar",
    bit("advert"): "advertisement",
    bit("caption"): "caption or credit",
    bit("author"): ABOUT,
    bit("date"): ABOUT,
    bit("tag"): "tags",
    bit("related"): "teaser",
}
_MENU = bit("menu")
_READ = 150
_DATE, _ENTRY = 60, 25


def reason_of(block: Block) -> str:
    """Name the kind of furniture: by where it stands, else by its words, else by its links."""
    for place, reason in _PLACES.items():
        if block.box.places >> PLACES.index(place) & 1:
            return reason
    for family, reason in _FAMILIES.items():
        if block.box.near & family:
            return reason
    kind, _ = strongest_kind(tokens(block.text[:_READ]))
    if kind:
        return REASONS[kind]
    if block.box.near & _MENU:
        return NAVIGATION
    if block.box.places & HIDDEN:
        return "hidden text"
    if block.linked >= 0.8 * len(block.text):
        return linked_reason(block.text)
    if len(block.text) <= _DATE and is_date_line(block.text):
        return ABOUT
    return OTHER


def linked_reason(text: str) -> str:
    """Name what a link is that stands alone: the headline of another story, or a menu's entry."""
    return "teaser" if len(text) > _ENTRY else NAVIGATION
