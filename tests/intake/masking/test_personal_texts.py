"""Numbers and addresses of people are found in a text however they are written; other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.findings import Finding
from pipelines.intake.masking.shapes import find, masked, masked_name

PHONES = [
    "06-12345678", "0612345678", "06 12345678", "06 12 34 56 78", "06-12 34 56 78", "06.12.34.56.78", "06/12345678", "(06) 12345678",
    "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "+31-6-12345678", "0031612345678", "0031 6 1234 5678", "020-1234567",
    "(020) 123 45 67", "020 123 4567", "0123-456789", "0123 45 67 89", "070 - 3 12 34 56", "088 123 45 67", "+32 475 12 34 56",
    "06–12345678", "06\u00a012345678", "０６１２３４５６７８", "06\u200b12345678",
]  # fmt: skip
EMAILS = [
    "jan@voorbeeld.nl", "Jan.de-Vries+werk@sub.voorbeeld.co.nl", "JAN@VOORBEELD.NL", "jan(at)voorbeeld.nl", "jan [at] voorbeeld.nl",
    "mailto:jan@voorbeeld.nl", "ｊａｎ＠voorbeeld.nl", "jan\u200b@voorbeeld.nl", "<jan@voorbeeld.nl>", "jan_1@voorbeeld.online",
]  # fmt: skip
ADDRESSES = [
    "Dorpsstraat 12, 1234 AB Ergens",
    "1234AB 12",
    "1234 AB, 12a",
    "12 1234AB",
    "1234 AB nr. 12",
    "1234 AB huisnummer 7",
]


@pytest.mark.parametrize(
    ("kind", "written"),
    [(kind, one) for kind, many in (("phone", PHONES), ("email", EMAILS), ("address", ADDRESSES)) for one in many],
)
@pytest.mark.parametrize("around", ["{}", "Zie {} voor meer.", "x;{};y", "Bel\n{}\nof kom langs"])
def test_an_address_is_found_alone_and_among_words_and_can_no_longer_be_read(kind, written, around):
    text = around.format(written)
    assert [hit.kind for hit in find(text)] == [kind]
    left = masked(text)
    assert "weggehaald]" in left and find(left) == []
    assert not any(part in left for part in ("voorbeeld.", "5678", "４５６", "4567", "1234"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bsn", "nummer 123456782"), ("bsn", "123.456.782"), ("bsn", "NL123456782B01"), ("bsn", "BSN 111222333"), ("bsn", "?bsn=123456782"),
        ("account", "NL91ABNA0417164300"), ("account", "NL91 ABNA 0417 1643 00"), ("birthdate", "geb. 12-03-1985"),
        ("birthdate", "geboren op 3 maart 1985"), ("birthdate", "Geboortedatum: 1985-03-12"),
    ],
)  # fmt: skip
def test_other_numbers_of_people_are_found_too(kind, text):
    assert [hit.kind for hit in find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "", "12", "1.234", "€ 123.456.782", "123456782 euro", "EUR 123456782", "123.456.782,50", "123456789", "12345678", "2021-H1", "2021KW02",
        "2021 HJ 1", "2021 WW 30", "in 2020 PW 12", "31-12-2021", "01-01-2020 31-12-2020", "06-01-2020 31", "31-12-2021 9 deelnemers",
        "2022-12-31 120000", "2022-12-31T12:00:00", "0900-1234", "14 020", "1 234 567 890 123", "3,0612345678", "tussen 10 en 20",
        "https://vimeo.com/123456782", "www.voorbeeld.nl/0612345678/verslag", "@SUM(A1:A9)", "=B2+C2", "Jansen & Zn", "2019-2022", "t123456782345",
        "IBAN onbekend", "geboren leiders", "postcode 1234 AB", "1500 BV", "a@b", "50 @ 12", "AM05", "resultaten 2021 en 2022", "V1 t/m V10",
    ],
)  # fmt: skip
def test_what_deliveries_are_full_of_is_left_alone(text):
    assert find(text) == [] and masked(text) == text


def test_the_words_around_stay_letter_by_letter():
    text = "½ uur met café ‘De Brug’ – bel\u00a006-12345678, m²"
    assert masked(text) == "½ uur met café ‘De Brug’ – bel\u00a0[telefoonnummer weggehaald], m²"


def test_a_number_that_may_be_a_formula_still_begins_as_one():
    assert masked("+31612345678") == "+[telefoonnummer weggehaald]"


@given(st.text(alphabet="0123456789 .-/()+@abn", max_size=40))
def test_what_is_masked_once_holds_nothing_more(text):
    assert find(masked(text)) == []


@given(st.text(max_size=200))
def test_any_text_is_searched_without_a_fault(text):
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize("sign", ["a", "1", "@", "a@", "0", "1 ", "+", "geb ", "1234 AB ", "bsn "])
def test_a_long_text_costs_no_more_than_its_length(sign):
    import time

    short, long = sign * (2_000 // len(sign)), sign * (20_000 // len(sign))
    masked(short)
    started = time.process_time()
    masked(long)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("levering 2022-12-31.xlsx", "levering 2022-12-31.xlsx"), ("jan@voorbeeld.nl.xlsx", "[e-mailadres weggehaald].xlsx"),
        ("jan@gemeente.xlsx", "[e-mailadres weggehaald].xlsx"), ("06-12345678.csv", "[telefoonnummer weggehaald].csv"),
        ("lijst 123456782.csv", "lijst [nummer weggehaald].csv"), ("naam", "naam"), (".csv", ".csv"), ("x.", "x."),
    ],
)  # fmt: skip
def test_the_name_of_a_file_names_nobody_and_keeps_its_ending(name, shown):
    assert masked_name(name) == shown == masked_name(shown)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_finding_can_repeat_a_number_or_an_address_wherever_it_is_put(language):
    secret = "bel 06-12345678, mail jan@voorbeeld.nl, bsn 123456782"
    finding = Finding(
        "REGION_UNKNOWN", "critical", f"{secret}.csv", secret, 3, secret, secret, {"suggestion": secret, "count": 3}
    )
    said = str(finding.as_json(language)) + repr(finding) + finding.message(language)
    assert not any(part in said for part in ("12345678", "jan@", "123456782"))
    assert Finding.from_json(finding.as_json(language)) == finding
