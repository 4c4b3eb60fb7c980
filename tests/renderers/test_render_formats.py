import inspect
import re
import subprocess
import sys
import unicodedata
from itertools import product

import pytest
from rendering import HOSTILE, make_digest, make_harmless_digest, make_hostile_digest

from kursk_digest.model import Digest
from kursk_digest.renderers import RENDERERS, Format, View

VIEWS = [
    View(width, color, hyperlinks, folder)
    for width, (color, hyperlinks, folder) in product(
        (60, 120), ((False, False, ""), (True, True, "/data"))
    )
]
BLIND = View()
# Colours and links, as the terminal format writes them.
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
HUMAN = [Format.TERMINAL, Format.TEXT, Format.MARKDOWN]


def test_every_format_has_a_renderer():
    assert list(RENDERERS) == list(Format)


@pytest.mark.parametrize("form", Format)
def test_a_renderer_gives_text_that_ends_in_one_line_break(form):
    for digest in (make_digest(), Digest((), ())):
        text = RENDERERS[form](digest, BLIND)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@pytest.mark.parametrize("form", Format)
def test_the_same_digest_gives_the_same_bytes(form):
    for view in VIEWS:
        first, second = (RENDERERS[form](make_digest(), view).encode() for _ in range(2))
        assert first == second


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.TERMINAL])
def test_only_the_terminal_format_looks_at_the_view(form):
    assert len({RENDERERS[form](make_digest(), view) for view in VIEWS}) == 1


@pytest.mark.parametrize("form", HUMAN)
def test_every_selected_claim_is_printed_and_no_other(form):
    text = RENDERERS[form](make_digest(), View(width=200))
    for entry in (entry for chapter in make_digest().chapters for entry in chapter.entries):
        assert (entry.claim.text in text) == entry.selected


@pytest.mark.parametrize("form", HUMAN)
def test_a_reader_is_told_of_all_that_is_not_a_claim(form):
    text = RENDERERS[form](make_digest(), View(width=200))
    assert "4 articles, 4 outlets, 3 voices, 13–16 August 2024" in text
    assert "1 article, 1 outlet, 1 voice, 30 December 2023" in text
    assert "2 outlets, 1 voice" in text
    assert "2 more claims; " in text
    for words in (
        "wire: AP",
        "no such file; check the path",
        "s/herald-copy.txt",
        "centroid",
    ):
        assert words in text


@pytest.mark.parametrize("form", HUMAN)
def test_a_digest_without_a_story_says_so(form):
    text = RENDERERS[form](Digest((), (), skipped=make_digest().skipped), BLIND)
    assert text.startswith("Nothing to tell: no article could be read.\n")
    assert "nowhere.txt" in text
    for label in ("Sources", "Reported", "Disagreement", "Notes", "Duplicates"):
        assert label not in text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", Format)
def test_hostile_text_is_printed_and_obeyed_nowhere(form, name):
    for view in VIEWS:
        text = RENDERERS[form](make_hostile_digest(HOSTILE[name]), view)
        text.encode("utf-8")
        unseen = {c for c in set(OURS.sub("", text)) if unicodedata.category(c) in UNSEEN}
        assert unseen <= {"\n", "\u200d"}


# The others are longer than a line of a terminal.
@pytest.mark.parametrize("name", [name for name, text in HOSTILE.items() if len(text) <= 100])
@pytest.mark.parametrize("form", HUMAN)
def test_hostile_text_adds_no_line(form, name):
    harmless = RENDERERS[form](make_harmless_digest(HOSTILE[name]), View(width=1_000))
    hostile = RENDERERS[form](make_hostile_digest(HOSTILE[name]), View(width=1_000))
    assert hostile.count("\n\n") == harmless.count("\n\n")
    if form is not Format.TERMINAL:
        assert hostile.count("\n") == harmless.count("\n")


@pytest.mark.parametrize(
    ("form", "loaded", "spared"),
    [
        ("text", "kursk_digest.renderers.text", ["rich", "json", "jsonschema", "jinja2"]),
        ("markdown", "kursk_digest.renderers.markdown", ["rich", "json", "jsonschema", "jinja2"]),
        ("json", "kursk_digest.renderers.contract", ["rich", "jsonschema", "jinja2"]),
        ("terminal", "kursk_digest.renderers.terminal", ["json", "jsonschema", "jinja2"]),
        ("html", "kursk_digest.renderers.html", ["rich", "jsonschema", "lxml", "css_inline"]),
        ("eml", "kursk_digest.renderers.eml", ["rich", "jsonschema", "lxml"]),
    ],
)
def test_a_format_loads_only_what_it_needs(form, loaded, spared):
    code = (
        "import sys\n"
        "from kursk_digest.model import Digest\n"
        "from kursk_digest.renderers import RENDERERS, Format, View\n"
        "assert not any(name.startswith('kursk_digest.renderers.') for name in sys.modules)\n"
        f"RENDERERS[Format({form!r})](Digest((), ()), View())\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = done.stdout.split()
    assert loaded in modules
    assert not set(modules) & set(spared)


def test_a_renderer_takes_a_digest_and_a_view():
    for render in RENDERERS.values():
        assert list(inspect.signature(render).parameters) == ["digest", "view"]
