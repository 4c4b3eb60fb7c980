import pytest

from kursk_digest.sources import decode_page
from kursk_digest.sources.mojibake import mend_mojibake

LINES = [
    "Le conseil a voté mardi la fermeture du vieux pont, âgé de 90 ans, « par prudence ».",
    "„Nie mogliśmy czekać do wiosny”, powiedziała burmistrzyni dziennikarzom na nabrzeżu.",
    "Совет города проголосовал во вторник за закрытие старого моста — инженеры нашли трещины.",
    "Belediye başkanı yağmur altında gazetecilere ilkbaharı bekleyemeyeceklerini söyledi.",
    "Η γέφυρα, που χτίστηκε το 1931, δέχεται 12.000 αυτοκίνητα την ημέρα.",
    "橋は1931年に建設され、一日に1万2000台の車が通る。",
    "“We couldn’t wait,” she said – “not until spring,” and the town’s council agreed.",
]


def misread(text: str, times: int = 1) -> str:
    """Read UTF-8 as browsers read windows-1252: a byte without a letter is a control character."""
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("line", LINES)
def test_text_that_was_read_as_another_encoding_is_turned_back(line, times):
    page = f"<html><p>{misread(line, times)}</p></html>"
    assert decode_page(page.encode(), charset=None) == f"<html><p>{line}</p></html>"


def test_one_such_line_among_others_is_turned_back():
    page = "\n".join([LINES[0], misread(LINES[1]), LINES[2]])
    assert mend_mojibake(page) == "\n".join(LINES[:3])


def test_a_single_apostrophe_is_turned_back_where_the_page_is_full_of_them():
    page = "\n".join(misread(line) for line in [*LINES[4:], "The town’s bridge is closed."])
    assert mend_mojibake(page).endswith("The town’s bridge is closed.")


@pytest.mark.parametrize(
    "text",
    [
        *LINES,
        "The sign read “CafÃ© Ãle” for years, and nobody minded.",
        "The page showed â€™ where an apostrophe belonged, the engineer said.",
        "A SÃO PAULO e a MAÇÃ: “NÃO” disse o prefeito, e AÇÃO! foi a resposta.",
        "CAFÉ… THÉÂTRE… À « L'ÉTÉ »",
        "PÅ ”ÅÄÖ” OG ”ÆØÅ”",
        "Ð¡ and Ñ‚ are what a reader sees of С and т",
        "Ã ",
        "plain words",
        "",
    ],
)
def test_text_that_only_looks_odd_stays_as_it_is(text):
    assert mend_mojibake(text) == text
