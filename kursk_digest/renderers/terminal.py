"""Digest -> text for a terminal: wrapped, indented, coloured where the view allows it.

Rich wraps the lines and names the colours; the escape sequences are put together here, since
rich numbers its hyperlinks at random, and a digest has the same bytes each time. Colours are the
terminal's own sixteen, so that they fit a dark and a light theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Span, Text

from kursk_digest.model import Digest
from kursk_digest.renderers import View
from kursk_digest.renderers.escape import visible
from kursk_digest.renderers.links import link_target
from kursk_digest.renderers.outline import outline
from kursk_digest.renderers.painting import ALARM, FAINT, LABEL, TITLE, painted, quiet_console
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
    stated,
)

WIDEST = 100
"""Columns that are used at most: the eye loses its line in longer ones."""
NARROWEST = 20
"""Columns that are used at least, whatever the terminal says."""


_INDENT = 2
_BULLET = "• "


def render(digest: Digest, view: View) -> str:
    """Return *digest* laid out for *view*; no line is wider than it, from 20 columns on."""
    plan = outline(digest)
    width = max(NARROWEST, min(view.width, WIDEST))
    page = _Page(width, quiet_console(width), _links(plan, view))
    return "".join(painted(line, view) + "\n" for line in page.lines(plan))


@dataclass(frozen=True, slots=True)
class _Page:
    """Lays parts of the outline out as lines that fit."""

    width: int
    console: Console
    links: Mapping[int, Style]
    """Faint links to the sources that have an address, by number."""

    def lines(self, plan: Outline) -> Iterator[Text]:
        if plan.nothing:
            yield from self.wrapped(Text(visible(plan.nothing)))
        elif plan.lead:
            yield from (*self.wrapped(_styled(visible(plan.lead), FAINT)), Text())
        for number, telling in enumerate(plan.tellings):
            if number:
                yield from (Text(), _styled("─" * self.width, FAINT), Text())
            yield from self.story(telling)
        sources = (line for source in plan.sources for line in self.source(source, plan))
        yield from self.section(SOURCES, sources)
        yield from self.section(DUPLICATES, self.duplicates(plan))
        yield from self.section(SKIPPED, self.skipped(plan), ALARM)
        notes = (line for note in plan.notes for line in self.item(Text(visible(note))))
        yield from self.section(NOTES, notes)

    def story(self, telling: Telling) -> Iterator[Text]:
        yield from self.wrapped(_styled(visible(telling.title), TITLE))
        yield from self.wrapped(_styled(telling.summary, FAINT))
        shifts = (line for one in telling.changed for line in self.shifted(one))
        yield from self.section(CHANGED, shifts, ALARM)
        corrections = (line for one in telling.corrected for line in self.corrected(one))
        yield from self.section(CORRECTED, corrections, ALARM)
        yield from self.section(SEVERAL, self.claims(telling.several))
        disputes = (line for row in telling.disputed for line in self.dispute(row))
        yield from self.section(DISPUTED, disputes, ALARM)
        yield from self.section(SINGLE, self.claims(telling.single))
        yield from self.section(KNOWN, self.recalled(telling.known))
        yield from self.section(TIMELINE, self.timeline(telling.timeline))
        yield from self.section(QUOTED, self.quoted(telling.quoted))
        if telling.more:
            yield Text()
            yield from self.wrapped(_styled(telling.more, FAINT), " " * _INDENT)

    def section(self, label: str, lines: Iterable[Text], style: Style = LABEL) -> Iterator[Text]:
        """Yield a blank line, the label and *lines*; nothing if there are none."""
        for number, line in enumerate(lines):
            if not number:
                yield from (Text(), _styled(label, style))
            yield line

    def claims(self, claims: Iterable[Line]) -> Iterator[Text]:
        for claim in claims:
            text = Text(f"{visible(claim.text)} ").append_text(self.cited(claim.citations))
            if claim.remark:
                text.append(f" ({claim.remark})", FAINT)
            yield from self.item(text)

    def shifted(self, one: Shifted) -> Iterator[Text]:
        text = Text(f"{visible(one.about)}: ")
        for sign, account in (("", one.before), (" → ", one.now)):
            text.append(sign).append_text(_styled(visible(stated(account)), TITLE))
            text.append(f" {visible(attributed(account))} ")
            text.append_text(self.cited(account.citations))
        yield from self.item(text)

    def corrected(self, one: Corrected) -> Iterator[Text]:
        text = Text(f"{visible(one.what)} ").append_text(self.cited(one.citations))
        yield from self.item(text)
        for label, words in (("It said: ", one.before), ("It says now: ", one.now)):
            if words:
                yield from self.wrapped(Text(label + visible(words)), " " * 2 * _INDENT)

    def recalled(self, known: Iterable[Recalled]) -> Iterator[Text]:
        for one in known:
            text = _styled(f"{visible(one.text)} ({one.at}) ", FAINT)
            yield from self.item(text.append_text(self.cited(one.citations)))

    def dispute(self, row: Row) -> Iterator[Text]:
        yield from self.wrapped(Text(visible(row.about)), " " * _INDENT)
        widest = max(cell_len(visible(stated(account))) for account in row.accounts)
        # Values are set in a column as long as that leaves room for who says so.
        column = widest if widest <= self.width // 2 else 0
        for account in row.accounts:
            yield from self.account(account, column)

    def account(self, account: Account, column: int) -> Iterator[Text]:
        """Yield the value, and who gives it beside it in a column of its own, else below it."""
        value = _styled(visible(stated(account)), TITLE)
        who = Text(f"{visible(attributed(account))} ").append_text(self.cited(account.citations))
        indent = " " * 2 * _INDENT
        if not column:
            yield from self.wrapped(value, indent, _INDENT)
            yield from self.wrapped(who, indent + " " * _INDENT)
            return
        gap = " " * (column - value.cell_len + _INDENT)
        lines = self.wrapped(who, indent + " " * (column + _INDENT))
        for number, line in enumerate(lines):
            yield (
                line
                if number
                else Text.assemble(indent, value, gap, line[len(indent) + column + _INDENT :])
            )

    def timeline(self, moments: Iterable[Moment]) -> Iterator[Text]:
        """Yield each day once, and below it what is told of it."""
        for (day, words), told in groupby(moments, key=lambda one: (one.day, one.words)):
            heading = _styled(visible(day), TITLE)
            if words:
                heading.append(f" (“{visible(words)}”)", FAINT)
            yield from self.wrapped(heading, " " * _INDENT)
            for moment in told:
                text = Text(f"{visible(moment.text)} ")
                if moment.speaker:
                    text.append(f"({visible(moment.speaker)}) ")
                text.append_text(self.cited(moment.citations))
                yield from self.wrapped(text, " " * 2 * _INDENT + _BULLET)

    def quoted(self, quoted: Sequence[Quoted]) -> Iterator[Text]:
        """Yield all that are quoted in one paragraph."""
        text = Text()
        for one in quoted:
            text.append(f"{' · ' if text else ''}{visible(one.name)} ")
            text.append_text(self.cited(one.citations))
        yield from self.wrapped(text, " " * _INDENT) if quoted else ()

    def source(self, source: Source, plan: Outline) -> Iterator[Text]:
        digits = len(str(len(plan.sources)))
        number = f"{source.number:>{digits}}"
        text = Text(visible(source.outlet))
        if source.title:
            text.append(f', "{visible(source.title)}"')
        if source.day:
            text.append(f", {visible(source.day)}", FAINT)
        text.append(", ", FAINT)
        text.append(visible(source.location), self.linked(source.number))
        if source.remark:
            text.append(f" ({visible(source.remark)})")
        yield from self.wrapped(text, f"{' ' * _INDENT}{number}  ")

    def duplicates(self, plan: Outline) -> Iterator[Text]:
        for duplicate in plan.duplicates:
            text = Text(f"{visible(duplicate.location)}: the same article as ")
            yield from self.item(text.append_text(self.cited((duplicate.of,))))

    def skipped(self, plan: Outline) -> Iterator[Text]:
        for one in plan.skipped:
            yield from self.item(Text(f"{visible(one.location)}: {visible(one.reason)}"))

    def cited(self, citations: Sequence[int]) -> Text:
        """Return `[1,3]`, faint, each number a link to its source where it has one."""
        if not self.links:
            return _styled(cited(citations), FAINT)
        spans, at = [Span(0, 1, FAINT)], 1
        for number in citations:
            end = at + len(str(number))
            spans += (Span(at, end, self.linked(number)), Span(end, end + 1, FAINT))
            at = end + 1
        return Text(cited(citations), spans=spans)

    def linked(self, number: int) -> Style:
        return self.links.get(number, FAINT)

    def item(self, text: Text) -> Iterator[Text]:
        return self.wrapped(text, " " * _INDENT + _BULLET)

    def wrapped(self, text: Text, first: str = "", hang: int = 0) -> Iterator[Text]:
        """Yield the lines of *text*, the first after *first*, the others indented as deep.

        *hang* are the columns by which the others stand further to the right.
        """
        indent = " " * (cell_len(first) + hang)
        lines = text.wrap(self.console, self.width - len(indent), overflow="fold")
        for number, line in enumerate(lines):
            line.rstrip()
            yield Text.assemble(indent if number else first, line)


def _styled(text: str, style: Style) -> Text:
    # Not `Text(text, style)`: such a style reaches what is appended later, and is forgotten where
    # nothing is.
    return Text(text, spans=[Span(0, len(text), style)] if text else [])


def _links(plan: Outline, view: View) -> Mapping[int, Style]:
    if not view.hyperlinks:
        return {}
    found = {source.number: link_target(source.location, view.folder) for source in plan.sources}
    return {number: FAINT + Style(link=target) for number, target in found.items() if target}
