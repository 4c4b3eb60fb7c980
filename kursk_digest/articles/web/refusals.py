"""Pages that are no article, each with its name and what to do. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kursk_digest.articles.web.blocks import Block
from kursk_digest.articles.web.metadata import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SCRIPTS = "shows its text only by script; save the page with its text loaded"
EMPTY = "has no text; check that the whole page was saved"
BROKEN = "has no text that can be read, its markup is broken; save the page again"
NO_ARTICLE = "has no article, only menus and links; give the address of one article"
INDEX = "is an index of headlines, not an article; give the articles themselves"
ERROR = "is an error page (page not found); check the address"
COOKIES = "is a cookie wall; accept it in a browser and save the page that follows"
LOGIN = "is a login form; log in with a browser and save the page that follows"
PAYWALL = "is cut off by a paywall; open it as a subscriber and save the whole page"
VIDEO = "is a video page with no text; give an article or a transcript"
TOO_MANY = "is in more than 50,000 pieces; save the article alone"

_SHORT = 800
"""Characters of text from which a page is an article, whatever else it is."""
_STUB = 500
_TEASER = 250
_MANY_HEADLINES = 12
_DEEP = 200

# How sites say it, in the languages of our sources. They decide only where there is hardly any
# text, so an article about login forms or cookies is safe.
_NOT_FOUND = re.compile(
    r"\b404\b|\b410\b|not found|n[o']t exist|no longer (?:available|exists)|"
    r"can.t (?:be )?f(?:ou|i)nd|"
    r"nicht gefunden|existiert nicht|introuvable|n'existe|no encontrad|no existe|non trovat|"
    r"non esiste|não encontrad|nie znalezion|nie istnieje|не найден|не знайден|не існує|"
    r"не существует|bulunamad|ikke fundet|ikke funnet|hittades inte|niet gevonden|nenalezen",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookie|consent|tracking|gdpr|dsgvo|privacy|datenschutz|einwillig|confidentialité|privacidad|"
    r"ciasteczk|prywatno|куки|файл[иы] cookie|personuppgifter|samtyck",
    re.IGNORECASE,
)
_LOG_IN = re.compile(
    r"\b(?:log ?in|sign ?in|password|anmelden|einloggen|passwort|connexion|mot de passe|"
    r"iniciar sesión|contraseña|accedi|entrar|senha|zaloguj|hasło|войти|войдите|вход|пароль|"
    r"увійти|увійдіть|logga in|logg inn|inloggen|giriş yap|přihlá)",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"subscri|abonn|suscri|suscríb|assin(?:e|ante)|prenumer|subskry|подпис|передплат|premium|"
    r"paywall|members only|unlock|continue reading|weiterlesen|lire la suite|already a member",
    re.IGNORECASE,
)


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
    visible = sum(len(block.text) for block in blocks)
    if visible < 200 and length < 100:
        return _nothing(tree)
    if not _is_article(facts):
        refusal = _other_page(facts, blocks, paragraphs)
        if refusal:
            return refusal
    if length >= (_STUB if _is_article(facts) else _SHORT):
        return None
    return _wall(tree, facts, blocks, length) or _no_text(facts, length)


def _other_page(facts: Metadata, blocks: Sequence[Block], paragraphs: Sequence[str]) -> str | None:
    """Name what a page is that does not call itself an article, however much text it has."""
    title = f"{facts.title} {' '.join(facts.headlines)} {_first_heading(blocks)}"
    if not facts.published and _NOT_FOUND.search(title):
        return ERROR
    length = sum(map(len, paragraphs))
    about_cookies = sum(len(text) for text in paragraphs if _CONSENT.search(text))
    if not facts.published and paragraphs and about_cookies > 0.6 * length:
        return COOKIES
    return INDEX if _is_index(blocks, paragraphs) else None


def _nothing(tree: HtmlElement) -> str:
    if tree.find(".//script") is not None:
        return SCRIPTS
    deep = sum(1 for _ in islice(tree.iter(), _DEEP)) == _DEEP
    return BROKEN if deep else EMPTY


def _wall(tree: HtmlElement, facts: Metadata, blocks: Sequence[Block], length: int) -> str | None:
    """Name what stands before the text: a cookie wall, a login form, a paywall."""
    texts = [block.text for block in blocks]
    total = sum(map(len, texts)) or 1
    about_cookies = sum(len(text) for text in texts if _CONSENT.search(text))
    if length < _STUB and about_cookies > 0.5 * total:
        return COOKIES
    asks_password = any((e.get("type") or "").lower() == "password" for e in tree.iter("input"))
    about_login = any(_LOG_IN.search(text) for text in [facts.title, *texts[:30]])
    if length < _TEASER and asks_password and about_login:
        return LOGIN
    asks_money = sum(bool(_SUBSCRIBE.search(text)) for text in texts)
    if length < _STUB and (facts.free is False or (asks_money >= 3 and length < _TEASER)):
        return PAYWALL
    return None


def _no_text(facts: Metadata, length: int) -> str | None:
    if length < _STUB and "video" in facts.kind and "newsarticle" not in facts.kind:
        return VIDEO
    return NO_ARTICLE if length < 40 else None


def _is_index(blocks: Sequence[Block], paragraphs: Sequence[str]) -> bool:
    """Tell whether the page lists other articles: many linked headlines, hardly a sentence."""
    kept = set(paragraphs)
    headlines = sum(
        25 <= len(block.text) <= 200 and block.linked >= 0.8 * len(block.text) for block in blocks
    )
    own = [block for block in blocks if block.text in kept]
    length = sum(len(block.text) for block in own) or 1
    linked = sum(block.linked for block in own)
    no_prose = not any(len(text) >= 200 for text in paragraphs)
    return headlines >= _MANY_HEADLINES and (linked > 0.5 * length or no_prose)


def _is_article(facts: Metadata) -> bool:
    return "article" in facts.kind or "posting" in facts.kind or bool(facts.body)


def _first_heading(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.tag in ("h1", "h2")), "")
