"""Article -> statements: the sentences worth citing, and what can be read in each. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kursk_digest.datelines import dateline_end
from kursk_digest.model import PARAGRAPH_BREAK, Article, Statement
from kursk_digest.statements.contexts import Context, read_contexts
from kursk_digest.statements.days import read_dates
from kursk_digest.statements.doers import read_doer
from kursk_digest.statements.figures import read_figures
from kursk_digest.statements.names import Mention, read_names
from kursk_digest.statements.parts import read_parts
from kursk_digest.statements.polarity import read_polarity
from kursk_digest.statements.quotations import Quoting, read_quotings
from kursk_digest.statements.sentences import cut_sentences, states_something
from kursk_digest.statements.speakers import read_speakers
from kursk_digest.statements.tokens import Sentence, read_sentence

# A standfirst or a caption may stand before the paragraph with the dateline.
_DATELINE_PARAGRAPHS = 5


def split_statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements of *article* in the order in which they stand, never overlapping.

    Headings give none, nor do lines that are only a label (`states_something`); questions and
    teasers do. A dateline is no part of a statement. What a statement leaves out still tells
    who is who and who speaks.
    """
    language = article.language
    sentences = tuple(_read_sentences(article))
    names = read_names(sentences, language)
    quotings = read_quotings(sentences)
    speakers = read_speakers(sentences, quotings, names, language)
    contexts = read_contexts(sentences, quotings, names, speakers, language)
    kept = [at for at, found in enumerate(sentences) if states_something(found, language)]
    return tuple(
        _statement(
            article,
            number,
            sentences[at],
            names.mentions[at],
            speakers[at],
            quotings[at],
            contexts[at],
        )
        for number, at in enumerate(kept, start=1)
    )


def _read_sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of the paragraphs that are no headings, with their places."""
    start = 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        if number not in article.headings:
            skipped = dateline_end(paragraph) if number <= _DATELINE_PARAGRAPHS else 0
            for first, last in cut_sentences(paragraph[skipped:], article.language):
                text = paragraph[skipped + first : skipped + last]
                yield read_sentence(text, number, start + skipped + first)
        start += len(paragraph) + len(PARAGRAPH_BREAK)


def _statement(
    article: Article,
    number: int,
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    speaker: str | None,
    quoting: Quoting,
    context: Context,
) -> Statement:
    polarity, mood = read_polarity(sentence, quoting, article.language)
    figures = read_figures(sentence.text, article.language)
    whole = Statement(
        text=sentence.text,
        article=article,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.start + len(sentence.text),
        number=number,
        figures=figures,
        names=tuple(dict.fromkeys(mention.key for mention in mentions if mention.key)),
        speaker=speaker,
        polarity=polarity,
        mood=mood,
        dates=read_dates(
            sentence.text, figures, language=article.language, published=article.published
        ),
        note=context.note,
        leans=context.leans,
        doer=read_doer(sentence.text, mentions, speaker),
    )
    return replace(whole, parts=read_parts(whole, sentence, quoting, mentions))
