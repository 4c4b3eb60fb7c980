import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.errors import SourceError
from kursk_digest.model import PageKind
from kursk_digest.sources.kinds import detect_kind

PROSE = "The ferry sank on Monday.\n\nNobody was hurt."
MARKDOWN = "---\ntitle: Ferry\ntags:\n  - sea\n# a comment\n---\n\n" + PROSE


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<!DOCTYPE html><p>x", "a.txt"),
        ("<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", ""),
        ("  \n<HTML lang=en>", "a"),
        ("<html>", ""),
        ("<!-- saved from url -->\n<!-- twice --><html>", "a.txt"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html>", "a.xml"),
        ("<?xml version='1.0'?><html xmlns='x'>", ""),
        ("<head><title>x", ""),
        ("<article>\n<p>x", ""),
        ("<div class=x>", ""),
        ("<p>" + PROSE, ""),
        ("<html>", "a.md"),
        (PROSE, "a.html"),
        (PROSE, "A.HTM"),
        (PROSE, "dir.x/a.xhtml"),
        ("<?xml version='1.0'?><x>", "a.html"),
    ],
)
def test_html_is_known_by_its_first_tag_or_its_ending(body, name):
    assert detect_kind(body, name=name) is PageKind.HTML


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (PROSE, "a.md"),
        (PROSE, "A.MARKDOWN"),
        ("<div align=center>\n\n# Ferry", "readme.md"),
        ("<p>x", "a.md"),
        (MARKDOWN, ""),
        (MARKDOWN, "a.txt"),
        ("---\n---\n" + PROSE, "a.md"),
    ],
)
def test_markdown_is_known_by_its_ending_or_its_front_matter(body, name):
    assert detect_kind(body, name=name) is PageKind.MARKDOWN


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (PROSE, "a.txt"),
        (PROSE, ""),
        (PROSE, "html"),
        ("<3 is how they sign.", ""),
        ("<b>bold</b> claims", ""),
        ("<htmlish> words", ""),
        ("<!-- never closed", ""),
        ("<?", ""),
        ("Use <html> first.", ""),
        ("---\nThe ferry sank.\n---", ""),
        ("---\n---\n" + PROSE, ""),
        ("---\ntitle: no end", ""),
        ("--- \x20\n", ""),
        ("title: x\n---", ""),
        ("{curly} braces", "a.txt"),
        ("From Kyiv: the MIME-Version: 1.0 standard", ""),
        ("Note: this is prose.\nMIME is a standard.", ""),
        ("", ""),
    ],
)
def test_anything_else_is_text(body, name):
    assert detect_kind(body, name=name) is PageKind.TEXT


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("<?xml version='1.0'?>\n<rss version='2.0'>", "a.html", "a feed"),
        ("<rss>", "", "a feed"),
        ("<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'>", "", "a feed"),
        ("<rdf:RDF xmlns:rdf='x'>", "", "a feed"),
        ("<?xml version='1.0'?><urlset>", "", "XML"),
        ("<!DOCTYPE nitf SYSTEM 'x'><nitf>", "", "XML"),
        ('{"title": "x"}', "a.json", "JSON"),
        ('\n[{"title": "x"}]', "A.JSONL", "JSON"),
        ("From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n", "a.mhtml", "a saved mail"),
        ("Subject: x\nMIME-Version: 1.0\n\n<html><p>caf=C3=A9", "a.html", "a saved mail"),
        ("From a@herald.example Mon\nTo: x\nMIME-Version: 1.0\n", "", "a saved mail"),
    ],
)
def test_what_would_be_a_page_of_brackets_is_refused(body, name, kind):
    with pytest.raises(SourceError, match=f"^is {kind}.*, not a page; "):
        detect_kind(body, name=name)


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (PROSE, "text/html", PageKind.HTML),
        (PROSE, "text/markdown", PageKind.MARKDOWN),
        ("<p>x", "text/markdown", PageKind.MARKDOWN),
        ("<!doctype html>", "text/plain", PageKind.HTML),
        (PROSE, "text/plain", PageKind.TEXT),
        (PROSE, "application/octet-stream", PageKind.TEXT),
    ],
)
def test_the_server_is_asked_where_the_page_does_not_tell(body, content_type, kind):
    assert detect_kind(body, name="/a", content_type=content_type) is kind


@pytest.mark.parametrize("part", ["<!---->", " ", "<?x>", "<!--", "---\n", "a: b\n", "A-", "\n"])
def test_large_input_takes_no_quadratic_time(part):
    body = "---\n" * (part == "a: b\n") + part * (3_000_000 // len(part))
    began = time.process_time()
    assert detect_kind(body, name="") is PageKind.TEXT
    assert time.process_time() - began < 1


pieces = st.lists(
    st.sampled_from(["<", "!--", "-->", "?xml ", ">", "html", " ", "---\n", "a: b\n"])
)


@given(pieces.map("".join) | st.text(), st.sampled_from(["", "a.md", "a.json", "\0", "\ud800."]))
def test_any_text_has_a_kind_or_is_refused(body, name):
    try:
        assert detect_kind(body, name=name) in PageKind
    except SourceError as error:
        assert "; " in str(error)  # noqa: PT017  # either may happen
