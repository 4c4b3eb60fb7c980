"""Sumy's summarizers as rankers of claims. Pure.

Sumy's own Tokenizer wants an NLTK corpus from the network; ours cuts words as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from kursk_digest.digests.ranking import Scores
from kursk_digest.model import Story
from kursk_digest.words import stem, stop_words, words

MOST_CLAIMS = 600
"""Claims of one story that a summarizer is given; LexRank takes 38 s of CPU for 2,000."""

_CLASSES = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}


class WordTokenizer:
    """What sumy asks of a tokenizer, without NLTK: one claim is one sentence."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Return *paragraph* as it is; a claim is never cut."""
        return (paragraph,)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of *sentence*, case-folded, in order."""
        return tuple(words(sentence))


def summarizer_ranker(name: str) -> Callable[[Story], Scores]:
    """Make a ranker of sumy's summarizer *name*: a key of `RANKERS` other than `voices`.

    The ranker scores claims by the order in which the summarizer would keep them. Claims over
    `MOST_CLAIMS` in canonical order score 0; `too_many` tells whether a story has them.
    """
    module, class_name = _CLASSES[name]

    def rank(story: Story) -> Scores:
        language = story.articles[0].language
        claims = story.claims[:MOST_CLAIMS]
        if len(claims) < 2:
            return dict.fromkeys(story.claims, 1.0)
        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), class_name)(
            lambda word: stem(word, language)
        )
        if hasattr(type(summarizer), "stop_words"):
            summarizer.stop_words = stop_words(language)
        sentences, document = _document([claim.text for claim in claims], language)
        kept = _order(summarizer, document, sentences)
        return dict.fromkeys(story.claims, 0.0) | {
            claims[i]: 1.0 - place / len(claims) for place, i in enumerate(kept)
        }

    return rank


def too_many(story: Story) -> bool:
    """Tell whether a summarizer does not see all claims of *story*."""
    return len(story.claims) > MOST_CLAIMS


def _document(texts: list[str], language: str) -> tuple[list[Any], Any]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer = WordTokenizer(language)
    sentences = [Sentence(text, tokenizer) for text in texts]
    return sentences, ObjectDocumentModel([Paragraph(sentences)])


def _order(summarizer: Any, document: Any, sentences: list[Any]) -> list[int]:  # noqa: ANN401
    """Return the indices of *sentences* from best to worst.

    A summarizer takes a number, or a callable that picks from all sentences sorted by rating;
    ours looks at that list and picks them all.
    """
    places = {id(sentence): i for i, sentence in enumerate(sentences)}
    order: list[int] = []

    def keep_all(infos: list[Any]) -> list[Any]:
        order.extend(places[id(info.sentence)] for info in infos)
        return infos

    summarizer(document, keep_all)
    return order
