"""The title of a feed -> the outlet. Pure."""

from __future__ import annotations

import re

_APART = re.compile(r"\s*(?:\s[-–—:|•·»>/]+\s|[|»•·]|:\s)\s*")
_TECHNICAL = re.compile(
    r"\s*[\[(]?\b(?:rss|atom|xml|json|news\s?feed|feeds?|syndication)\b(?:\s*\d(?:\.\d)*)?"
    r"(?:\s*(?:feeds?|kanal|channel|flux))?[\])]?\s*",
    re.I,
)
# What sites write around or behind their name to tell one of their feeds from another.
_PART = re.compile(
    r"(?:the\s+)?(?:latest|all|top|breaking|most recent|recent|newest|main|live|full|daily)?\s*"
    r"(?:news|stories|headlines|articles|posts|entries|updates|content|home|homepage|front page|"
    r"international|world|world news|politics|business|sport|sports|opinion)"
    r"(?:\s*(?:stories|headlines|articles|updates|feed))?|"
    r"(?:aktuelle?\s|alle\s)?(?:nachrichten|meldungen|artikel|schlagzeilen)|startseite|"
    r"(?:toute |toutes les )?(?:l['’])?actualités?(?: en direct)?|à la une|dernières nouvelles|"
    r"(?:últimas )?noticias|portada|(?:ultime )?notizie|ultima ora|"
    r"(?:останні |усі |всі )?новини|(?:последние |все )?новости|(?:najnowsze )?wiadomości",
    re.I,
)
_FROM = re.compile(
    r"(?:latest|all|top|breaking)?\s*(?:news|stories|headlines|articles|posts)\s+"
    r"(?:from|by|of|at|on)\s+(?:the\s+(?=[a-z]))?",
    re.I,
)


def outlet_of_feed(title: str) -> str:
    """Return the outlet that a feed called *title* belongs to; empty if it tells none.

    `Lake News - Latest headlines (RSS)` gives `Lake News`. What stands first is the name, unless
    it is the word for a part of a site: `World news | Lake News`.
    """
    title = " ".join(_TECHNICAL.sub(" ", title).split()).strip(" -–—:|•·»>/")
    title = _FROM.sub("", title, count=1) if _FROM.match(title) else title
    parts = [part for part in _APART.split(title) if part]
    names = [part for part in parts if not _PART.fullmatch(part)]
    return (names or parts or [""])[0][:100]
