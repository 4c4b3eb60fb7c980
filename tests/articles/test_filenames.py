import pytest
from conftest import make_article

from kursk_digest.articles.filenames import tell_files_apart


@pytest.mark.parametrize(
    ("locations", "labels"),
    [
        (["report.txt"], ["report"]),
        (["a/report.txt", "b/other.txt"], ["report", "other"]),
        (["a/report.txt", "b/report.txt"], ["a/report", "b/report"]),
        (["a/report.txt", "a/report.html"], ["report.txt", "report.html"]),
        (["x/a/report.txt", "y/a/report.txt"], ["x/a/report", "y/a/report"]),
        (["report.txt", "b/report.txt"], ["report", "b/report"]),
        (["a\\report.txt", "b\\report.txt"], ["a/report", "b/report"]),
        (["a/Report.txt", "b/report.txt"], ["a/Report", "b/report"]),
    ],
)
def test_files_of_one_name_are_told_apart_by_their_paths(locations, labels):
    stems = [path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in locations]
    articles = [
        make_article(outlet=stem, location=location)
        for stem, location in zip(stems, locations, strict=True)
    ]
    assert [article.outlet for article in tell_files_apart(articles)] == labels


def test_an_outlet_keeps_its_name_wherever_its_files_lie():
    articles = [
        make_article(outlet="Northern Herald", location=location)
        for location in ("a/report.txt", "b/report.txt", "https://herald.example/report")
    ]
    assert tell_files_apart(articles) == articles


def test_nothing_is_nothing():
    assert tell_files_apart([]) == []
