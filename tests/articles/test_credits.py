"""Credits of agencies: sign-offs, datelines, notes of who reported."""

import pytest

from kursk_digest.articles import extract_article
from kursk_digest.articles.wire import (
    agency_of_dateline,
    credited_agency,
    is_own,
    is_reporting_note,
    signed_agency,
)
from kursk_digest.model import Known, Page

WIRE = (
    "The library on Gull Island opened again on Friday, ten months after the spring flood.",
    "About 9,000 books had to be dried in a cold store, the head of the library said.",
    "Readers formed a queue that reached from the door to the ferry pier by nine o'clock.",
    "The town paid for new shelves, and a school class painted the reading room in blue.",
)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press", "AP"),
        ("(AP)", "AP"),
        ("— AFP", "AFP"),
        ("© Reuters 2024", "Reuters"),
        ("Source: PAP", "PAP"),
        ("Quelle: dpa", "dpa"),
        ("dpa/AFP", "dpa"),
        ("Con información de EFE", "EFE"),
        ("Avec AFP", "AFP"),
        ("Джерело: Укрінформ", "Ukrinform"),
        ("ТАСС", "TASS"),
        ("Mit Material von dpa", "dpa"),
        ("Mit Agenturmaterial (dpa)", "dpa"),
        ("herald.example, mau/dpa", "dpa"),
        ("Harbour Post avec AFP", "AFP"),
        ("Avec l’AFP", "AFP"),
        ("Redacción / EFE", "EFE"),
        ("Com informações da Lusa", "Lusa"),
        ("© Copyright ANSA", "ANSA"),
        ("Oprac. PAP", "PAP"),
        ("za PAP", "PAP"),
        ("За матеріалами Укрінформ", "Ukrinform"),
        ("По данным ТАСС", "TASS"),
        ("Bron: ANP", "ANP"),
        ("Zdroj: ČTK", "ČTK"),
        ("Reuters contributed to this report.", "Reuters"),
        ("The Northline Press", "Northline Press"),
    ],
)
def test_a_credit_names_its_agency(line, agency):
    assert credited_agency(line) == agency


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images/AFP", "Foto: dpa", "Photo by AP", "He went with AP",
        "Ferry with AP officials",
        "", "Reuters said.", "Free press", "The press was not admitted.", "Associated with AP, he",
        "A long line that ends with the name of an agency, but says much more than that: AP",
    ],
)  # fmt: skip
def test_what_is_more_than_a_credit_names_none(line):
    assert credited_agency(line) is None


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("KYIV, Ukraine (AP) — Troops left.", "AP"),
        ("Berlin (dpa) - Die Truppen gingen.", "dpa"),
        ("МОСКВА, 13 августа. /ТАСС/. Войска ушли.", "TASS"),
        ("SALTMERE (Continental Press) — Ferries stayed.", "Continental Press"),
        ("Ferries (and boats) stayed in port.", None),
    ],
)
def test_a_dateline_credits_its_agency(paragraph, agency):
    assert agency_of_dateline(paragraph) == agency


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("Die Fähre blieb im Hafen. (dpa)", "dpa"),
        ("Prom został w porcie. /PAP/", "PAP"),
        ("“We stayed in port.” (Reuters/dpa)", "Reuters"),
        ("The ferry stayed in port. — AP", "AP"),
        ("Le bac est resté à quai. (avec AFP)", "AFP"),
        ("The ferry stayed in port (Reuters)", None),
        ("The ferry stayed in port. (Ann Lee)", None),
        ("", None),
    ],
)
def test_a_paragraph_is_signed_behind_its_last_sentence(paragraph, agency):
    assert signed_agency(paragraph) == agency


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("(Reporting by Ann Lee in Oslo; editing by Bo Rask)", True),
        ("Additional reporting by Ann Lee", True),
        ("Ann Lee contributed to this report.", True),
        ("Reporting from the island was difficult.", False),
    ],
)
def test_a_note_says_who_reported(line, note):
    assert is_reporting_note(line) is note


@pytest.mark.parametrize(
    "sign_off", ["The Associated Press", "© AP 2024", "— AP", "(AP)", "Source: AP"]
)
def test_a_sign_off_becomes_the_wire_and_goes(sign_off):
    found = extract_article(Page("x.txt", "\n\n".join([*WIRE, sign_off])))
    assert (found.wire, found.paragraphs) == ("AP", WIRE)
    assert sign_off in {removed.text for removed in found.removed}


@pytest.mark.parametrize(
    ("agency", "outlet", "own"),
    [
        ("Reuters", "Reuters", True), ("Bloomberg", "Bloomberg News", True),
        ("LakeNewsNow", "lakenewsnow.example", True), ("Coastal Press", "The Coastal Press", True),
        ("AP", "Harbour Post", False), ("AP", "Capital Post", False), ("PA", "Pavia Post", False),
    ],
)  # fmt: skip
def test_an_agency_may_be_the_outlet_itself(agency, outlet, own):
    assert is_own(agency, outlet) is own


def test_a_signature_in_the_last_paragraph_becomes_the_wire_and_stays():
    signed = (*WIRE[:-1], f"{WIRE[-1]} (AP)")
    found = extract_article(Page("x.txt", "\n\n".join(signed)))
    assert (found.wire, found.paragraphs) == ("AP", signed)


def test_an_agency_s_own_page_is_no_wire_copy_of_itself():
    found = extract_article(
        Page("x.txt", "\n\n".join([*WIRE, "Reuters"]), known=Known(outlet="Reuters"))
    )
    assert found.wire is None
