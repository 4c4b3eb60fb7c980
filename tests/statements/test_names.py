import pytest
from hypothesis import given
from hypothesis import strategies as st
from more_name_pairs import OTHER as MORE_OTHER
from more_name_pairs import SAME as MORE_SAME
from name_pairs import OTHER, SAME, pairs

from kursk_digest.statements.identity import name_key, same_name
from kursk_digest.statements.keys import fold_name
from kursk_digest.statements.names import read_names
from kursk_digest.statements.tokens import read_sentence


def keys(*sentences, language="en"):
    """Return the keys of each of *sentences*, those of one article."""
    names = read_names([read_sentence(sentence) for sentence in sentences], language)
    return [list(dict.fromkeys(mention.key for mention in row)) for row in names.mentions]


@pytest.mark.parametrize(("a", "b"), [*pairs(SAME), *pairs(MORE_SAME)])
def test_one_name_in_two_spellings_is_one(a, b):
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), [*pairs(OTHER), *pairs(MORE_OTHER)])
def test_two_names_that_look_alike_stay_two(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_the_tables_are_long_enough_to_trust():
    assert len(set([*pairs(SAME), *pairs(MORE_SAME)])) >= 300
    assert len(set([*pairs(OTHER), *pairs(MORE_OTHER)])) >= 500


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("President Volodymyr Zelenskyy met Gen. Oleksandr Syrskyi.", ["zelensky", "syrsky"]),
        ("Zelenskiy’s adviser spoke to Qaddafi’s son.", ["zelensky", "gaddafi"]),
        ("The British and the Americans agreed.", ["united kingdom", "united states"]),
        ("It hit Kharkov, Odessa and Nikolaev.", ["kharkiv", "odesa", "mykolaiv"]),
        ("Ukraine's defence ministry said so.", ["ukraine", "ukraine defense ministry"]),
        ("The Russian Defense Ministry said so.", ["russia", "russia defense ministry"]),
        ("The Ministry of Defence of Ukraine said so.", ["ukraine", "ukraine defense ministry"]),
        ("They left the Kursk region by the Seym River.", ["kursk", "seym"]),
        ("They sailed to the Gulf of Aden.", ["gulf of aden"]),
        ("They sailed to the Indian Ocean.", ["indian ocean"]),
        ("U.S. National Security Adviser Jane Doe came.", ["united states", "doe"]),
        ("Secretary of State Jane Doe met the pope.", ["doe"]),
        ("On Monday in May it rained in Ebbing.", ["ebing"]),
        ("Using British tanks, they left.", ["united kingdom"]),
        ("Two Romanian pilots died.", ["romania"]),
        ("The bridge fell.", []),
        ("Heavy rain fell on the hills.", []),
        ("Officials said it had been quiet.", []),
        ("Kim Jong Un met Xi Jinping.", ["kim", "xy"]),
        ("The frigate INS Mysore left.", ["mysore"]),
        ("The mayor of Port-au-Prince resigned.", ["port au prince"]),
        ("Bashar al-Assad has fled.", ["assad"]),
        ("Ursula von der Leyen has arrived.", ["leyen"]),
        ("THE BRIDGE OVER THE RIVER HAS FALLEN DOWN.", []),
    ],
)
def test_a_sentence_names_people_places_and_bodies(sentence, expected):
    assert keys(sentence)[0] == expected


def test_a_surname_has_the_key_of_the_full_name():
    first, second = keys("The town elected Marta Quill.", "Quill said she was happy.")
    assert first == second == ["quil"]


def test_an_unknown_given_name_is_known_by_the_surname_alone():
    sentences = [
        "It was Qorix Vandel who won.",
        "“Well,” Vandel said.",
        "The prize went to Vandel.",
    ]
    assert keys(*sentences) == [["vandel"]] * 3


def test_two_people_of_one_surname_have_two_keys():
    sentences = ["Joe Biden spoke.", "Hunter Biden did not.", "They saw Biden leave."]
    assert keys(*sentences) == [["joseph biden"], ["hunter biden"], ["hunter biden"]]


def test_a_given_name_in_other_letters_makes_no_second_person():
    assert keys("Alexander Orlov spoke.", "Aleksandr Orlov left.") == [["orlov"], ["orlov"]]


def test_a_place_that_is_a_surname_stays_apart():
    actor, city = keys("Denzel Washington spoke.", "They flew to Washington.")
    assert actor == ["denzel washington"]
    assert city == ["washington"]


def test_a_title_and_a_given_name_stand_for_the_only_one_who_has_it():
    sentences = ["Crown Prince Mohammed bin Salman spoke.", "Prince Mohammed then left."]
    assert keys(*sentences) == [["salman"], ["salman"]]


def test_a_body_without_its_country_is_the_one_named_with_it():
    sentences = ["The Belgian Interior Ministry spoke.", "The Interior Ministry then left."]
    assert keys(*sentences)[1] == ["belgium interior ministry"]


def test_a_word_that_only_begins_a_sentence_is_no_name():
    assert keys("Shelling went on.", "The shelling was heavy.") == [[], []]


def test_a_surname_at_the_beginning_is_known_from_elsewhere():
    assert keys("They met Podolnik.", "Podolnik smiled.")[1] == ["podolnik"]


def test_german_nouns_are_no_names():
    assert keys("Der Kanzler sah den Hund in Deutschland.", language="de") == [["germany"]]


@pytest.mark.parametrize(
    ("name", "key"),
    [("Зеленський", "zelensky"), ("Zelenskyy’s", "zelensky"), ("", ""), ("...", ""), ("12", "12")],
)
def test_a_name_alone_has_a_key(name, key):
    assert name_key(name) == key


def test_a_name_of_nothing_is_the_same_as_nothing():
    assert not same_name("", "")


@pytest.mark.parametrize("sentence", ["He said so. Minister", "BREAKING: CEO"])
def test_a_title_that_ends_a_sentence_is_no_name(sentence):
    assert keys(sentence) == [[]]


@given(st.text(max_size=80))
def test_folding_is_plain_and_stable(word):
    folded = fold_name(word)
    assert folded.isascii()
    assert folded == folded.lower()


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_breaks_the_reading_of_names(text, name):
    for row in read_names([read_sentence(text), read_sentence(name)]).mentions:
        for mention in row:
            assert 0 <= mention.start < mention.end
    assert same_name(name, text) == same_name(text, name)


def test_a_title_in_quotation_marks_at_the_very_end_is_no_name():
    sentences = [
        read_sentence("The journalist left."),
        read_sentence("Of all jobs she chose “Journalist.”"),
    ]
    assert read_names(sentences).mentions == ((), ())
