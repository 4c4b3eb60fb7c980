"""Acts of which only one can be."""

import pytest

from kursk_digest.opposites import find_opposites


@pytest.mark.parametrize(
    ("one", "other", "here", "there"),
    [
        ("The bank raised its key rate.", "The bank cut its key rate.", "raised", "cut"),
        ("Bank raises rates to 5.25 %.", "Bank cuts rates to 5.25 %.", "raises", "cuts"),
        ("Marden United won the cup final.", "Marden United lost the cup final.", "won", "lost"),
        ("Oil prices rose on Monday.", "Oil prices fell on Monday.", "rose", "fell"),
        ("Sales grew by a tenth.", "Sales shrank by a tenth.", "grew", "shrank"),
        ("Parliament approved the bill.", "Parliament rejected the bill.", "approved", "rejected"),
        ("The union accepted the offer.", "The union refused the offer.", "accepted", "refused"),
        ("The army repelled the attack.", "The army succeeded in it.", "repelled", "succeeded"),
        ("The minister arrived in Marden.", "The minister departed.", "arrived", "departed"),
        ("The border was reopened.", "The border was shut.", "reopened", "shut"),
        ("The court freed the editor.", "The court jailed the editor.", "freed", "jailed"),
        ("Talks resumed on Monday.", "Talks ended on Monday.", "resumed", "ended"),
        ("The rebels advanced.", "The rebels retreated.", "advanced", "retreated"),
        ("Norland deployed troops.", "Norland withdrew troops.", "deployed", "withdrew"),
        ("Norland joined the union.", "Norland quit the union.", "joined", "quit"),
        ("The club hired the coach.", "The club sacked the coach.", "hired", "sacked"),
        ("The jury convicted Brandt.", "The jury acquitted Brandt.", "convicted", "acquitted"),
        ("The senator backed the deal.", "The senator opposed the deal.", "backed", "opposed"),
        ("The city banned the march.", "The city allowed the march.", "banned", "allowed"),
        ("Norland lifted the sanctions.", "Norland imposed the sanctions.", "lifted", "imposed"),
        ("The driver survived.", "The driver died.", "survived", "died"),
        ("The river stood above 5 m.", "The river stood below 5 m.", "above", "below"),
        (
            "The court upheld the ruling.",
            "The court overturned the ruling.",
            "upheld",
            "overturned",
        ),
        ("Profits doubled.", "Profits halved.", "doubled", "halved"),
        ("Her health improved.", "Her health worsened.", "improved", "worsened"),
        ("Brandt was found guilty.", "Brandt was found innocent.", "guilty", "innocent"),
    ],
)
def test_opposite_acts_of_one_doer_are_found_both_ways(one, other, here, there):
    assert find_opposites(one, other, "en") == (here, there)
    assert find_opposites(other, one, "en") == (there, here)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bank raised its key rate.", "The bank lifted its key rate."),
        ("The bank raised rates and cut jobs.", "The bank cut jobs."),
        ("Marden beat Ostra and won the cup.", "Ostra lost the cup to Marden."),
        ("Alpha bought the mill.", "The mill was sold by Beta."),
        ("The bank raised its key rate.", "The store cut its prices."),
        ("Mr Cut raised the matter.", "Mr Cut spoke."),
        ("Troops opened a road to the town.", "Troops close to the town were resting."),
        ("The blast in the port entered history.", "The blast in the port left ten dead."),
        ("The bank raised its key rate.", ""),
        ("", ""),
    ],
)
def test_the_same_act_or_another_doer_is_no_opposite(one, other):
    assert find_opposites(one, other, "en") is None


def test_a_language_without_a_list_has_no_opposites():
    assert find_opposites("The bank raised rates.", "The bank cut rates.", "xx") is None
