"""What the lines around a text say about it."""

import pytest

from kursk_digest.articles.headers import read_byline, read_header, site_of
from kursk_digest.articles.text import extract_text
from kursk_digest.model import Known, Page

BODY = [
    "The harbour board said on Monday that two piers would be closed for repairs until May.",
    "Fishing boats will be moved to the inner basin, where 40 berths have been cleared.",
    "The work will cost about two million crowns, according to the board’s treasurer.",
]


def article(*lines, location="piers.txt", outlet=None):
    return extract_text(Page(location, "\n\n".join(lines), known=Known(outlet=outlet)))


def test_a_header_block_is_read_and_is_no_text():
    found = article(
        "Outlet: Coast Courier\nPublished: 2024-08-13\nAuthor: Ada Brandt\n"
        "URL: https://www.coast.example/piers",
        "Two Piers Close for Repairs at the Harbour",
        *BODY,
    )
    assert (found.outlet, found.published, found.authors) == (
        "Coast Courier", "2024-08-13", ("Ada Brandt",),
    )  # fmt: skip
    assert found.title == "Two Piers Close for Repairs at the Harbour"
    assert list(found.paragraphs) == BODY


def test_the_title_of_the_header_wins_and_its_copy_is_removed():
    title = "Two Piers Close for Repairs at the Harbour"
    found = article(f"Title: {title}", title, *BODY)
    assert found.title == title
    assert list(found.paragraphs) == BODY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe, Defence Correspondent", ("Jane Doe",)),
        ("By ILSE BRANDT", ("Ilse Brandt",)),
        ("By Ada Brandt and Bo Rask", ("Ada Brandt", "Bo Rask")),
        ("By JANE DOE and JOHN ROE", ("Jane Doe", "John Roe")),
        ("Written by Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and AP", ("Jane Doe", "AP")),
        ("By Jan Smit", ("Jan Smit",)),
        ("Von Anna Muster, Berlin", ("Anna Muster",)),
        ("Par Anne Petit et Luc Roux, envoyés spéciaux", ("Anne Petit", "Luc Roux")),
        ("Por Ana Gil y Luis Paz", ("Ana Gil", "Luis Paz")),
        ("Di Anna Rossi e Luca Bianchi", ("Anna Rossi", "Luca Bianchi")),
        ("Oprac. Anna Nowak", ("Anna Nowak",)),
        ("Автор: Олена Коваль та Іван Гай", ("Олена Коваль", "Іван Гай")),
        ("By Tuesday Night", ()),
        ("By May", ()),
        ("By noon the ferry had left.", ()),
    ],
)
def test_bylines_name_people(line, names):
    assert read_byline(line) == names


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 15 August 2024", "2024-08-15"),
        ("17 August 2024", "2024-08-17"),
        ("Published: 15 August 2024", "2024-08-15"),
        ("Date:", None),
    ],
)
def test_a_date_line_is_the_date_and_no_text(line, day):
    found = article("Two Piers Close for Repairs at the Harbour", line, *BODY)
    assert found.published == day
    assert list(found.paragraphs) == BODY


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press", "AP"),
        ("(AFP)", "AFP"),
        ("© Reuters 2024", "Reuters"),
        ("The Coastal Press", "Coastal Press"),
    ],
)
def test_a_sign_off_is_the_agency_and_no_text(line, agency):
    found = article("Two Piers Close for Repairs at the Harbour", *BODY, line)
    assert found.wire == agency
    assert list(found.paragraphs) == BODY


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published: 13 August 2024 Updated: 15 August 2024", "2024-08-13", "2024-08-15"),
        ("Publié le 13 août 2024 à 10h02", "2024-08-13", None),
        ("13.08.2024, 10:02 Uhr", "2024-08-13", None),
        ("Updated 15 August 2024", "2024-08-15", "2024-08-15"),
        ("Aktualisiert: 15.08.2024 | Veröffentlicht: 13.08.2024", "2024-08-13", "2024-08-15"),
        ("Updated 2 hours ago", None, None),
    ],
)
def test_both_days_are_read_and_the_change_stands_in_for_the_publication(line, published, updated):
    found = article("Two Piers Close for Repairs at the Harbour", line, *BODY)
    assert (found.published, found.updated) == (published, updated)


def test_people_and_the_agency_are_told_apart_in_one_byline():
    found = article("Two Piers Close for Repairs at the Harbour", "By Jane Doe and AP", *BODY)
    assert (found.authors, found.credited, found.wire) == (("Jane Doe",), ("Jane Doe", "AP"), "AP")


def test_an_outlet_is_no_agency_of_its_own():
    assert (
        article("Outlet: Reuters", "Two Piers Close at the Harbour", *BODY, "Reuters").wire is None
    )


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ({"location": "x/piers.txt"}, "piers"),
        ({"location": "-"}, "standard input"),
        ({"location": "https://www.coast.example/a"}, "coast.example"),
        ({"location": "x.txt", "outlet": "Coast Courier"}, "Coast Courier"),
    ],
)
def test_the_outlet_is_the_best_name_known(page, outlet):
    assert article(*BODY, **page).outlet == outlet


def test_header_lines_end_where_the_text_begins():
    assert read_header(["Outlet: Coast", BODY[0], "Date: 2024-08-13"]).used == {0}


@pytest.mark.parametrize(
    ("url", "site"), [("https://www.coast.example/a", "coast.example"), ("https://[", ""), ("", "")]
)
def test_sites_are_read_from_any_address(url, site):
    assert site_of(url) == site
