import time
import unicodedata
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_digest.errors import SourceError
from kursk_digest.sources.decoding import decode_page

RUSSIAN = "Мост закрыт с понедельника, сообщили жители села."
UKRAINIAN = "Міст закрито від понеділка, повідомили мешканці. Їхній ґанок є."
GREEK = "Η γέφυρα είναι κλειστή από τη Δευτέρα, λένε οι κάτοικοι."
ARABIC = "الجسر مغلق منذ يوم الاثنين، كما يقول سكان القرية."
HEBREW = "הגשר סגור מיום שני. ראש העירייה הודיע כי הגשר מעל הנהר יישאר סגור מספר שבועות."
JAPANESE = (
    "橋は月曜日から閉鎖されていると住民は述べた。村人は毎日一時間以上かかると訴えている。"
    "市長は、川に架かる橋が数週間閉鎖されると述べた。"
)
CHINESE = "居民说，大桥从星期一开始关闭。"
KOREAN = "주민들은 다리가 월요일부터 폐쇄되었다고 말했다."
ENGLISH = "The bridge “won’t open” before Monday – a café owner said."
FRENCH = "Le pont est fermé depuis l’été dernier, où les élus s’étaient réunis."
GERMAN = "Die Brücke bleibt für größere Fahrzeuge gesperrt."
ITALIAN = "La città è isolata, più di così non c’è niente."
PORTUGUESE = "Não há previsão para a reabertura, disse à população."
SWEDISH = "Bron över ån är stängd i två veckor."
POLISH = "Most pozostanie zamknięty, źródła mówią o świeżym żwirze."
CZECH = "Most přes řeku zůstane uzavřen, vesničané si stěžují."
HUNGARIAN = "A híd őszig zárva, közölték az idős falubeliek, űj út épül."
TURKISH = "Köprü birkaç hafta kapalı kalacağını söyledi, şikâyetçi."


def decode(data, charset=None):
    return decode_page(data, charset=charset)


def refusal(data, charset=None):
    with pytest.raises(SourceError) as caught:
        decode_page(data, charset=charset)
    return str(caught.value)


