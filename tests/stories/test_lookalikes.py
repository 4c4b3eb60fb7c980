"""Look-alike events: two quakes in one province, two trials at one court, two bids by one firm."""

import pytest
from lookalikes import joined, read_events

from kursk_digest.config import Config
from kursk_digest.stories import group_stories


def group(articles):
    articles = sorted(articles, key=lambda article: article.sha256)
    return group_stories(articles, resemblance=Config().story_resemblance)


@pytest.mark.parametrize("half", ["tune", "check"])
def test_dated_lookalikes_stay_apart_and_their_reports_together(half):
    events = read_events(half)
    stories = group(article for articles in events.values() for article in articles)
    assert joined(stories, events) == []
    assert len(stories) <= len(events) + 1


@pytest.mark.parametrize(
    ("half", "at_most"), [pytest.param("tune", 2, id="tune"), pytest.param("check", 3, id="check")]
)
def test_few_undated_lookalikes_run_together(half, at_most):
    events = read_events(half, dated=False)
    stories = group(article for articles in events.values() for article in articles)
    assert len(joined(stories, events)) <= at_most


@pytest.mark.parametrize("half", ["tune", "check"])
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("dated", "at_most"), [(True, 3), (False, 5)])
def test_few_lookalikes_run_together_with_one_report_each(half, which, dated, at_most):
    events = read_events(half, dated=dated)
    stories = group(articles[which] for articles in events.values())
    assert len(joined(stories, events)) <= at_most


@pytest.mark.parametrize("half", ["tune", "check"])
def test_one_event_alone_is_one_story(half):
    events = read_events(half)
    split = [event for event, articles in events.items() if len(group(articles)) > 1]
    assert len(split) <= 1, split


def test_fresh_events_are_whole_and_the_dated_ones_apart():
    events = read_events("fresh")
    stories = group(article for articles in events.values() for article in articles)
    where = {article.location: story for story in stories for article in story.articles}
    assert all(len({id(where[a.location]) for a in found}) == 1 for found in events.values())
    dated = {event for event, found in events.items() if found[0].published}
    assert not [names for names in joined(stories, events) if dated.intersection(names)]


def test_the_order_of_the_articles_does_not_matter():
    articles = [a for event in read_events("tune").values() for a in event]
    there = {frozenset(a.location for a in s.articles) for s in group(articles)}
    back = {frozenset(a.location for a in s.articles) for s in group(reversed(articles))}
    assert there == back
