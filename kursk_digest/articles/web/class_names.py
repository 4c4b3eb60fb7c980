"""What the class names of an element hint at. Pure.

Sites choose the names of their classes freely, but from a small stock of words. Each family is a
bit; what a bit is worth is learned, so a word in the wrong family does little harm.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Words and beginnings of words; a beginning has at least four letters and no "=" behind it.
_FAMILIES = {
    "share": "shar social facebook twitter whatsapp follow bookmark print= sns= addtoany addthis",
    "related": (
        "relat recommend readmore also= similar popular trend most= latest further suggest "
        "outbrain taboola recirc teaser promo carousel slider slide rail= sidebar crosslink "
        "linklist next= prev= tout more= recommand mehr onward seealso stories infinite"
    ),
    "card": "card list= feed item= grid tile widget module block component swiper",
    "prompt": (
        "newsletter subscri signup regist login paywall premium offer cta= app= member donat piano "
        "abo= signin regwall syndication support reg= wall= barrier meter plus="
    ),
    "comment": "comment disqus discuss reply kommentar coral= replies comol akismet forum",
    "author": "author byline writer contribut bio= reporter journalist autor signature creator",
    "date": "date= time= publish updat timestamp fecha datum datetime",
    "caption": (
        "caption credit photo imag= image img= picture media gallery figur legend video player "
        "foto= bild= thumb copyright attachment"
    ),
    "tag": "tag= topic categor bread= keyword label kicker eyebrow channel rubri crumb taxon cat=",
    "menu": (
        "nav= menu= masthead toolbar foot= footer bottom legal search skip= lang= header topbar "
        "drawer offcanvas subnav navbar navigation submenu megamenu"
    ),
    "advert": (
        "ad= adv= advert sponsor banner dfp= commercial anzeige werbung publicid adslot affiliat "
        "criteo promoted shop= product buy= price"
    ),
    "consent": (
        "cookie consent gdpr= privacy modal popup overlay notice alert toast dialog lightbox "
        "onetrust ot= didomi cmp= ccpa= usercentrics optanon permission"
    ),
    "standfirst": (
        "summar standfirst lead= lede= leadin dek= deck= intro= subhead subtitle subheading "
        "excerpt abstract descri chapo sapo= ingress anriss vorspann bajada entradilla sommario "
        "perex preamble strapline kurzfassung synopsis sub= deckhead dropline"
    ),
    "title": "title headline heading hed= titel titulo titre titolo",
    "body": (
        "body content article story= entry post= text= paragraph main= copy= rich= richtext prose "
        "detail artikel nota= corpo cuerpo articletext"
    ),
    "hidden": (
        "hidden visually sr= screenreader screen= offscreen accessib invisible hide= noprint "
        "collaps"
    ),
    "live": "live= timeline ticker liveblog",
    "quote": "quote pull= pullquote zitat",
    "meta": (
        "meta= info= stats count= bar= tool= action util= rating icon button btn= option expand"
    ),
    "box": (
        "box= infobox fact= factbox aside insert embed inline callout note= disclaim correction"
    ),
}
# Two words that together name the container of an article: `article-body`, `entry__content`.
_CONTAINER = re.compile(
    r"(?:entry|article|art|page|post|story|main|text|field|body|single|theme|blog|section)-?"
    r"(?:item-)?(?:content|body|text|copy|bodycopy|container)"
    r"|body-?text|content-?(?:main|body)|fulltext|main-column|articlebody"
)

NAMES = (*_FAMILIES, "container")
"""The families; the place of a name is the number of its bit."""

_WHOLE: dict[str, int] = {}
_BEGINNINGS: dict[str, int] = {}
for _bit, _words in enumerate(_FAMILIES.values()):
    for _word in _words.split():
        _into = _WHOLE if _word.endswith("=") or len(_word) < 4 else _BEGINNINGS
        _key = _word.removesuffix("=")
        _into[_key] = _into.get(_key, 0) | 1 << _bit

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"[a-z]+")
_LONGEST = max(map(len, _BEGINNINGS))


@lru_cache(maxsize=50_000)
def families_of(names: str) -> int:
    """Return the families of a class attribute, one bit each: `article-body` -> body, container."""
    text = names[:400]
    if not text.islower():
        text = _CAMEL.sub("-", text).lower()
    text = text.replace("_", "-").replace("--", "-")
    bits = 0
    for word in _WORDS.findall(text):
        bits |= _of_word(word)
    return bits | 1 << len(_FAMILIES) if _CONTAINER.search(text) else bits


def bit(name: str) -> int:
    """Return the bit of the family *name*."""
    return 1 << NAMES.index(name)


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> int:
    bits = _WHOLE.get(word, 0)
    if word.endswith("s"):
        bits |= _WHOLE.get(word[:-1], 0)
    for length in range(min(len(word), _LONGEST), 3, -1):
        bits |= _BEGINNINGS.get(word[:length], 0)
    return bits
