"""Builders for the tests of the renderers: a digest with everything in it, and hostile text."""

from __future__ import annotations

from collections.abc import Sequence

from kursk_digest.model import (
    Article,
    Chapter,
    Claim,
    DateMention,
    Digest,
    Dispute,
    Duplicate,
    Entry,
    Figure,
    Position,
    Skipped,
    Statement,
)

# One of a kind each; every format must show them all as text.
HOSTILE = {
    "colour": "\x1b[31mred alert\x1b[0m",
    "clear screen": "\x1b[2J\x1b[Hfake prompt $ ",
    "link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "title bar": "\x1b]0;owned\x07",
    "eight-bit sequence": "\x9b31mred\x9c \x90q\x9c \x85next",
    "device query": "\x05\x0e\x0f\x7f",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "carriage return": "safe\revil",
    "null": "nu\x00ll",
    "direction": "left \u202eright\u202c \u2066isolate\u2069 \u200fmark\u061c",
    "zero width": "pa\u200bss\u2060wo\ufeffrd so\u00adft",
    "rich markup": "[bold]shout[/bold] [link=https://evil.example]x[/link]",
    "rich closing": "[/foo] [/] [/etc/x]",
    "rich emoji": ":skull: :smiley:",
    "style end": "</style><script>alert(1)</script>",
    "comment": "--><!-- <img src=x onerror=alert(1)>",
    "script link": "[click](javascript:alert(1)) <javascript:alert(1)>",
    "picture": "![x](https://evil.example/pixel.png)",
    "reference": "[text][ref] [ref]: https://evil.example",
    "footnote": "[^1] [^c1] [^c9]: mine ^[inline]",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ~f~ ^g^ ***",
    "backquotes": "`code` ``` and `` more",
    "entity": "&amp; &lt;b&gt; &#27; &zwj;",
    "bare links": "https://evil.example www.evil.example http://a.example/(b) mailto:a@b.example",
    "address": "write to someone@evil.example",
    "mathematics": "$x^2$ $$y$$ \\(z\\) \\alpha",
    "attribute": "word {#id .class onclick=x} {{ 7*7 }} {% raw %}",
    "table": "a | b | c || --- | --- |",
    "heading": "# heading #",
    "underlined": "=====",
    "rule": "---",
    "list": "- item",
    "starred": "* item",
    "numbered": "1. item",
    "lettered": "(a) item",
    "roman": "iv. item",
    "quote": "> quoted",
    "definition": ": definition",
    "fence": "```sh",
    "task": "[ ] task [x] done",
    "exclamation": "Stop!",
    "backslash at the end": "end\\",
    "line breaks": "one\ntwo\r\nthree\vfour\ffive\u2028six\u2029seven",
    "new section": "text\n\nSources\n[1] Fake",
    "header": "Subject\r\nBcc: all@evil.example",
    "tab": "a\tb",
    "indented": "      code?",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1e6 \u2764\ufe0f",
    "skin": "\U0001f44d\U0001f3fd",
    "wide": "\u5e93\u5c14\u65af\u514b\u5dde \uff26\uff35\uff2c\uff2c \ud55c\uad6d\uc5b4",
    "marks": "z" + "\u0301" * 10_000 + "algo",
    "joiners": "a" + "\u200d" * 1_000 + "b",
    "surrogate": "half \ud83d and \udce9 end",
    "pair of halves": "\ud83d\ude00",
    "not a character": "\ufffe\uffff",
    "brackets": "[" * 2_000,
    "stars": "*a" * 1_000,
    "one long word": "x" * 5_000,
}


def make_article(text: str = "", **fields: object) -> Article:
    """Return an article of one outlet; *text* is its only paragraph."""
    known: dict[str, object] = {
        "location": "s/herald.txt",
        "outlet": "Herald",
        "title": "Bridge falls",
        "paragraphs": (text,) if text else ("The bridge fell on Friday.",),
        "published": "2024-08-13",
        "language": "en",
        "voice": "v1",
    }
    return Article(**(known | fields))  # type: ignore[arg-type]


