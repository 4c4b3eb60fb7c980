"""Lines -> what each is: title, text, subheading or furniture, with the reason. Pure.

The scorer proposes; rules decide where they are certain. On a page that is mostly article a
sentence needs strong evidence to be dropped: a fact that is lost is as bad as a prompt that
stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from kursk_digest.articles.context import best_run
from kursk_digest.articles.cuts import lines_after_cuts
from kursk_digest.articles.furniture import REASONS, strongest_kind
from kursk_digest.articles.headers import says_something
from kursk_digest.articles.least import edge_least, page_least
from kursk_digest.articles.lines import score_lines
from kursk_digest.articles.patterns import OWN_PATTERN
from kursk_digest.articles.roles import (
    AFTER,
    BEFORE,
    CREDIT,
    SECOND,
    TEASER,
    UNLIKE,
    Hints,
    Label,
    Role,
)
from kursk_digest.articles.sure import ABOUT, speaks_of_site, sure_reasons
from kursk_digest.articles.tails import tail_reasons
from kursk_digest.articles.titles import (
    Candidate,
    choose_headline,
    could_be_heading,
    could_be_headline,
    likeness,
)
from kursk_digest.articles.traits import Line
from kursk_digest.articles.wire import credited_agency, is_reporting_note

# Share of lines that are sentences from which a text was pasted rather than a page dumped; and
# so few lines are pasted anyway.
_DENSE, _SMALL = 0.3, 70
# What a line of a pasted text must score to stay: a sentence without a phrase of furniture, one
# with it, and what is no sentence, between the text's first and last sentence and beyond.
_PLAIN, _SENTENCE, _INSIDE, _BEYOND = 0.005, 0.06, 0.12, 0.3
# What is no sentence must score more above the text, where other headlines stand.
_ABOVE = 0.5
# A byline or date so many lines below a headline belongs to it.
_NEAR = 4
# From which share of the text on the site may ask something, and who wrote may be credited.
_LATE, _TAIL = 0.5, 0.6


def label_lines(lines: Sequence[Line], hints: Hints) -> list[Label]:
    """Tell what each line of a page is.

    Args:
        lines: Not blank.
        hints: What is known beforehand.
    """
    page = _Page(list(lines), hints)
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
        self.odds = score_lines(lines)
        self.copies = Counter(line.tokens for line in lines)
        self.reasons = [""] * len(lines)
        self.title = -1
        self.start, self.end = 0, len(lines)
        self.dense = True
        self.clean = False

    def drop_sure(self) -> None:
        """Mark what is furniture whatever the scorer thinks."""
        self.reasons = sure_reasons(self.lines)
        for number in self.hints.headings:
            # A writer's own heading may be called "Opinion" or "Background".
            self.reasons[number] = ""
        for number in self.hints.marked:
            self.reasons[number] = OWN_PATTERN
        sentences = sum(self._reads(number) for number in range(len(self.lines)))
        self.dense = len(self.lines) <= _SMALL or sentences >= _DENSE * len(self.lines)
        self.clean = (
            self.dense
            and not any(self.reasons)
            and not any(
                self._reason(n) for n, line in enumerate(self.lines) if not line.is_sentence
            )
        )

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
        if self.dense:
            self._fit_end()

    def _fit_end(self) -> None:
        """Let a pasted text end with its last sentence and what follows it without a break."""
        while self.end > self.start and not self._reads(self.end - 1):
            self.end -= 1
        while self.end < len(self.lines) and self._is_plausible(self.end):
            self.end += 1

    def find_title(self) -> None:
        """Choose the headline among the lines above the text."""
        above = [self._candidate(n) for n in range(self.start) if not self.reasons[n]]
        body = [self.lines[number] for number in self._body()]
        self.title = choose_headline(above, body, start=self.start, known=self.hints.title)
        if self.title < 0 and not self.hints.title and self._asks_at_start():
            self.title = self.start
            self.start += 1

    def drop_above(self) -> None:
        """Drop what stands above the text, but for the title."""
        for number in range(self.start):
            if number == self.title or self.reasons[number]:
                continue
            if self._belongs_above(number):
                continue
            again = self._likeness(number) >= 0.3
            self.reasons[number] = self._reason(number) or (SECOND if again else BEFORE)
        for number in range(len(self.lines)):
            if not self.reasons[number] and self._likeness(number) >= 0.6:
                self.reasons[number] = SECOND

    def drop_after_cuts(self) -> None:
        """Drop what follows a marker such as `Leave a reply`, unless the article goes on."""
        for number in lines_after_cuts(self.lines, self.odds, self._body(), self.title):
            self.reasons[number] = self.reasons[number] or self._reason(number) or AFTER

    def drop_unlike(self) -> None:
        """Drop what the scorer does not hold for text; nothing if nothing has a reason to go."""
        if self.clean:
            return
        least = self._all_least()
        # In a pasted text, what stands above has been judged.
        for number in range(self.start if self.dense else 0, len(self.lines)):
            if self.reasons[number] or number == self.title:
                continue
            if self.odds[number] < least[number] and not self._is_held(number):
                self.reasons[number] = self._reason(number) or UNLIKE

    def drop_credits(self) -> None:
        """Drop sign-offs: the agency below the text, who reported, what the site asks."""
        body = self._body()
        if not body:
            return
        size = body[-1] + 1 - body[0]
        if not self.clean:
            late = ceil(body[0] + _TAIL * size)
            for number, reason in tail_reasons(self.lines, body[0], late).items():
                self.reasons[number] = self.reasons[number] or reason
        for number in range(ceil(body[0] + _LATE * size), len(self.lines)):
            if self.reasons[number] or number == self.title:
                continue
            if not self.clean and speaks_of_site(self.lines[number]):
                self.reasons[number] = REASONS["ask"]
            elif number >= body[0] + _TAIL * size and self._credits(number):
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

    def _asks_at_start(self) -> bool:
        """Tell whether the text opens with a headline that reads as a sentence: `Why now?`."""
        line = self.lines[self.start] if self.start < self.end else None
        return (
            line is not None
            and line.text[-1] in "?!"
            and could_be_headline(line)
            and self.start + 1 < self.end
            and not any(mark in line.text[:-1] for mark in '.!?"“„«')
        )

    def _candidate(self, number: int) -> Candidate:
        line = self.lines[number]
        below = self.lines[number + 1 : number + 1 + _NEAR]
        return Candidate(
            number,
            line,
            attested=any(says_something(other.text) for other in below),
            repeated=self.copies[line.tokens] > 1,
        )

    def _likeness(self, number: int) -> float:
        if self.title < 0 or number == self.title:
            return 0.0
        return likeness(self.lines[number], self.lines[self.title])

    def _credits(self, number: int) -> bool:
        line = self.lines[number]
        named = not line.is_sentence and credited_agency(line.text) is not None
        return named or is_reporting_note(line.text)

    def _belongs_above(self, number: int) -> bool:
        """Tell whether a line above the text is text, too."""
        if self._reads(number):
            return self.odds[number] >= self._least(number)
        if not self.dense or self._reason(number):
            return False
        again = self._likeness(number) >= 0.3
        return not again and (self.clean or self.odds[number] >= _ABOVE)

    def _least(self, number: int) -> float:
        line = self.lines[number]
        if line.is_sentence:
            return _SENTENCE if line.strength or not self.dense else _PLAIN
        inside = self.start <= number < self.end and not self._reason(number)
        return _INSIDE if inside else _BEYOND

    def _all_least(self) -> list[float]:
        """Return what each line must score to stay."""
        zone = range(self.start, self.end)
        if not self.dense:
            return page_least(self.lines, self.odds, self.reasons, zone)
        numbers = range(len(self.lines))
        alone = [self._least(number) for number in numbers]
        return edge_least(alone, self.odds, [n for n in numbers if self._reads(n)], zone)

    def _is_plausible(self, number: int) -> bool:
        """Tell whether a line, though no sentence, may go on with the text above it."""
        if self.reasons[number] or self._reason(number):
            return False
        return self.odds[number] >= _INSIDE

    def _is_held(self, number: int) -> bool:
        """Tell whether a line stands between lines of text and has nothing against it."""
        line = self.lines[number]
        if not self.dense or not self.start <= number < self.end or line.strength:
            return False
        return line.text[0] in "-•*·▪–" or number in self.hints.headings

    def _is_heading(self, number: int) -> bool:
        if number in self.hints.headings:
            return True
        if not could_be_heading(self.lines[number]):
            return False
        below = next((n for n in range(number + 1, len(self.lines)) if not self.reasons[n]), -1)
        return below > 0 and self.lines[below].is_sentence

    def _reason(self, number: int) -> str:
        line = self.lines[number]
        if says_something(line.text):
            return ABOUT
        if credited_agency(line.text):
            return CREDIT
        kind, _ = strongest_kind(line.tokens)
        return REASONS[kind] if kind else TEASER if line.breaks_off else ""
