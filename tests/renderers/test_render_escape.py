import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rendering import HOSTILE

from kursk_digest.renderers.escape import markdown_code, markdown_text, visible

ANY_TEXT = st.text(alphabet=st.characters(), max_size=40)
NASTY = st.text(alphabet="ab 1.\\`*_[]()<>&#~|!^${}@:-+=/w\n\t\u0301\u200d\u200f\u202e\ud83d\x1b")
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "�[31mred�[0m", id="escape sequence"),
        pytest.param("\x9b31mred", "�31mred", id="eight-bit sequence"),
        pytest.param("nu\x00ll\x7f\x08", "nu�ll��", id="controls"),
        pytest.param("a\tb\nc\rd\x85e\u2028f", "a b c d e f", id="breaks"),
        pytest.param("a\u202eb\u202c\u2066c\u2069\u200f", "abc", id="direction"),
        pytest.param("pa\u200bss\u2060wo\ufeffrd so\u00adft", "password soft", id="no width"),
        pytest.param("P\u200daris К\u200cурск", "Paris Курск", id="joiner inside cased words"),
        pytest.param("\u200dx\u200d \u200d", "x ", id="joiner beside nothing to join"),
        pytest.param("\u3164blank\u115f", "blank", id="invisible letters"),
        pytest.param("half \ud83d end", "half � end", id="lone surrogate"),
        pytest.param("z" + "\u0301" * 50 + "o", "z" + "\u0301" * 8 + "o", id="heap of marks"),
        pytest.param("z" + "\u0301\u200d" * 50, "z" + ("\u0301\u200d" * 8)[:-1], id="joined heap"),
    ],
)
def test_what_acts_instead_of_being_read_is_made_harmless(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words, “quoted” – and 10\u00a0km.",
        "[bold]not markup[/bold]",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd",
        "\u2764\ufe0f\u200d\U0001f525",
        "می\u200cخواهم",
        "ක්\u200dෂ",
        "Việt Nam, e\u0301te\u0301, שָׁלוֹם",
        "Курська область",
        "库尔斯克州 ｆｕｌｌ",
        "\u06dd12",
    ],
)
def test_what_a_script_needs_stays(text):
    assert visible(text) == text


@given(st.one_of(ANY_TEXT, NASTY))
@example(" ".join(HOSTILE.values()))
def test_visible_text_is_one_line_that_utf8_can_write_and_stays_as_it_is(text):
    shown = visible(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert len(f"{shown}.".splitlines()) == 1
    assert visible(shown) == shown
    assert len(shown) <= len(text)
    shown.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markdown_shows_the_words_of_hostile_text(text):
    for place in ("{}", "- {}", "- a\n  - {}", "## {}", "1. {}", "a {} b"):
        assert_shown_as_text(text[:3_000], place)


@given(st.one_of(ANY_TEXT, NASTY), st.sampled_from(["{}", "- {}", "## {}"]))
def test_markdown_shows_the_words_of_any_text(text, place):
    assert_shown_as_text(text, place)


def assert_shown_as_text(text, place):
    tokens = MARKDOWN.parse(place.format(markdown_text(text)))
    expected = MARKDOWN.parse(place.format("word"))
    if visible(text).strip():
        assert [token.type for token in tokens] == [token.type for token in expected]
    pieces = [child for token in tokens for child in token.children or ()]
    assert {piece.type for piece in pieces} <= {"text"}
    shown = "".join(piece.content for piece in pieces)
    assert visible(text).strip() in shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Stop!", r"Stop\!"),
        ("Stop! Now", "Stop! Now"),
        ("![x](y)", r"\!\[x\](y)"),
        ("1. item", r"1\. item"),
        ("(iv) item", r"(iv\) item"),
        ("A. Orlov", r"A\. Orlov"),
        ("Kyiv. Then", "Kyiv. Then"),
        ("1.5 km", "1.5 km"),
        ("- item", r"\- item"),
        ("well-known", "well-known"),
        ("use --all", r"use \--all"),
        ("https://a.example", r"https\://a.example"),
        ("www.a.example", r"www\.a.example"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("  padded\n", "padded"),
    ],
)
def test_only_what_would_act_is_escaped(text, escaped):
    assert markdown_text(text) == escaped


@pytest.mark.parametrize("text", [*HOSTILE.values(), "`", " ", "a`", "` `` ```"])
def test_a_code_span_holds_the_visible_text(text):
    (paragraph,) = [t for t in MARKDOWN.parse(f"x {markdown_code(text)} y") if t.type == "inline"]
    before, code, after = paragraph.children
    assert (before.content, code.type, after.content) == ("x ", "code_inline", " y")
    assert code.content.strip() == visible(text).strip()


@pytest.mark.parametrize(
    "text",
    ["\u0301", "\u200d", "!", ":a", "-", "www", "1", "`"],
)
def test_a_long_text_is_no_trap(text):
    assert len(markdown_text(text * 200_000)) <= 400_000 * len(text)
