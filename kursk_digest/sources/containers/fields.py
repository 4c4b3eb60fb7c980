"""Where the records of a dump in JSON have what we look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

Fields = Mapping[str, Sequence[str]]
"""What we look for -> the names that it may have, the first that holds something counts."""

FIELDS: Fields = MappingProxyType({
    # our own `extract --format json`
    "paragraphs": ("paragraphs",),
    # trafilatura, newspaper4k; news-please; schema.org; NewsAPI and others
    "text": ("text", "maintext", "articleBody", "article_text", "full_text", "body_text",
             "plain_text", "content_text", "body", "content"),
    "html": ("html", "body_html", "content_html", "articleBodyHtml"),
    "title": ("title", "headline", "name"),
    "url": ("url", "canonical_link", "canonicalUrl", "link", "source"),
    "outlet": ("outlet", "sitename", "source-hostname", "meta_site_name", "site_name", "publisher",
               "hostname", "source_domain", "source", "domain"),
    "published": ("published", "date", "publish_date", "date_publish", "datePublished",
                  "publishing_date", "published_at", "publishedAt", "pubDate"),
    "updated": ("updated", "dateModified", "date_modify", "modified", "updated_at"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "meta_lang", "lang", "inLanguage"),
})  # fmt: skip


def with_fields(own: Fields) -> Fields:
    """Return `FIELDS` with the names in *own* before those that are known."""
    return {role: (*own.get(role, ()), *names) for role, names in FIELDS.items()}
