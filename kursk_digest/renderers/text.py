r"""Digest -> plain text for pipes and files: one claim a line, nothing wrapped, no colour. Pure.

A claim's citations come first and are one word, `[1,3]`: they stand at the same place in every
line, however long the sentence is, so that `cut -d' ' -f1`, `sort` and `grep '^\[1[],]'` find them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kursk_digest.model import Digest, Duplicate
from kursk_digest.renderers import View
from kursk_digest.renderers.escape import visible
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

Block = list[str]
"""Lines that stand together; blocks are set apart by a blank line."""


def render(digest: Digest, view: View) -> str:
    """Return *digest* as plain text; the view changes nothing."""
    plan = outline(digest)
    blocks = [[visible(plan.lead)] if plan.lead and not plan.nothing else []]
    blocks.append([visible(plan.nothing)] if plan.nothing else [])
    for telling in plan.tellings:
        blocks += _story(telling)
    blocks.append(_section(SOURCES, map(_source, plan.sources)))
    blocks.append(_section(DUPLICATES, map(_duplicate, plan.duplicates)))
    skipped = (f"{visible(one.location)}: {visible(one.reason)}" for one in plan.skipped)
    blocks.append(_section(SKIPPED, skipped))
    blocks.append(_section(NOTES, map(visible, plan.notes)))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _source_words(source: Source) -> str:
    """Return all of *source* but its number, in one line: outlet, title, day, location, remark."""
    title = f'"{source.title}"' if source.title else ""
    parts = (source.outlet, title, source.day, source.location)
    remark = f" ({source.remark})" if source.remark else ""
    return visible(", ".join(part for part in parts if part) + remark)


def _story(telling: Telling) -> list[Block]:
    return [
        [visible(telling.title), telling.summary],
        _section(CHANGED, map(_shifted, telling.changed)),
        _section(CORRECTED, map(_corrected, telling.corrected)),
        _section(SEVERAL, map(_claim, telling.several)),
        _section(DISPUTED, map(_row, telling.disputed)),
        _section(SINGLE, map(_claim, telling.single)),
        _section(KNOWN, map(_recalled, telling.known)),
        _section(TIMELINE, map(_moment, telling.timeline)),
        _section(QUOTED, map(_quoted, telling.quoted)),
        [telling.more] if telling.more else [],
    ]


def _section(label: str, lines: Iterable[str]) -> Block:
    held = list(lines)
    return [label, *held] if held else []


def _claim(line: Line) -> str:
    remark = f" ({line.remark})" if line.remark else ""
    return f"{cited(line.citations)} {visible(line.text)}{remark}"


def _row(row: Row) -> str:
    return f"{visible(row.about)}: {' | '.join(map(_account, row.accounts))}"


def _account(account: Account) -> str:
    who = visible(attributed(account))
    return f"{visible(stated(account))} – {who} {cited(account.citations)}"


def _shifted(one: Shifted) -> str:
    return f"{visible(one.about)}: {_account(one.before)} → {_account(one.now)}"


def _corrected(one: Corrected) -> str:
    parts = [visible(one.what)]
    parts += [f"it said: “{visible(one.before)}”"] if one.before else []
    parts += [f"it says now: “{visible(one.now)}”"] if one.now else []
    return f"{'; '.join(parts)} {cited(one.citations)}"


def _recalled(one: Recalled) -> str:
    mark = f"{cited(one.citations)} " if one.citations else ""
    return f"{mark}{visible(one.text)} ({one.at})"


def _moment(moment: Moment) -> str:
    speaker = f" ({visible(moment.speaker)})" if moment.speaker else ""
    words = f"{visible(dated(moment))}: {visible(moment.text)}"
    return f"{words}{speaker} {cited(moment.citations)}"


def _quoted(quoted: Quoted) -> str:
    return f"{visible(quoted.name)} {cited(quoted.citations)}"


def _source(source: Source) -> str:
    return f"{cited((source.number,))} {_source_words(source)}"


def _duplicate(duplicate: Duplicate) -> str:
    return f"{visible(duplicate.location)}: the same article as {cited((duplicate.of,))}"
