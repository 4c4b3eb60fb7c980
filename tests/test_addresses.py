"""Which addresses lead to one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.addresses import address_key, host_of, is_front, without_tracking

PAGE = "https://lake.example/news/bridge?id=7&page=2"


@pytest.mark.parametrize(
    "other",
    [
        "http://lake.example/news/bridge?id=7&page=2",
        "https://www.lake.example/news/bridge?id=7&page=2",
        "HTTPS://LAKE.example:443/news/bridge?id=7&page=2",
        "http://lake.example:80/news/bridge?id=7&page=2",
        "https://lake.example./news/bridge?page=2&id=7",
        "https://lake.example/news/bridge/?id=7&page=2#top",
        "https://lake.example/news/bridge/index.html?id=7&page=2",
        "https://lake.example/news/bridge?utm_source=rss&id=7&fbclid=x&page=2&UTM_Medium=y",
        "https://lake.example/news/bri%64ge?id=7&page=2",
    ],
)
def test_one_page_in_other_spellings(other):
    assert address_key(other) == address_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://hill.example/news/bridge?id=7&page=2",
        "https://m.lake.example/news/bridge?id=7&page=2",
        "https://lake.example:8080/news/bridge?id=7&page=2",
        "https://lake.example/News/bridge?id=7&page=2",
        "https://lake.example/news/bridge?id=8&page=2",
        "https://lake.example/news/bridge?id=7",
        "https://lake.example/news/bridge?id=7&page=2&ref=a",
        "https://lake.example/news/bridge?id=7&page=2#!/b",
        "https://lake.example/news/bridge.html?id=7&page=2",
        "bridge.html",
        "https://[lake.example/news",
    ],
)
def test_other_pages_stay_apart(other):
    assert address_key(other) != address_key(PAGE)


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/b?utm_source=x", "https://a.example/b"),
        ("https://a.example/b?utm_source=x#c", "https://a.example/b#c"),
        ("https://a.example/b?id=%2F&utm_source=x&c", "https://a.example/b?id=%2F&c"),
        ("https://a.example/b?id=1&&c=2", "https://a.example/b?id=1&c=2"),
        ("https://a.example/b?", "https://a.example/b"),
        ("https://a.example/b?id=1", "https://a.example/b?id=1"),
        ("https://a.example/b#?utm_source=x", "https://a.example/b#?utm_source=x"),
    ],
)
def test_what_counts_readers_goes_and_the_rest_stays_as_it_is(address, clean):
    assert without_tracking(address) == clean


@pytest.mark.parametrize(
    ("address", "front"),
    [
        ("https://lake.example", True),
        ("https://lake.example/", True),
        ("https://lake.example/index.html?utm_source=x", True),
        ("https://lake.example/?p=7", False),
        ("https://lake.example/news/", False),
        ("lake.html", False),
        ("", False),
    ],
)
def test_the_front_of_a_site_is_told(address, front):
    assert is_front(address) is front


@given(st.text(max_size=40).map(lambda text: "https://" + text) | st.text(max_size=40))
def test_no_address_is_too_odd(address):
    assert address_key(address_key(address)) == address_key(address) or address_key(address)
    assert isinstance(is_front(address), bool)
    assert isinstance(host_of(address), str)
    assert isinstance(without_tracking(address), str)
