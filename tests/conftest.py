"""Plain builders: each shows its input where it is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import loopback
import pytest
from command import BRIDGE, FERRY

from kursk_digest.model import Article, Claim, Statement

loopback.guard()


def make_article(*paragraphs, outlet="Northern Herald", title="A headline", **fields):
    """Build an article; its location and voice follow from the outlet."""
    fields.setdefault("location", f"{outlet.lower().replace(' ', '-')}.txt")
    fields.setdefault("voice", outlet.casefold())
    fields.setdefault("language", "en")
    return Article(outlet=outlet, title=title, paragraphs=paragraphs or ("Text.",), **fields)


def make_statement(text, *, article=None, number=1, at=1, **fields):
    """Build a statement that is the first paragraph of its article, or number *at*."""
    article = article or make_article(text)
    return Statement(text, article, paragraph=at, start=0, end=len(text), number=number, **fields)


def make_claim(*texts, outlets=None):
    """Build a claim of one statement an outlet."""
    outlets = outlets or [f"Outlet {i}" for i in range(len(texts))]
    return Claim(
        tuple(
            make_statement(text, article=make_article(text, outlet=outlet))
            for text, outlet in zip(texts, outlets, strict=True)
        )
    )


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="accept what is printed now as right"
    )


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    """Whoever runs the tests may sit behind a proxy, or trust whomever."""
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "sources" / "self_signed.pem"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def folder(tmp_path):
    """Two articles of our own, in a folder that a test may spoil."""
    for path in (BRIDGE, FERRY):
        shutil.copy(path, tmp_path)
    return tmp_path