def make_statement(article: Article, paragraph: int = 1, **fields: object) -> Statement:
    """Return the whole of one paragraph as a statement."""
    before = article.paragraphs[: paragraph - 1]
    start = sum(len(text) + 2 for text in before)
    text = article.paragraphs[paragraph - 1]
    known = {"text": text, "article": article, "paragraph": paragraph, "start": start}
    known |= {"end": start + len(text), "number": paragraph}
    return Statement(**(known | fields))  # type: ignore[arg-type]


def make_entry(
    rank: int, statements: Sequence[Statement], citations: Sequence[int], *, selected: bool = True
) -> Entry:
    return Entry(f"c{rank}", Claim(tuple(statements)), rank, selected, tuple(citations))


def make_digest() -> Digest:
    """Return a digest with two stories and one of everything.

    Story 1: articles 1 to 4, of which 1 and 4 are one wire text; a claim of three voices, one of
    one voice in two outlets, one single, one not selected, one dispute. Story 2: article 5.
    """
    herald = make_article(
        "",
        paragraphs=(
            "Kyiv holds 74 settlements, Oleh Marchenko said.",
            "The bridge over the river fell on Friday.",
            "Nobody was hurt at the crossing.",
            "Trains run late.",
        ),
        wire="AP",
        voice="v1",
        authors=("Ann Lee",),
    )
    courier = make_article(
        "",
        location="s/courier.txt",
        outlet="Harbour Courier",
        title="",
        paragraphs=("Troops hold 28 villages.", "On Friday the river bridge came down."),
        published="2024-08-16T07:30:00+03:00",
        voice="v2",
    )
    gazette = make_article(
        "",
        location="https://gazette.example/bridge?a=1&b=2",
        outlet="Gazette",
        title="Crossing [destroyed]",
        paragraphs=("The bridge across the river collapsed on Friday.", "Ferries replace it."),
        published=None,
        voice="v3",
    )
    copy = make_article(
        "",
        location="s/echo.txt",
        outlet="Echo",
        title="Bridge falls, again",
        paragraphs=herald.paragraphs[:3],
        wire="AP",
        voice="v1",
    )
    alone = make_article(
        "",
        location="/data/fair.html",
        outlet="Fair News",
        title="Apple fair opens",
        paragraphs=("The apple fair opened with 300 stalls.",),
        published="2023-12-30",
        voice="v5",
    )
    figure = Figure("74 settlements", 11, 25, 74.0, 74.0, float("inf"), "settlement", "count")
    held = make_statement(herald, 1, figures=(figure,), speaker="Oleh Marchenko")
    held_again = make_statement(copy, 1, speaker="Oleh Marchenko")
    fell = [make_statement(herald, 2), make_statement(courier, 2), make_statement(gazette, 1)]
    entries = (
        make_entry(1, [*fell, make_statement(copy, 2)], [1, 2, 3, 4]),
        make_entry(2, [held, held_again], [1, 4]),
        make_entry(3, [make_statement(courier, 1)], [2]),
        make_entry(5, [make_statement(gazette, 2)], [3], selected=False),
        make_entry(6, [make_statement(herald, 3), make_statement(copy, 3)], [1, 4], selected=False),
    )
    sides = (
        Position("74 settlements", (entries[1],), (1, 4), ("Oleh Marchenko",), True),
        Position("28 villages", (entries[2],), (2,)),
    )
    bridge = Chapter(
        "s1",
        "Bridge falls",
        (1, 2, 3, 4),
        entries,
        (Dispute("k1", "settlements", "number", sides),),
    )
    fair = Chapter(
        "s2", "Apple fair opens", (5,), (make_entry(4, [make_statement(alone)], [5]),), ()
    )
    return Digest(
        articles=(herald, courier, gazette, copy, alone),
        chapters=(bridge, fair),
        skipped=(Skipped("nowhere.txt", "no such file; check the path"),),
        duplicates=(Duplicate("s/herald-copy.txt", 1),),
        notes=("Ranked by centroid.",),
        generated="2026-11-22T06:00:00Z",
    )


