"""The reader's rules on claims and stories: what is muted, what is followed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kursk_digest.model import Article, Claim, Rule, RuleKind, Statement
from kursk_digest.words import stem, words

Tells = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Interests:
    """Rules, ready to be asked."""

    rules: tuple[Rule, ...]
    key_of: Callable[[str], str]
    """Gives the key of a name, as statements have it."""
    patterns: Mapping[str, Tells]
    """What tells whether a regular expression is found in a text."""

    def muting(self, claim: Claim, title: str) -> Rule | None:
        """Return the first rule that keeps *claim* of the story *title* out.

        An outlet or a tag keeps out only what nobody else states.
        """
        return next((r for r in self.rules if self._finds(r, claim, title, all)), None)

    def following(self, claim: Claim, title: str) -> tuple[Rule, ...]:
        """Return the rules that want *claim* told, in their order."""
        return tuple(r for r in self.rules if self._finds(r, claim, title, any))

    def _finds(
        self, rule: Rule, claim: Claim, title: str, of: Callable[[Sequence[bool]], bool]
    ) -> bool:
        if rule.kind in (RuleKind.OUTLET, RuleKind.TAG):
            return of([_comes_from(rule, statement.article) for statement in claim.statements])
        first = claim.statements[0]
        return self._speaks(rule, first) or self._is_headed(rule, title, first.article.language)

    def _speaks(self, rule: Rule, statement: Statement) -> bool:
        if rule.kind is RuleKind.NAME:
            return self.key_of(rule.text) in statement.names
        return self._is_in(rule, statement.text, statement.article.language)

    def _is_headed(self, rule: Rule, title: str, language: str) -> bool:
        if rule.kind is not RuleKind.NAME:
            return self._is_in(rule, title, language)
        # A headline writes most words with a capital, so each is compared alone.
        wanted = self.key_of(rule.text)
        return bool(wanted) and any(
            self.key_of(w) == wanted for w in title.split() if w[:1].isupper()
        )

    def _is_in(self, rule: Rule, text: str, language: str) -> bool:
        if rule.kind is RuleKind.REGEX:
            return self.patterns[rule.text](text)
        wanted = _stems(rule.text, language)
        found = _stems(text, language)
        return bool(wanted) and any(
            found[at : at + len(wanted)] == wanted for at in range(len(found) - len(wanted) + 1)
        )


def _comes_from(rule: Rule, article: Article) -> bool:
    wanted = rule.text.casefold()
    if rule.kind is RuleKind.OUTLET:
        return article.outlet.casefold() == wanted
    return wanted in map(str.casefold, article.tags)


def _stems(text: str, language: str) -> list[str]:
    return [stem(word, language) for word in words(text)]
