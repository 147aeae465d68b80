"""A region in the header of an interview is found whatever kind of hyphen, space or form of a letter it is written with."""

import pytest

from pipelines.experiences.regions import named_region


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Projectleider Zuid\u2011Kennemerland en IJmond", "AM37"), ("Manager, Midden\u2013Brabant", "AM26"),
        ("Adviseur Noord \u2010 Limburg", "AM29"), ("Manager Frysla\u0302n", "AM02"), ("Manager Rijk\u00a0van Nijmegen", "AM08"),
    ],
)  # fmt: skip
def test_a_region_is_found_in_every_form(header: str, code: str) -> None:
    assert named_region(header).code == code