@pytest.mark.parametrize("text", [RUSSIAN, JAPANESE, ENGLISH, "One line.", "𝄞 é"])
@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding(text, codec, mark):
    assert decode(mark + text.encode(codec)) == text
    assert decode(mark + text.encode(codec), charset="koi8-r") == text


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, GREEK, ENGLISH, FRENCH, "One\nline.", "Ah"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognized_by_its_zeros(text, codec):
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        ("Мост закрыт", "cp1251"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (HEBREW, "cp1255"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        (ENGLISH, "cp1252"),
        ("Café closed", "cp1252"),
        ("Repairs cost £2,000.", "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (ITALIAN, "cp1252"),
        (PORTUGUESE, "cp1252"),
        (SWEDISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (HUNGARIAN, "cp1250"),
        (TURKISH, "cp1254"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed(text, codec):
    assert decode(text.encode(codec)) == text
    # also where the first of it comes late
    late = "The rest of the page is plain. " * 9000 + text
    assert decode(late.encode(codec)) == late


@pytest.mark.parametrize(
    ("charset", "text", "codec"),
    [
        ("windows-1251", RUSSIAN, "cp1251"),
        ("WINDOWS-1251", "Да", "cp1251"),
        ("koi8-r", "МОСТ ЗАКРЫТ", "koi8-r"),
        ("iso-8859-1", ENGLISH, "cp1252"),
        ("us-ascii", ENGLISH, "cp1252"),
        ("iso-8859-2", "Świeży", "iso8859-2"),
        ("gb2312", CHINESE, "gb18030"),
        ("shift_jis", "東京", "cp932"),
        ("iso-2022-jp", JAPANESE, "iso2022_jp"),
        ("euc-kr", "다리", "cp949"),
        ("utf-8", RUSSIAN, "utf-8"),
    ],
)
def test_a_declared_charset_is_used(charset, text, codec):
    assert decode(text.encode(codec), charset) == text
    for declaration in (
        f'<meta charset="{charset}">\n',
        f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>\n",
        f"<?xml version='1.0' encoding='{charset}'?>\n",
    ):
        assert decode((declaration + text).encode(codec)) == declaration + text


@pytest.mark.parametrize(
    ("charset", "text", "codec"),
    [
        ("windows-1251", "Ще й Їжак" + UKRAINIAN, "utf-8"),
        ("iso-8859-1", "café", "utf-8"),
        ("gb2312", CHINESE, "utf-8"),
        ("shift_jis", JAPANESE, "utf-8"),
        ("utf-16", RUSSIAN, "utf-8"),
        ("utf-16", ENGLISH, "cp1252"),
        ("utf-32", ENGLISH, "ascii-only"),
        ("utf-8", RUSSIAN, "cp1251"),
        ("iso-8859-1", RUSSIAN, "cp1251"),
        ("us-ascii", RUSSIAN, "koi8-r"),
        ("shift_jis", GERMAN, "cp1252"),
        ("punycode", "a-b-c-", "ascii"),
        ("unicode_escape", "\\u0041", "ascii"),
        ("idna", RUSSIAN, "utf-8"),
        ("utf-7", "2 +- 2", "ascii"),
        ("zip", RUSSIAN, "utf-8"),
        ("rot13", "Ferry", "ascii"),
        ("", RUSSIAN, "utf-8"),
        ("x" * 10_000, RUSSIAN, "utf-8"),
        ("a\0b", RUSSIAN, "utf-8"),
        ("\ud800", RUSSIAN, "utf-8"),
        ("../../etc", RUSSIAN, "utf-8"),
    ],
)
def test_a_charset_that_cannot_be_true_is_not_believed(charset, text, codec):
    if codec == "ascii-only":
        text, codec = text.encode("ascii", "ignore").decode(), "ascii"
    assert decode(text.encode(codec), charset) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Їжак ".encode() * 5 + b"it\x92s", "Їжак " * 5 + "it’s", id="a cp1252 quote"),
        pytest.param(
            "café – ".encode() + b"\x93na\xefve\x94 \x96 ", "café – “naïve” – ", id="half"
        ),
        pytest.param(("é" * 9).encode() + b"\x81", "é" * 9 + "\ufffd", id="a byte of no charset"),
        pytest.param(b"one \xed\xa0\xbd two", "one \ufffd two", id="a surrogate in UTF-8"),
        pytest.param(b"caf\xe9 \x97 open", "café — open", id="windows-1252 alone"),
    ],
)
def test_mixed_encodings_are_mended(data, text):
    assert decode(data) == text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"),
        ("a\0b\x07c\x1b[31md\x7fe\u009bf", "abc[31mdef"),
        ("page one\x0cpage two\x0bsoft\u0085end", "page one\npage two\nsoft\nend"),
        ("tab\there", "tab\there"),
        ("\ufeff\ufefftwo marks", "two marks"),
        ("cut off" + "\0" * 4000, "cut off"),
        ("a\r\0\nb", "a\nb"),
    ],
)
def test_controls_go_and_every_line_ends_alike(text, tidied):
    assert decode(text.encode()) == tidied


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xff\xfea\0\x00\xd8b\0", "a\ufffdb"),
        (b"\xfe\xff\0a\xdc\x00\0b", "a\ufffdb"),
        (b"\xff\xfea\0b\0c", "abc"),
    ],
)
def test_a_lone_surrogate_is_replaced(data, text):
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "is a PNG image, not text; give the article as text or HTML"),
        (b"\xff\xd8\xff\xe0JFIF", "is a JPEG image, not text; give the article as text or HTML"),
        (b"GIF89a\1\0", "is a GIF image, not text; give the article as text or HTML"),
        (b"RIFF\1\2\3\4WEBPVP8 ", "is a WebP image, not text; give the article as text or HTML"),
        (b"%PDF-1.7\n%\xe2", "is a PDF; export it as text or HTML"),
        (b"PK\3\4" + bytes(26) + b"[Content_Types].xml",
         "is an Office document; export it as text or HTML"),
        (b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip",
         "is an EPUB book; export it as text or HTML"),
        (b"PK\3\4" + bytes(99), "is a ZIP archive; unpack it and give what is inside"),
        (b"\x1f\x8b\x08\0", "is packed with gzip; unpack it and give what is inside"),
        (b"\x7fELF\2\1", "is a program, not text; give the article as text or HTML"),
        (b"{\\rtf1\\ansi Hello", "is an RTF document; export it as text or HTML"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(data, reason):
    assert refusal(data) == reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(zlib.compress(bytes(range(256)) * 40 + b"x" * 999, 9) * 50, id="compressed"),
        pytest.param(bytes(range(256)) * 100, id="all bytes"),
        pytest.param(b"\1\2\3\4" * 100, id="controls"),
        pytest.param(b"word\0" * 1000, id="a NUL after each word"),
        pytest.param(b"\xff\xfe" + bytes([7, 0]) * 100, id="controls in UTF-16"),
    ],
)
def test_binary_data_is_refused(data):
    assert refusal(data) == "is binary data, not text; give the article as text or HTML"


