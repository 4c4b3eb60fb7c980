"""Lines -> what each is: title, text, subheading or furniture, with the reason. Pure.

The scorer proposes; rules decide where they are certain. On a page that is mostly article a
sentence needs strong evidence to be dropped: a fact that is lost is as bad as a prompt that
stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kursk_digest.articles.context import best_run
from kursk_digest.articles.furniture import REASONS, WHOLE, strongest_kind
from kursk_digest.articles.headers import says_something
from kursk_digest.articles.lines import look_at_lines, score_lines
from kursk_digest.articles.sure import sure_reasons
from kursk_digest.articles.titles import Headline, choose_headline, likeness
from kursk_digest.articles.traits import Line
from kursk_digest.articles.wire import credited_agency, is_reporting_note

OWN_PATTERN = "your pattern"
CREDIT = "agency credit"
ABOUT = "date, byline or label"
UNLIKE = "unlike the article"
AFTER = "after the article"
BEFORE = "before the article"
TEASER = "teaser, cut off"
SECOND = "repeated headline"

# Share of lines that are sentences from which a text was pasted rather than a page dumped.
_DENSE = 0.3
# What a sentence inside the article of a pasted text must score to stay; and other lines.
_SENTENCE, _OTHER = 0.06, 0.4
_PLAIN_SENTENCE = 0.02
# Behind a marker the article goes on with two sentences, or a long one, that share so much of
# its words; below a comment form more, since readers talk about it, too.
_RESUME_OVERLAP, _RESUME_AFTER_TALK = 0.15, 0.4
_RESUME_LEAST, _RESUME_WORDS = 10, 40
_TAIL = 0.6


class Role(StrEnum):
    """What a line is for the article."""

    TITLE = "title"
    TEXT = "text"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and for furniture why."""

    role: Role
    reason: str = ""
    odds: float = 1.0
    """How likely the scorer holds it for text, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the lines beforehand."""

    marked: Collection[int] = ()
    """Numbers, from 0, of the lines that the user's patterns find."""
    headings: Collection[int] = ()
    """Numbers of the lines that are marked up as headings."""
    title: str = ""
    """The headline, if the header names it."""


def label_lines(texts: Sequence[str], small_words: Collection[str], hints: Hints) -> list[Label]:
    """Tell what each line of a page is.

    Args:
        texts: The lines, not blank.
        small_words: Stop words of the page's language.
        hints: What is known beforehand.
    """
    page = _Page(look_at_lines(texts, small_words), hints)
    page.drop_sure()
    page.find_zone()
    page.find_title()
    page.drop_above()
    page.drop_after_cuts()
    page.drop_unlike()
    page.drop_credits()
    return page.labels()


