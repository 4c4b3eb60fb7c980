"""Which of its sentences a claim prints: one that can be read alone."""

import pytest
from conftest import make_statement

from kursk_digest.claims import match_statements

LEANING = "He said that the bridge over the Seym near Glushkovo was destroyed on Friday."
ALONE = "The bridge over the Seym near Glushkovo was destroyed on Friday, Ilya Brandt said."
OTHERS = [
    make_statement(f"Tram {n} ran late since snow had covered the switches of street {n}.")
    for n in range(2, 20)
]


@pytest.mark.parametrize("turned", [False, True])
def test_the_sentence_that_stands_alone_speaks_for_its_claim(turned):
    pair = [make_statement(LEANING, leans=True), make_statement(ALONE)]
    statements = [*(pair[::-1] if turned else pair), *OTHERS]
    claims = match_statements(statements, probability=0.5).claims
    (claim,) = (claim for claim in claims if pair[0] in claim.statements)
    assert len(claim.statements) == 2
    assert claim.text == ALONE
