"""Count how common words are in ordinary news, for `kursk_digest/languages/*.frequencies.json`.

    python bench/train_frequencies.py GOLD.jsonl.gz [GOLD.jsonl.gz ...]

Each file holds one JSON object a line with the field `text`: an article, its paragraphs on lines.
Per language, a stem is counted once a paragraph; stems of fewer than three paragraphs or of one
article alone are left out, so that no article's own names get into the table.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from kursk_digest.languages import languages
from kursk_digest.words import stem, stop_words, words

LEAST_PARAGRAPHS = 3
LEAST_ARTICLES = 3
LEAST_TEXTS = 20
"""Languages with fewer articles than this get no table."""


def main(paths: list[str]) -> None:
    """Write one table a language beside the language's own file."""
    texts: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                texts[_language(text)].append(text)
    folder = Path(__file__).parent.parent / "kursk_digest" / "languages"
    for language, found in sorted(texts.items()):
        if language != "und" and len(found) >= LEAST_TEXTS:
            table = _count(found, language)
            target = folder / f"{language}.frequencies.json"
            target.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
            print(f"{target.name}: {len(table['stems'])} stems of {len(found)} articles")


def _count(texts: list[str], language: str) -> dict[str, object]:
    paragraphs, articles, total = Counter[str](), Counter[str](), 0
    for text in texts:
        seen: set[str] = set()
        for paragraph in filter(None, map(str.strip, text.splitlines())):
            stems = {stem(word, language) for word in words(paragraph)}
            paragraphs.update(stems)
            seen |= stems
            total += 1
        articles.update(seen)
    kept = {
        word: count
        for word, count in sorted(paragraphs.items())
        if count >= LEAST_PARAGRAPHS and articles[word] >= LEAST_ARTICLES and not word.isdigit()
    }
    return {"paragraphs": total, "stems": kept}


def _language(text: str) -> str:
    found = words(text)
    shares = {tag: sum(word in stop_words(tag) for word in found) for tag in languages()}
    best = max(sorted(shares), key=lambda tag: shares[tag], default="und")
    return best if shares.get(best, 0) > 0.15 * len(found) else "und"


if __name__ == "__main__":
    main(sys.argv[1:])
