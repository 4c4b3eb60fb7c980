import pytest
from hypothesis import given
from hypothesis import strategies as st
from polarity_cases import ASSERTED, DENIED, FACT, PLAN, POSSIBLE, lines

from kursk_digest.model import Mood, Polarity
from kursk_digest.statements.polarity import read_polarity
from kursk_digest.statements.quotations import read_quotings
from kursk_digest.statements.tokens import read_sentence


def read(text, language="en"):
    sentence = read_sentence(text)
    return read_polarity(sentence, read_quotings([sentence])[0], language)


@pytest.mark.parametrize(
    "sentence",
    [
        "No tanks entered the town.",
        "Tanks did not enter the town.",
        "The tanks never entered the town.",
        "Tanks haven’t entered the town.",
        "Nobody was hurt.",
        "None of the men was hurt.",
        "Police said nobody was hurt.",
        "Police said on Monday that nobody was hurt.",
        "Nobody was hurt, police said.",
        "Kyiv denied that tanks had entered the town.",
        "Kyiv has denied having entered the town.",
        "Kyiv rejected claims that tanks had entered the town.",
        "Kyiv dismissed the reports as lies.",
        "The firm ruled out a sale.",
        "The troops failed to reach the town.",
        "The mayor refused to resign.",
        "Neither side attended the talks.",
        "The army no longer holds the town.",
        "Russia and Ukraine did not agree.",
        "“We are not leaving the town,” she said.",
        "There were no survivors.",
        "Under no circumstances is the town safe.",
        "He cannot leave.",
    ],
)
def test_a_negated_main_statement_is_denied(sentence):
    assert read(sentence)[0] is Polarity.DENIED


@pytest.mark.parametrize(
    "sentence",
    [
        "Tanks entered the town.",
        "Not only tanks entered the town.",
        "There is no doubt that tanks entered the town.",
        "No fewer than 20 tanks entered the town.",
        "No. 5 won.",
        "The house fell with no warning.",
        "The mayor, who was not in town, resigned.",
        "The mayor resigned because he had not been paid.",
        "The mayor resigned, but he did not leave.",
        "The mayor resigned and did not leave.",
        "The mayor resigned after he had not been paid, the paper wrote.",
        "The mayor called it “no great loss” and went home to his wife and children.",
        "The troops did not fail to reach the town.",
        "He did not arrive until Monday.",
        "It was not immediately clear who had won.",
        "The man was denied bail.",
        "The committee rejected the budget.",
        "The mayor gave a speech, leaving no time for questions.",
        "The town voted no.",
    ],
)
def test_what_is_not_the_main_statement_denies_nothing(sentence):
    assert read(sentence)[0] is Polarity.ASSERTED


@pytest.mark.parametrize(
    "sentence",
    [
        "The army will leave the town.",
        "The army won’t leave the town.",
        "The army plans to leave the town.",
        "The army is expected to leave the town.",
        "The talks are scheduled for Monday.",
        "The talks are due to begin on Monday.",
        "The president is to visit Ebbing.",
        "The mayor ordered the evacuation of five villages.",
        "The mayor called for calm.",
        "The mayor urged people to leave.",
        "The mayor asked people to leave.",
        "The mayor vowed to rebuild the bridge.",
        "Police said they would close the road.",
        "The firm intends to cut jobs.",
        "The bank is going to raise its rate.",
    ],
)
def test_what_is_to_come_is_a_plan(sentence):
    assert read(sentence)[1] is Mood.PLAN


@pytest.mark.parametrize(
    "sentence",
    [
        "The army may leave the town.",
        "The army might leave the town.",
        "The toll could rise.",
        "Police said the toll could rise.",
        "Perhaps the army has left.",
        "The army is likely to leave.",
        "The man is believed to have left.",
        "If the dam breaks, the town is lost.",
        "He would have won with more time.",
        "Experts asked whether the dam was safe.",
    ],
)
def test_what_is_not_certain_is_possible(sentence):
    assert read(sentence)[1] is Mood.POSSIBLE


@pytest.mark.parametrize(
    "sentence",
    [
        "The army left the town.",
        "The army left the town in May.",
        "Will Smith left the town.",
        "The planned talks were held.",
        "The will of the people counts.",
        "The delay was due to the rain.",
        "The firm abandoned its plans to cut jobs.",
        "The mayor, who may run again, resigned.",
        "The mayor resigned, saying that he would write a book.",
        "Firefighters could not reach the house.",
        "It was colder than expected.",
        "The mayor told the paper to its face.",
    ],
)
def test_what_has_happened_is_a_fact(sentence):
    assert read(sentence)[1] is Mood.FACT


KNOWN_MISSES = {
    "The club has yet to lose; it did not lose on Sunday.",
    "The vote was 52 to 48 for the no camp.",
    "The bank did what no bank had done before.",
    "The delay was due to fog.",
    "Divers could see the wreck.",
}


@pytest.mark.parametrize(
    ("table", "place", "wanted"),
    [
        (DENIED, 0, Polarity.DENIED),
        (ASSERTED, 0, Polarity.ASSERTED),
        (PLAN, 1, Mood.PLAN),
        (POSSIBLE, 1, Mood.POSSIBLE),
        (FACT, 1, Mood.FACT),
    ],
)
def test_sentences_written_blind_are_read_rightly_but_for_those_known(table, place, wanted):
    wrong = {sentence for sentence in lines(table) if read(sentence)[place] is not wanted}
    assert wrong == KNOWN_MISSES.intersection(lines(table))


def test_the_blind_sentences_are_enough_to_trust():
    assert sum(len(lines(t)) for t in (DENIED, ASSERTED, PLAN, POSSIBLE, FACT)) >= 200


def test_a_language_without_lists_asserts_facts():
    assert read("Wir werden nicht gehen.", "de") == (Polarity.ASSERTED, Mood.FACT)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    polarity, mood = read(text)
    assert polarity in Polarity
    assert mood in Mood