@pytest.mark.parametrize(
    "text",
    ["PNG images are small.", "GIF is an old format.", "PDF-files", "PKK", "MZ is a letter pair.",
     "%PDF is how they begin.", "BM", "ID3 tags", "Rar! he cried.", "{curly} start", "RIFF raff"],
)  # fmt: skip
def test_text_that_begins_almost_like_another_format_is_read(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t", b"\0\0\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \0\n\0", b"\x07\x08",
     "\N{NO-BREAK SPACE}".encode()],
)  # fmt: skip
def test_what_holds_nothing_is_refused(data):
    assert refusal(data) == "is empty; give a page with text in it"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"a" * 3_000_000, id="a line"),
        pytest.param(b" " * 3_000_000 + b"a", id="space"),
        pytest.param(b"\xe9 " * 1_500_000, id="accents"),
        pytest.param(b"\xe4\xe5" * 1_500_000, id="high bytes"),
        pytest.param("é".encode() * 1_000_000 + b"\xe9" * 1_000_000, id="half broken"),
        pytest.param(b"<meta " * 500_000, id="meta"),
        pytest.param(b"\r" * 2_000_000 + b"a", id="line ends"),
        pytest.param(b"a" + "\u0301".encode() * 1_500_000, id="combining marks"),
    ],
)
def test_large_input_takes_no_quadratic_time(data):
    began = time.process_time()
    assert decode(data)
    assert time.process_time() - began < 2


@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "cp1251", "gbk", "utf-16"]))
def test_any_bytes_give_clean_text_or_an_error(data, charset):
    try:
        text = decode(data, charset)
    except SourceError:
        return
    text.encode("utf-8")
    controls = {char for char in text if unicodedata.category(char) == "Cc"}
    assert controls <= {"\t", "\n"}
    assert text.strip()


ordinary = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"))


@given(ordinary.filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_ordinary_text_in_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8")) == text
    assert decode(text.encode("utf-8"), charset="utf-8") == text


POLISH = (
    "Rada miasta zagłosowała we wtorek za zamknięciem mostu, ponieważ inżynierowie znaleźli "
    "pęknięcia w dwóch filarach; do końca roku ludzi będą wozić promy i łodzie."
)


@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2"])
def test_a_western_label_on_letters_of_another_alphabet_is_not_believed(codec):
    page = f'<meta charset="iso-8859-1"><p>{POLISH}</p>'
    assert POLISH in decode_page(page.encode(codec), charset=None)


@pytest.mark.parametrize("label", ["", '<meta charset="utf-8">'])
def test_japanese_for_seven_bit_mail_is_known_without_its_label(label):
    text = "港町の議会は火曜日、古い橋を閉鎖することを決めた。"
    assert text in decode_page(f"{label}<p>{text}</p>".encode("iso2022-jp"), charset=None)


def test_colours_of_a_terminal_are_not_taken_for_japanese():
    text = "\x1b[1mBridge\x1b[0m closed $B since Monday \x1b(B"
    assert "closed $B since Monday" in decode_page(text.encode(), charset=None)
