"""Where an article is over: at a marker such as `Leave a reply`, unless it goes on. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kursk_digest.articles.furniture import WHOLE
from kursk_digest.articles.traits import Line

# So much of the text, in words, must stand above the first marker; less above one of comments,
# which are taken for text themselves until it is found, and easily four times as long.
_ABOVE, _ABOVE_TALK = 0.4, 0.2
# Behind a marker the article goes on with two sentences that share a word with it, with three,
# with a long one, or with one of which so much is shared; below a comment form all must share
# more, since readers talk about the article, too.
_SHARED, _SHARED_BELOW_TALK = 0.15, 0.4
_LEAST_WORDS, _MANY_WORDS, _MANY_SENTENCES = 10, 40, 3
_LEAST_ODDS, _ODDS_ALONE = 0.5, 0.3


def lines_after_cuts(
    lines: Sequence[Line], odds: Sequence[float], body: Sequence[int], title: int
) -> list[int]:
    """Return the numbers of the lines, not markers, that stand behind the end of the article.

    Args:
        lines: All lines of the page.
        odds: How likely each is text.
        body: Numbers of the lines taken for text so far, ascending.
        title: Number of the headline; -1 for none.
    """
    total = sum(lines[number].words for number in body)
    inside = frozenset(body)
    behind: list[int] = []
    known = set(lines[title].content) if title >= 0 else set()
    above, number = 0.0, body[0] if body else len(lines)
    while number < len(lines):
        line = lines[number]
        share = _ABOVE_TALK if "comments" in line.kinds else _ABOVE
        if line.kinds.get("cut") == WHOLE and above >= share * total:
            resumed = _resumption(lines, odds, known, number)
            behind.extend(range(number + 1, resumed))
            number = resumed
            continue
        if number in inside:
            above += line.words
            known |= line.content
        number += 1
    return behind


def _resumption(
    lines: Sequence[Line], odds: Sequence[float], known: Collection[str], marker: int
) -> int:
    """Return where the article goes on behind *marker*; the end of the page if it does not."""
    talk = "comments" in lines[marker].kinds
    run, common = 0, 0
    for at in range(marker + 1, len(lines)):
        line = lines[at]
        shared = sum(word in known for word in line.content)
        alike = shared >= (_SHARED_BELOW_TALK if talk else _SHARED) * len(line.content)
        goes_on = _reads_on(line) and odds[at] >= _LEAST_ODDS and (alike or not talk)
        run, common = (run + 1, common + shared) if goes_on else (0, 0)
        if (run >= 2 and common) or run >= _MANY_SENTENCES:
            return at + 1 - run
        if goes_on and alike and line.words >= _MANY_WORDS:
            return at
        alone = not talk and alike and _reads_on(line) and odds[at] >= _ODDS_ALONE
        if alone and _is_no_blurb(lines, at):
            return at
    return len(lines)


def _reads_on(line: Line) -> bool:
    return line.is_sentence and line.words >= _LEAST_WORDS


def _is_no_blurb(lines: Sequence[Line], at: int) -> bool:
    """Tell a last sentence from the blurb of a teaser, which repeats its headline's words."""
    return not lines[at].content & lines[at - 1].content