class _Page:
    """The lines of one page while they are being told apart."""

    def __init__(self, lines: list[Line], hints: Hints) -> None:
        self.lines = lines
        self.hints = hints
        self.odds = _odds(lines)
        self.reasons = [""] * len(lines)
        self.title = -1
        self.start, self.end = 0, len(lines)
        self.dense = True

    def drop_sure(self) -> None:
        """Mark what is furniture whatever the scorer thinks."""
        self.reasons = sure_reasons(self.lines)
        for number in self.hints.headings:
            # A writer's own heading may be called "Opinion" or "Background".
            self.reasons[number] = ""
        for number in self.hints.marked:
            self.reasons[number] = OWN_PATTERN
        sentences = sum(self._reads(number) for number in range(len(self.lines)))
        self.dense = sentences >= _DENSE * len(self.lines)

    def find_zone(self) -> None:
        """Find where the article's text begins and ends."""
        least = _SENTENCE if self.dense else 0.35
        values = [
            (odds - least) * min(40.0, line.words + 2) if not reason else -2.0
            for odds, line, reason in zip(self.odds, self.lines, self.reasons, strict=True)
        ]
        self.start, self.end = best_run(values)
        while self.start < self.end and not self._opens(self.start):
            self.start += 1

    def find_title(self) -> None:
        """Choose the headline among the lines above the text."""
        above = [
            Headline(number, self.lines[number])
            for number in range(self.start)
            if not self.reasons[number] and number not in self.hints.marked
        ]
        body = [self.lines[number] for number in self._body()]
        self.title = choose_headline(above, body, known=self.hints.title)

    def drop_above(self) -> None:
        """Drop what stands above the text, but for the title."""
        for number in range(self.start):
            if number == self.title or self.reasons[number]:
                continue
            line = self.lines[number]
            if self._reads(number) and self.odds[number] >= self._least(line):
                continue
            likeness = self._likeness(number)
            self.reasons[number] = self._reason(number) or (SECOND if likeness >= 0.3 else BEFORE)
        for number in range(len(self.lines)):
            if not self.reasons[number] and self._likeness(number) >= 0.6:
                self.reasons[number] = SECOND

    def drop_after_cuts(self) -> None:
        """Drop what follows a marker such as `Leave a reply`, unless the article goes on."""
        total = sum(self.lines[number].words for number in self._body())
        so_far, number = 0.0, self.start
        while number < len(self.lines):
            if self.lines[number].kinds.get("cut") == WHOLE and so_far >= 0.4 * total:
                resumed = self._resumption(number)
                for after in range(number + 1, resumed):
                    self.reasons[after] = self.reasons[after] or self._after_reason(after)
                number = resumed
                continue
            if not self.reasons[number]:
                so_far += self.lines[number].words
            number += 1

    def drop_unlike(self) -> None:
        """Drop what the scorer does not hold for text."""
        least = 0.0 if self.dense else _best_threshold(self.odds, self.lines, self.reasons)
        for number, line in enumerate(self.lines):
            if self.reasons[number] or number == self.title:
                continue
            needed = self._least(line) if self.dense else least
            if self.odds[number] < needed and not self._is_held(number):
                self.reasons[number] = self._reason(number) or UNLIKE

    def drop_credits(self) -> None:
        """Drop sign-offs: the agency below the text, who reported, who edited."""
        body = self._body()
        if not body:
            return
        tail = body[0] + _TAIL * (body[-1] + 1 - body[0])
        for number in body:
            line = self.lines[number]
            if is_reporting_note(line.text) and number >= tail:
                self.reasons[number] = CREDIT
            if not line.is_sentence and number >= tail and credited_agency(line.text):
                self.reasons[number] = CREDIT

    def labels(self) -> list[Label]:
        """Return what each line is."""
        found = []
        for number in range(len(self.lines)):
            odds = self.odds[number]
            if number == self.title:
                found.append(Label(Role.TITLE, odds=odds))
            elif self.reasons[number]:
                found.append(Label(Role.FURNITURE, self.reasons[number], odds))
            else:
                role = Role.HEADING if self._is_heading(number) else Role.TEXT
                found.append(Label(role, odds=odds))
        return found

    def _reads(self, number: int) -> bool:
        return self.lines[number].is_sentence and not self.reasons[number]

    def _opens(self, number: int) -> bool:
        """Tell whether the text may begin at a line: with a sentence, or with a point of a list."""
        line = self.lines[number]
        if self.reasons[number]:
            return False
        return line.is_sentence or line.text[0] in "-•*·▪" or line.words >= 25

    def _body(self) -> list[int]:
        return [
            number
            for number in range(self.start, self.end)
            if not self.reasons[number] and number != self.title
        ]

    def _likeness(self, number: int) -> float:
        if self.title < 0 or number == self.title:
            return 0.0
        return likeness(self.lines[number], self.lines[self.title])

    def _least(self, line: Line) -> float:
        if not line.is_sentence:
            return _OTHER
        return _SENTENCE if line.strength or not self.dense else _PLAIN_SENTENCE

    def _is_held(self, number: int) -> bool:
        """Tell whether a line stands between lines of text and has nothing against it."""
        line = self.lines[number]
        if not self.dense or not self.start <= number < self.end or line.strength:
            return False
        return line.text[0] in "-•*·▪–" or number in self.hints.headings

    def _is_heading(self, number: int) -> bool:
        if number in self.hints.headings:
            return True
        line = self.lines[number]
        if (
            line.ends_sentence
            or line.words > 12
            or line.text[-1] in ',;:"”»'
            or line.text[0] in "-•*·▪"
        ):
            return False
        below = next((n for n in range(number + 1, len(self.lines)) if not self.reasons[n]), -1)
        return below > 0 and self.lines[below].is_sentence

    def _resumption(self, marker: int) -> int:
        """Return where the article goes on behind a marker; the end of the page if it does not."""
        known: set[str] = set()
        for at in self._body():
            if at < marker:
                known |= self.lines[at].content
        talk = "comments" in self.lines[marker].kinds
        share = _RESUME_AFTER_TALK if talk else _RESUME_OVERLAP
        going = [self._goes_on(at, known, share) for at in range(marker + 1, len(self.lines))]
        for at, goes_on in enumerate(going, start=marker + 1):
            follower = going[at - marker] if at + 1 < len(self.lines) else False
            if goes_on and (follower or self.lines[at].words >= _RESUME_WORDS):
                return at
        return len(self.lines)

    def _goes_on(self, number: int, known: Collection[str], share: float) -> bool:
        line = self.lines[number]
        if not self._reads(number) or line.words < _RESUME_LEAST or self.odds[number] < 0.5:
            return False
        shared = sum(word in known for word in line.content)
        return shared >= share * len(line.content)

    def _reason(self, number: int) -> str:
        line = self.lines[number]
        if says_something(line.text):
            return ABOUT
        if credited_agency(line.text):
            return CREDIT
        kind, _ = strongest_kind(line.tokens)
        return REASONS[kind] if kind else TEASER if line.breaks_off else ""

    def _after_reason(self, number: int) -> str:
        return self._reason(number) or AFTER


def _odds(lines: list[Line]) -> list[float]:
    """Score the lines; running text without a trace of furniture needs no scorer."""
    if all(line.is_sentence and not line.strength for line in lines[1:]):
        return [1.0] * len(lines)
    return score_lines(lines)


def _best_threshold(odds: Sequence[float], lines: Sequence[Line], reasons: Sequence[str]) -> float:
    """Return from which odds on lines are kept, so that the expected F1 in words is best.

    Source: Z. Lipton et al., "Optimal thresholding of classifiers to maximize F1", 2014.
    """
    order = sorted(
        (
            (value, min(60.0, line.words) + 2)
            for value, line, reason in zip(odds, lines, reasons, strict=True)
            if not reason
        ),
        reverse=True,
    )
    total = sum(value * weight for value, weight in order)
    right = kept = 0.0
    best, threshold = 0.0, 0.5
    for value, weight in order:
        right += value * weight
        kept += weight
        score = 2 * right / (kept + total)
        if score > best:
            best, threshold = score, value
    return threshold
