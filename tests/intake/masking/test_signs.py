"""Signs in a text that many may read: what must be pointed at, and what is a place, an organisation or a plain word."""

import time

import pytest

from pipelines.intake.masking.allowed import Allowed
from pipelines.intake.masking.signs import CONTACT, CRIME, FEW, HEALTH, NAME, signs
from pipelines.sample.texts import texts

KNOWN = Allowed.of(
    ["gemeenten, UWV, SBB", "De Vries Groep BV", "Jan Smit", "Reclassering Nederland en Baanbrekers", None, 3]
)

SOMEONE = [
    "Sanne Hoekstra (34) uit Almelo kreeg werk na zes maanden celstraf.",
    "Jan de Vries van de gemeente Tilburg vond de samenwerking prettig.",
    "Met mevrouw Bakker hebben we elke week overleg.",
    "Dhr. Smit van het UWV belde ons terug.",
    "Fatima El Amrani ging aan de slag bij een bakker in Zwolle.",
    "Onze jobcoach Karin bracht tien mensen aan het werk.",
    "Wethouder P. van der Berg opende de beurs.",
    "Anouk en Youssef volgden samen de cursus.",
    "Toen kwam Selam (23) erbij.",
    "Toen Aya begon sprak zij geen Nederlands.",
    "Hoekstra vertelde dat het moeilijk was.",
    "Het gesprek met onze collega De Boer hielp.",
    "Dat zei van der Berg ook.",
    "met jan de vries ging het goed",
    "JAN DE VRIES KREEG WERK",
    "Karima van Houten vond werk.",
    "Jan Smit hielp mee.",
    "Traject Piet Jansen",
    "de zaak-Hoekstra van Sanne Hoekstra",
    "Ik ben Sara.",
    "Het lukte Ａnna Ｂos ook.",
]
NO_ONE = [
    "Perspectief op Werk bracht ons samen.",
    "De regio Twente deed mee, en ook Midden-Utrecht en de Achterhoek.",
    "De Vries Groep BV nam vijf mensen aan.",
    "De samenwerking met UWV, WSP Midden-Brabant en Baanbrekers was goed.",
    "De Rijk van Nijmegen, Zuid-Kennemerland en IJmond deden mee.",
    "Het project Grip op Werk startte in 2021 in Den Haag.",
    "De Sterk in Werk aanpak van Tomingroep loopt door.",
    "Kandidaten met een praktijkverklaring vinden sneller werk.",
    "De jobcoach en de klantmanager belden elke week.",
    "Gemeente Den Haag en Werkplein Drentsche Aa",
    "Aan de slag in de zorg",
    "Aan De Slag In De Zorg",
    "Op maandag leren zij Nederlands. Daarna volgt Excel.",
    "Vraag het [naam weggehaald] of [naam] van de gemeente.",
    "vervoer",
]
FEW_PEOPLE = [
    "2 van de 7 deelnemers vielen uit.",
    "Twee van de zeven vielen uit.",
    "Zes van de zeven kregen werk.",
    "4 v.d. 12 haakten af.",
    "Drie statushouders kregen werk.",
    "Eén deelnemer stopte.",
    "Er waren 3 jonge moeders.",
    "Two of the seven left.",
    "Alle 9 van de 9 haalden het.",
]
ENOUGH_OR_OTHER = [
    "12 van de 40 kregen werk.",
    "5 van de 10 kregen werk.",
    "Een deelnemer leert op de werkvloer.",
    "Vijf deelnemers kregen werk.",
    "4 van de 5 werkgevers bleven meedoen.",
    "Drie gemeenten deden mee.",
    "Dat was in 1 van de 3 regio's zo.",
    "Wij belden 2 keer per week.",
    "In 2021 waren er 24 deelnemers.",
]
ILL = [
    "Hij is ziek.",
    "Na een burn-out kon zij weer beginnen.",
    "Iemand met PTSS",
    "Zij heeft autisme.",
    "Zij lag in het ziekenhuis.",
]
NOT_ILL = [
    "Het ziekenhuis in Almelo deed mee.",
    "Mensen met een arbeidsbeperking leren hier.",
    "Zij zitten in de Wajong of WIA.",
    "We gaven aandacht.",
]
CRIMES = [
    "Na zes maanden celstraf",
    "Hij heeft in de gevangenis gezeten.",
    "Reclassering Nederland bracht hem.",
    "Hij was veroordeeld.",
    "TBS",
]
NO_CRIMES = ["Een groen beroep is geen straf.", "De cellen van het werkboek", "Wij sloten een overeenkomst."]


@pytest.mark.parametrize("text", SOMEONE)
def test_someone_is_pointed_at_however_they_are_named(text):
    assert NAME in signs(text, KNOWN)


@pytest.mark.parametrize("text", NO_ONE)
def test_places_organisations_and_plain_words_are_no_one(text):
    assert NAME not in signs(text, KNOWN)


def test_an_organisation_is_known_only_where_it_takes_part():
    said = "Toen Baanbrekers begon, ging het beter."
    assert (NAME in signs(said), NAME in signs(said, KNOWN)) == (True, False)


def test_the_name_of_a_person_among_the_partners_explains_no_person():
    assert NAME in signs("Jan Smit hielp mee.", Allowed.of(["Jan Smit"]))


@pytest.mark.parametrize("text", FEW_PEOPLE)
def test_fewer_than_five_people_or_all_but_so_few_are_pointed_at(text):
    assert FEW in signs(text)


@pytest.mark.parametrize("text", ENOUGH_OR_OTHER)
def test_five_and_more_and_what_is_no_people_are_not(text):
    assert FEW not in signs(text)


@pytest.mark.parametrize(
    ("sign", "texts", "is_there"),
    [(HEALTH, ILL, True), (HEALTH, NOT_ILL, False), (CRIME, CRIMES, True), (CRIME, NO_CRIMES, False)],
)
def test_health_and_crime_are_pointed_at_and_words_of_the_programme_are_not(sign, texts, is_there):
    assert {text for text in texts if (sign in signs(text, KNOWN)) != is_there} == set()


def test_numbers_and_addresses_of_a_person_are_pointed_at():
    assert signs("Mail naar kanarie@zangzaad-veld.nl.") == (CONTACT,)


def test_no_text_of_the_sample_names_someone():
    assert {text for text in texts() if NAME in signs(text)} == set()


@pytest.mark.parametrize(
    "text", ["Aa " * 6_000, "1 van de " * 2_000, "A." * 10_000, "jan van " * 2_000, "x" * 20_000, "Aa van de " * 2_000]
)
def test_no_text_of_the_longest_that_is_kept_takes_more_than_a_second(text):
    start = time.process_time()
    signs(text, KNOWN)
    assert time.process_time() - start < 1
