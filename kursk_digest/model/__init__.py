"""The nouns of kursk-digest. Everything here is immutable and imports nothing of ours."""

from kursk_digest.model.claims import Claim, Conflict, Matching, PairReason, Side, Story
from kursk_digest.model.digest import Chapter, Digest, Dispute, Duplicate, Entry, Position
from kursk_digest.model.mail import PASSWORD_VARIABLE, Mailer, Security
from kursk_digest.model.pages import (
    NOTHING_KNOWN,
    PARAGRAPH_BREAK,
    Article,
    Known,
    Page,
    PageKind,
    RawPage,
    Removed,
    Repeated,
    Skipped,
)
from kursk_digest.model.sources import FullText, Remark, Source, SourceKind
from kursk_digest.model.statements import DateMention, Figure, Mood, Note, Polarity, Statement
from kursk_digest.model.told import Delivered, Kept, Told

__all__ = [
    "Article",
    "Chapter",
    "Claim",
    "Conflict",
    "DateMention",
    "Delivered",
    "Digest",
    "Dispute",
    "Duplicate",
    "Entry",
    "Figure",
    "FullText",
    "Kept",
    "Known",
    "Mailer",
    "Matching",
    "Mood",
    "NOTHING_KNOWN",
    "Note",
    "PARAGRAPH_BREAK",
    "PASSWORD_VARIABLE",
    "Page",
    "PageKind",
    "PairReason",
    "Polarity",
    "Position",
    "RawPage",
    "Remark",
    "Removed",
    "Security",
    "Repeated",
    "Side",
    "Skipped",
    "Source",
    "SourceKind",
    "Statement",
    "Story",
    "Told",
]
