import re

import pytest
from markdown_it import MarkdownIt
from rendering import HOSTILE, make_article, make_digest, make_harmless_digest, make_hostile_digest

from kursk_digest.model import Chapter, Digest, Duplicate
from kursk_digest.renderers import View
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.markdown import render

BLIND = View()
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
REFERENCE = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")
DEFINITION = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)

EXPECTED = r"""## Bridge falls

4 articles, 4 outlets, 3 voices, 13–16 August 2024 [^1] [^2] [^3] [^4]

### Reported by several

- The bridge over the river fell on Friday.[^1] [^2] [^3] [^4] (4 outlets, 3 voices)

### Disagreement

- settlements
  - **74 settlements** – Oleh Marchenko (Herald, Echo)[^1] [^4]
  - **28 villages** – Harbour Courier[^2]

### Reported by one

- Kyiv holds 74 settlements, Oleh Marchenko said.[^1] [^4] (2 outlets, 1 voice)
- Troops hold 28 villages.[^2]

### Quoted

- Oleh Marchenko[^1] [^4]

2 more claims; \--all shows them

## Apple fair opens

1 article, 1 outlet, 1 voice, 30 December 2023 [^5]

### Reported by one

- The apple fair opened with 300 stalls.[^5]

## Duplicates

- `s/herald-copy.txt`: the same article as [^1]

## Skipped

- `nowhere.txt`: no such file; check the path

## Notes

- Ranked by centroid.

[^1]: Herald, "Bridge falls", 13 August 2024, `s/herald.txt` (wire: AP; same voice as \[4\])

[^2]: Harbour Courier, 16 August 2024, `s/courier.txt`

[^3]: Gazette, "Crossing \[destroyed\]", <https://gazette.example/bridge?a=1&b=2>

[^4]: Echo, "Bridge falls, again", 13 August 2024, `s/echo.txt` (wire: AP; same voice as \[1\])

[^5]: Fair News, "Apple fair opens", 30 December 2023, `/data/fair.html`
"""


def test_a_digest_reads_as_it_did():
    assert render(make_digest(), BLIND) == EXPECTED


def test_every_source_is_one_footnote_and_is_referred_to():
    orphan = make_article(location="orphan.txt")
    digest = Digest(
        (make_article(), make_article(location="b.txt"), orphan),
        (Chapter("s1", "T", (1,), (), ()),),
        duplicates=(Duplicate("again.txt", 2),),
    )
    for text in (render(make_digest(), BLIND), render(digest, BLIND)):
        numbers = DEFINITION.findall(text)
        assert sorted(set(numbers)) == sorted(numbers)
        assert set(REFERENCE.findall(text)) == set(numbers)


def test_footnotes_are_first_referred_to_in_their_order():
    # GitHub and pandoc number them by that, and the digest's own numbers must come out.
    references = list(dict.fromkeys(REFERENCE.findall(render(make_digest(), BLIND))))
    assert references == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_builds_nothing(name):
    harmless = MARKDOWN.parse(without_footnotes(render(make_harmless_digest(HOSTILE[name]), BLIND)))
    hostile = MARKDOWN.parse(without_footnotes(render(make_hostile_digest(HOSTILE[name]), BLIND)))
    assert [token.type for token in hostile] == [token.type for token in harmless]
    assert inline_types(hostile) <= {"text", "code_inline", "strong_open", "strong_close"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_adds_no_footnote(name):
    text = render(make_hostile_digest(HOSTILE[name]), BLIND)
    assert sorted(DEFINITION.findall(text)) == ["1", "2"]
    assert set(REFERENCE.findall(re.sub(r"`+.*?`+", "", text))) <= {"1", "2", "9"}


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
    assert text.endswith(f", {written}\n")


def test_the_words_of_a_hostile_claim_are_shown():
    text = HOSTILE["emphasis"]
    tokens = MARKDOWN.parse(render(make_hostile_digest(text), BLIND))
    shown = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert f"{visible(text)}[^1] [^2]" in shown


def without_footnotes(text):
    # CommonMark has none: it would take the definitions for links.
    return REFERENCE.sub("", DEFINITION.sub("", text))


def inline_types(tokens):
    return {child.type for token in tokens for child in token.children or ()}
