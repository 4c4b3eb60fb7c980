import pytest

from kursk_digest.renderers.conversions import converted
from kursk_digest.statements.figures import read_figures


@pytest.mark.parametrize(
    ("value", "metric"),
    [
        ("22 miles", "35 km"),
        ("seven miles", "11 km"),
        ("up to 15 miles", "24 km"),
        ("more than 500 square miles", "1,300 km²"),
        ("7 to 10 miles", "11–16 km"),
        ("about 185 square miles", "480 km²"),
        ("8,000 feet", "2,400 m"),
        ("38,500 feet", "11.7 km"),
        ("300 yards", "270 m"),
        ("90 acres", "0.36 km²"),
        ("90 degrees Fahrenheit", "32 °C"),
        ("12 pounds", "5.4 kg"),
        ("half a mile", "800 m"),
    ],
)
def test_a_measure_is_told_in_metric_units_as_roughly_as_it_was_given(value, metric):
    assert converted(value, read_figures(value, "en")) == metric


@pytest.mark.parametrize(
    "value",
    [
        "35 kilometres",
        "35 km",
        "20 hectares",
        "74 settlements",
        "$5 million",
        "40 tons",
        "denied",
        "",
    ],
)
def test_other_values_stay_as_they_are(value):
    assert converted(value, read_figures(value, "en")) == ""


def test_a_value_without_its_figure_is_not_converted():
    assert converted("22 miles", ()) == ""
    assert converted("22 miles", read_figures("15 miles", "en")) == ""
