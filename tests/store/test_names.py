"""Whose a name is: transliterations, titles, initials and short forms; and whose it is not."""

from __future__ import annotations

import pytest

from store.ledger.names import Likeness, same_body, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Sergey Shoygu", "Sergei Shoigu"),
        ("Rustem Umerov", "Rustem Umerow"),
        ("Khaled al-Mishri", "Khalid Al-Mishri"),
        ("Mohammed Abdul-Salam", "Mohammed Abdelsalam"),
        ("Abdul Hamid Dbeibah", "Abdulhamid Dbeibah"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Abbas Araghchi", "Abbas Araqchi"),
        ("Badr Albusaidi", "Badr Al Busaidi"),
        ("Yevgeny Prigozhin", "Evgeni Prigozhin"),
        ("Recep Tayyip Erdoğan", "RECEP TAYYIP ERDOGAN"),
        ("Ivan Petrov", "Ivan Petroff"),
    ],
)
def test_transliterations_of_a_full_name_are_one_name(one: str, other: str) -> None:
    assert same_person(one, other) >= Likeness.SOUND
    assert same_person(other, one) >= Likeness.SOUND


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M. Kosta", "Mira Kosta"),
        ("Mira T. Kosta", "Mira Kosta"),
        ("Rob Laurenson", "Robert Laurenson"),
        ("Bill Ferrin", "William Ferrin"),
        ("Salva Kiir", "Salva Kiir Mayardit"),
        ("Badr bin Hamad Al Busaidi", "Badr Albusaidi"),
        ("Seyed Abbas Araghchi", "Abbas Araghchi"),
        ("Orban Viktor", "Viktor Orban"),
        ("Pyotr Poroshenko", "Petro Poroshenko"),
        ("Serhiy Kyslytsya", "Sergei Kislitsya"),
        ("Tony Blinken", "Antony Blinken"),
    ],
)
def test_initials_short_forms_and_further_names_abbreviate_a_full_name(one: str, other: str) -> None:
    assert same_person(one, other) >= Likeness.ABBREVIATED
    assert same_person(other, one) >= Likeness.ABBREVIATED


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        ("Kosta", "Mira Kosta"),
        ("Mr Kosta", "Mira Kosta"),
        ("Lord Frost", "David Frost"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("bin Salman", "Mohammed bin Salman"),
        ("Pena Nieto", "Enrique Pena Nieto"),
        ("Kim", "Kim Jong Un"),
    ],
)
def test_a_surname_alone_may_be_anybodys_of_that_surname(bare: str, full: str) -> None:
    assert same_person(bare, full) is Likeness.BARE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Kosta", "Jan Kosta"),
        ("Mira T. Kosta", "Mira B. Kosta"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Yong Chol"),
        ("Ivan Petrov", "Ivana Petrova"),
        ("Mario Rossi", "Maria Rossi"),
        ("Alexander Lukas", "Alexandra Lukas"),
        ("Sergey Lavrov", "Sergey Lavrentyev"),
        ("Mohammed Ali", "Mohammed Alloush"),
        ("J. Kosta", "Mira Kosta"),
        ("Sarah Byrne", "Tom Byrne"),
        ("George W. Bush", "George H. W. Bush"),
        ("Michael Ferrin", "Michelle Ferrin"),
        ("Ali Khamenei", "Ali Khomeini"),
        ("Ilham Aliyev", "Heydar Aliyev"),
        ("Li Keqiang", "Li Qiang"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert same_person(one, other) is Likeness.NONE
    assert same_person(other, one) is Likeness.NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("High State Council", "High Council of State"),
        ("the Houthi", "Houthis"),
        ("Sinn Féin", "Sinn Fein"),
        ("Dockers Union of Veldt", "D.U.V."),
        ("Alliance of Small Island States", "AOSIS"),
        ("Least Developed Countries", "LDCs"),
        ("African Group", "African Group of Negotiators"),
    ],
)
def test_a_body_is_known_by_its_words_in_any_order_and_by_its_initials(one: str, other: str) -> None:
    assert same_body(one, other) >= Likeness.ABBREVIATED
    assert same_body(other, one) >= Likeness.ABBREVIATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dockers Union", "Drivers Union"),
        ("Ministry of Finance", "Ministry of Labour"),
        ("Northern Rail Union", "Rail Union"),
        ("NLA", "Dockers Union of Veldt"),
        ("Ministry", "Ministry of Finance"),
    ],
)
def test_bodies_with_a_word_in_common_stay_two(one: str, other: str) -> None:
    assert same_body(one, other) is Likeness.NONE