def make_hostile_digest(text: str) -> Digest:
    """Return a digest that has *text* wherever a source can put words."""
    article = make_article(
        "",
        location=text,
        outlet=text,
        title=text,
        paragraphs=(text, f"{text} 2"),
        wire=text,
        authors=(text,),
    )
    other = make_article("", location="b.txt", outlet="B", paragraphs=(text,), voice="v2")
    figure = Figure(text, 0, len(text), 1.0, 1.0, None, text, "count")
    dates = [
        DateMention(text, 0, len(text), day, day, True) for day in ("2024-08-12", "2024-08-13")
    ]
    first = make_statement(article, 1, speaker=text, figures=(figure,), dates=(dates[0],))
    entries = (
        make_entry(1, [first, make_statement(other)], [1, 2]),
        make_entry(2, [make_statement(article, 2, speaker=text, dates=(dates[1],))], [1]),
    )
    sides = (
        Position(text, entries[:1], (1, 2), (text,)),
        Position(text, entries[1:], (1,), (text,), True),
    )
    dispute = Dispute("k1", text, "name", sides)
    return Digest(
        articles=(article, other),
        chapters=(Chapter("s1", text, (1, 2), entries, (dispute,)),),
        skipped=(Skipped(text, text),),
        duplicates=(Duplicate(text, 1),),
        notes=(text,),
    )


def make_harmless_digest(text: str) -> Digest:
    """Return the digest that is laid out like the hostile one of *text*: capitals make names."""
    return make_hostile_digest("word" if text.strip()[:1].islower() else "Word")


def make_long_digest(claims: int = 1_000) -> Digest:
    """Return a digest of one story with so many printed claims of three articles."""
    words = "Officials said on Monday that the crossing near the old mill was closed to all traffic"
    paragraphs = tuple(f"{words} for day {n} – and “no date” was given." for n in range(claims))
    articles = tuple(
        make_article(
            "", location=f"{n}.txt", outlet=f"Outlet {n}", paragraphs=paragraphs, voice=f"v{n}"
        )
        for n in range(1, 4)
    )
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    entries = tuple(
        make_entry(
            n + 1,
            [
                Statement(text, article, n + 1, starts[n], starts[n] + len(text), n + 1)
                for article in articles
            ],
            [1, 2, 3],
        )
        for n, text in enumerate(paragraphs)
    )
    return Digest(articles, (Chapter("s1", "Crossing closed", (1, 2, 3), entries, ()),))


def make_many_stories(count: int) -> Digest:
    """Return a digest of so many stories: four outlets each, three claims of all, two of one."""
    articles: list[Article] = []
    chapters: list[Chapter] = []
    for story in range(1, count + 1):
        mine = [_article_of_many(story, outlet) for outlet in range(1, 5)]
        numbers = tuple(range(len(articles) + 1, len(articles) + 5))
        articles += mine
        entries = []
        for claim in range(1, 6):
            tellers = 4 if claim <= 3 else 1
            statements = [make_statement(article, claim) for article in mine[:tellers]]
            entries.append(make_entry(story * 5 + claim - 5, statements, numbers[:tellers]))
        title = f"Headline of story {story}"
        chapters.append(Chapter(f"s{story}", title, numbers, tuple(entries), ()))
    return Digest(tuple(articles), tuple(chapters), generated="2026-11-22T06:00:00Z")


def _article_of_many(story: int, outlet: int) -> Article:
    words = "Officials said on Monday that the crossing near the old mill was closed until"
    return make_article(
        "",
        location=f"https://outlet{outlet}.example/news/{story}",
        outlet=f"Outlet {outlet}",
        title=f"Headline of story {story} as outlet {outlet} has it",
        voice=f"v{story}-{outlet}",
        paragraphs=tuple(f"{words} day {claim} of {story}, {outlet}." for claim in range(1, 6)),
    )
