import re
import shutil
import subprocess

import pytest
from markdown_it import MarkdownIt
from rendering import HOSTILE, make_article, make_digest, make_harmless_digest, make_hostile_digest

from kursk_digest.model import Chapter, Digest
from kursk_digest.renderers import View
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.markdown import render

BLIND = View()
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
REFERENCE = re.compile(r"(?<!\\)\[\^(c\d+)\](?!:)")
DEFINITION = re.compile(r"^\[\^(c\d+)\]: ", re.MULTILINE)

EXPECTED = r"""## Bridge falls

4 articles, 4 outlets, 3 voices, 13–16 August 2024

### Reported by several

- The bridge over the river fell on Friday. \[1,2,3,4\][^c1] (4 outlets, 3 voices)

### Disagreement

- settlements
  - **74 settlements** – Oleh Marchenko (Herald, Echo) \[1,4\]
  - **28 villages** – Harbour Courier \[2\]

### Reported by one

- Kyiv holds 74 settlements, Oleh Marchenko said. \[1,4\][^c2] (2 outlets, 1 voice)
- Troops hold 28 villages. \[2\][^c3]

### Quoted

- Oleh Marchenko \[1,4\]

2 more claims; \--all shows them

## Apple fair opens

1 article, 1 outlet, 1 voice, 30 December 2023

### Reported by one

- The apple fair opened with 300 stalls. \[5\][^c4]

## Sources

- \[1\] Herald, "Bridge falls", 13 August 2024, `s/herald.txt` (wire: AP; same voice as \[4\])
- \[2\] Harbour Courier, 16 August 2024, `s/courier.txt`
- \[3\] Gazette, "Crossing \[destroyed\]", <https://gazette.example/bridge?a=1&b=2>
- \[4\] Echo, "Bridge falls, again", 13 August 2024, `s/echo.txt` (wire: AP; same voice as \[1\])
- \[5\] Fair News, "Apple fair opens", 30 December 2023, `/data/fair.html`

## Duplicates

- `s/herald-copy.txt`: the same article as \[1\]

## Skipped

- `nowhere.txt`: no such file; check the path

## Notes

- Ranked by centroid.

[^c1]: \[1\] Herald, paragraph 2; \[2\] Harbour Courier, paragraph 2: “On Friday the river bridge came down.”; \[3\] Gazette, paragraph 1: “The bridge across the river collapsed on Friday.”; \[4\] Echo, paragraph 2

[^c2]: \[1\] Herald, paragraph 1; \[4\] Echo, paragraph 1

[^c3]: \[2\] Harbour Courier, paragraph 1

[^c4]: \[5\] Fair News, paragraph 1
"""  # noqa: E501  # a footnote is one line


def test_a_digest_reads_as_it_did():
    assert render(make_digest(), BLIND) == EXPECTED


def test_every_claim_has_one_footnote_of_its_own():
    text = render(make_digest(), BLIND)
    assert REFERENCE.findall(text) == DEFINITION.findall(text) == ["c1", "c2", "c3", "c4"]


def test_every_source_is_listed_even_one_that_no_story_has():
    orphan = make_article(location="orphan.txt")
    digest = Digest((make_article(), orphan), (Chapter("s1", "T", (1,), (), ()),))
    listed = re.findall(r"^- \\\[(\d)\\\] ", render(digest, BLIND), re.MULTILINE)
    assert listed == ["1", "2"]


@pytest.mark.parametrize("pandoc", [path for path in [shutil.which("pandoc")] if path])
def test_pandoc_reads_as_many_footnotes_as_there_are_claims(pandoc):
    for digest in (make_digest(), make_hostile_digest(HOSTILE["footnote"])):
        text = render(digest, BLIND)
        html = subprocess.run(
            [pandoc, "-f", "markdown", "-t", "html"],
            input=text, capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip
        assert html.count('role="doc-noteref"') == len(DEFINITION.findall(text))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_builds_nothing(name):
    harmless = MARKDOWN.parse(without_footnotes(render(make_harmless_digest(HOSTILE[name]), BLIND)))
    hostile = MARKDOWN.parse(without_footnotes(render(make_hostile_digest(HOSTILE[name]), BLIND)))
    assert [token.type for token in hostile] == [token.type for token in harmless]
    assert inline_types(hostile) <= {"text", "code_inline", "strong_open", "strong_close"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_adds_no_footnote(name):
    text = render(make_hostile_digest(HOSTILE[name]), BLIND)
    assert DEFINITION.findall(text) == ["c1", "c2"]
    assert REFERENCE.findall(re.sub(r"`+.*?`+", "", text)) == ["c1", "c2"]


@pytest.mark.parametrize(
    ("location", "written"),
    [
        ("https://a.example/b?c=d&e=f", "<https://a.example/b?c=d&e=f>"),
        ("https://a.example/ü", "<https://a.example/ü>"),
        ("https://a.example/a b", "`https://a.example/a b`"),
        ("https://a.example/><script>", "`https://a.example/><script>`"),
        ("https://a.example/`", "`` https://a.example/` ``"),
        ("javascript:alert(1)", "`javascript:alert(1)`"),
        ("a`b.txt", "``a`b.txt``"),
        ("a\nb.txt", "`a b.txt`"),
    ],
)
def test_only_clean_web_addresses_become_links(location, written):
    text = render(Digest((make_article(location=location),), ()), BLIND)
    assert f", {written}\n" in text


def test_the_words_of_a_hostile_claim_are_shown():
    text = HOSTILE["emphasis"]
    tokens = MARKDOWN.parse(render(make_hostile_digest(text), BLIND))
    shown = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert f"{visible(text)} [1,2][^c1]" in shown


def without_footnotes(text):
    # CommonMark has none: it would take the definitions for links.
    return REFERENCE.sub("", DEFINITION.sub("", text))


def inline_types(tokens):
    return {child.type for token in tokens for child in token.children or ()}


@pytest.mark.parametrize("name", HOSTILE)
def test_where_there_are_no_footnotes_they_are_read_as_text(name):
    # CommonMark takes `[^c1]: word` for the definition of a link, and would show nothing of it.
    for digest in (make_digest(), make_hostile_digest(HOSTILE[name])):
        text = render(digest, BLIND)
        tokens = MARKDOWN.parse(text)
        shown = [token.content for token in tokens if token.type == "inline"]
        notes = [content for content in shown if content.startswith("[^c")]
        assert len(notes) == len(DEFINITION.findall(text))
