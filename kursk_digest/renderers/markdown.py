"""Digest -> Markdown with footnotes, as GitHub and pandoc read them. Pure.

Every claim has one footnote, `[^c1]`, that says where each source states it and in which words. Not
one a source: renderers number footnotes anew, and pandoc prints one again for each reference to it,
so that the numbers of the sources would be lost. These are written as in every format, `[1,3]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kursk_digest.model import Article, Digest, Statement
from kursk_digest.renderers import View
from kursk_digest.renderers.escape import markdown_code, markdown_text, visible
from kursk_digest.renderers.outline import outline
from kursk_digest.renderers.parts import (
    CHANGED,
    CORRECTED,
    DISPUTED,
    DUPLICATES,
    KNOWN,
    NOTES,
    QUOTED,
    SEVERAL,
    SINGLE,
    SKIPPED,
    SOURCES,
    TIMELINE,
    Account,
    Corrected,
    Line,
    Moment,
    Outline,
    Quoted,
    Recalled,
    Row,
    Shifted,
    Source,
    Telling,
    attributed,
    cited,
    dated,
    stated,
)

# What CommonMark takes for an address between `<` and `>`, in its strictest reading.
_AUTOLINK = re.compile(r"https?://[!-;=?-\]_a-z~\xa1-\U0010ffff]+", re.IGNORECASE)


def render(digest: Digest, view: View) -> str:
    """Return *digest* as Markdown; the view changes nothing."""
    plan = outline(digest)
    return "\n\n".join(_blocks(plan)) + "\n"


def _blocks(plan: Outline) -> Iterator[str]:
    if plan.nothing or plan.lead:
        yield markdown_text(plan.nothing or plan.lead)
    for telling in plan.tellings:
        yield from _story(telling)
    yield from _rest(plan)
    for telling in plan.tellings:
        for line in (*telling.several, *telling.single):
            yield _footnote(line, plan.numbers)


def _story(telling: Telling) -> Iterator[str]:
    yield f"## {markdown_text(telling.title)}"
    yield telling.summary
    yield from _section(f"### {CHANGED}", map(_shifted, telling.changed))
    yield from _section(f"### {CORRECTED}", map(_corrected, telling.corrected))
    yield from _section(f"### {SEVERAL}", map(_claim, telling.several))
    yield from _section(f"### {DISPUTED}", map(_row, telling.disputed))
    yield from _section(f"### {SINGLE}", map(_claim, telling.single))
    yield from _section(f"### {KNOWN}", map(_recalled, telling.known))
    yield from _section(f"### {TIMELINE}", map(_moment, telling.timeline))
    yield from _section(f"### {QUOTED}", map(_quoted, telling.quoted))
    if telling.more:
        yield markdown_text(telling.more)


def _rest(plan: Outline) -> Iterator[str]:
    yield from _section(f"## {SOURCES}", map(_source, plan.sources))
    same = (
        f"{_location(duplicate.location)}: the same article as{_cited([duplicate.of])}"
        for duplicate in plan.duplicates
    )
    yield from _section(f"## {DUPLICATES}", same)
    skipped = (f"{_location(one.location)}: {markdown_text(one.reason)}" for one in plan.skipped)
    yield from _section(f"## {SKIPPED}", skipped)
    yield from _section(f"## {NOTES}", map(markdown_text, plan.notes))


def _section(heading: str, items: Iterable[str]) -> Iterator[str]:
    held = [f"- {item}" for item in items]
    if held:
        yield heading
        yield "\n".join(held)


def _claim(line: Line) -> str:
    remark = f" ({line.remark})" if line.remark else ""
    return f"{markdown_text(line.text)}{_cited(line.citations)}[^{line.id}]{remark}"


def _row(row: Row) -> str:
    sides = "".join(f"\n  - {_account(account)}" for account in row.accounts)
    return f"{markdown_text(row.about)}{sides}"


def _account(account: Account) -> str:
    value, who = markdown_text(stated(account)), markdown_text(attributed(account))
    return f"**{value}** – {who}{_cited(account.citations)}"


def _shifted(one: Shifted) -> str:
    return f"{markdown_text(one.about)}: {_account(one.before)} → {_account(one.now)}"


def _corrected(one: Corrected) -> str:
    before = f"\n  - It said: {markdown_text(one.before)}" if one.before else ""
    now = f"\n  - It says now: {markdown_text(one.now)}" if one.now else ""
    return f"{markdown_text(one.what)}{_cited(one.citations)}{before}{now}"


def _recalled(one: Recalled) -> str:
    mark = _cited(one.citations) if one.citations else ""
    return f"{markdown_text(one.text)} ({one.at}){mark}"


def _moment(moment: Moment) -> str:
    speaker = f" ({markdown_text(moment.speaker)})" if moment.speaker else ""
    words = f"**{markdown_text(dated(moment))}:** {markdown_text(moment.text)}"
    return f"{words}{speaker}{_cited(moment.citations)}"


def _quoted(quoted: Quoted) -> str:
    return f"{markdown_text(quoted.name)}{_cited(quoted.citations)}"


def _cited(citations: Sequence[int]) -> str:
    return f" {markdown_text(cited(citations))}"


def _source(source: Source) -> str:
    title = f'"{markdown_text(source.title)}"' if source.title else ""
    words = (markdown_text(source.outlet), title, markdown_text(source.day))
    place = _location(source.location)
    remark = f" ({markdown_text(source.remark)})" if source.remark else ""
    number = markdown_text(cited((source.number,)))
    return f"{number} {', '.join([*filter(None, words), place])}{remark}"


def _footnote(line: Line, numbers: Mapping[Article, int]) -> str:
    statements = sorted(
        line.entry.claim.statements, key=lambda one: (numbers[one.article], one.start, one.end)
    )
    places = (_place(statement, numbers, line.entry.claim.text) for statement in statements)
    return f"[^{line.id}]: {'; '.join(places)}"


def _place(statement: Statement, numbers: Mapping[Article, int], told: str) -> str:
    """Write who says it and where, and in which words if they are not those that are told."""
    number = markdown_text(cited((numbers[statement.article],)))
    quote = "" if statement.text == told else f": “{markdown_text(statement.text)}”"
    outlet = markdown_text(statement.article.outlet)
    return f"{number} {outlet}, paragraph {statement.paragraph}{quote}"


def _location(location: str) -> str:
    is_link = _AUTOLINK.fullmatch(location) and visible(location) == location
    return f"<{location}>" if is_link else markdown_code(location)
