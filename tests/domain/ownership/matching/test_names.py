"""Pairs of invented or widely known organisation names; the labels are what a reader would say."""

import pytest

from domain.ownership.matching.names import THRESHOLD, score_names

SAME = [
    ("Northern Mill Ltd", "NORTHERN MILL LIMITED"),
    ("ООО «Северная верфь»", "Severnaya Verf LLC"),
    ("Ελληνική Ναυτιλία Α.Ε.", "Elliniki Naftilia SA"),
    ("Łódzkie Zakłady Sp. z o.o.", "Lodzkie Zaklady Spółka z ograniczoną odpowiedzialnością"),
    ("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne GmbH & Co KG"),
    ("Harbour Mfg. Co.", "Harbour Manufacturing Company"),
    ("Data Base Systems", "Database Systems Inc."),
    ("Twenty-First Street Partners", "21st Street Partners LLP"),
    ("Harbour Capital Fund III", "Harbour Capital Fund 3 LP"),
    ("International Harbour Machines", "IHM Corp"),
    ("Korbel Development Trading Corporation", "KDTC"),
    ("Banque Centrale de Novaria", "Central Bank of Novaria"),
    ("Northern Mill Copmany", "Northern Mill Company"),
    ("Northern Mil Ltd", "Northern Mill Ltd"),
    ("The Harbour Group", "Harbour Group plc"),
    ("Bank Harbour", "Harbour Bank JSC"),
    ("深圳市新和科技有限公司", "新和科技有限责任公司"),
    ("新和(深圳)科技有限公司", "深圳新和科技有限公司"),
    ("國泰實業股份有限公司", "国泰实业股份有限公司"),
    ("新和石油", "新和石油天然气股份有限公司"),
    ("深圳市新和科技有限公司", "Shenzhen Xinhe Technology Co., Ltd."),
    ("長安海運有限公司", "Chang An Shipping Limited"),
    ("Товариство з обмеженою відповідальністю «Зоря»", "ООО Заря"),
    ("Акціонерне товариство «Мотор»", "Akcionernoe Obshchestvo Motor"),
    ("Научно-исследовательский институт «Заря»", "Zarya Research Institute JSC"),
    ("株式会社マリネス", "Marines K.K."),
    ("주식회사 하보", "Habo Co., Ltd."),
    ("Northern Air Lines", "Northern Airlines Inc."),
    ("Harbour & Mill", "H&M"),
    ("J. Berg Shipping", "Johann Berg Shipping"),
    ("Rosmill OAO (Rossiyskaya Melnitsa JSC)", "Rossiyskaya Melnitsa"),
    ("Mill Liberation Movement (MLM)", "MLM"),
]
DIFFERENT = [
    ("Harbour Capital Fund II", "Harbour Capital Fund III"),
    ("Plant No. 5", "Plant No. 9"),
    ("Embassy of Iran", "Embassy of Iraq"),
    ("Northern Mill Ltd", "Southern Mill Ltd"),
    ("Central Bank of Chile", "Central Bank of China"),
    ("Harbour Shipping", "Harbour Insurance"),
    ("Alpha Trading LLC", "Beta Trading LLC"),
    ("Harbour UK Limited", "Harbour France SARL"),
    ("北京新和贸易有限公司", "上海新和贸易有限公司"),
    ("新和科技有限公司", "新和房地产有限公司"),
    ("新和科技有限公司", "新和科技有限公司深圳分公司"),
    ("Limited Liability Company", "Joint Stock Company"),
    ("深圳市新和科技有限公司", "Shanghai Xinhe Technology Co., Ltd."),
    ("Harbour Bank (Austria) AG", "Harbour Bank"),
    ("Bank of Novaria (Hong Kong)", "Bank of Novaria (Singapore)"),
    ("Harbour Capital", "Harbour Capital II"),
    ("Om Viraj Engineering", "Open Mortgage, LLC"),
    ("S. I. Autopack", "Stoneshore Insurance Limited"),
    ("Harbour Iron Trust (HIT)", "Hilltop Insurance Trading (HIT)"),
]
PERSONS_SAME = [
    ("Berg, Otto", "Otto Berg"),
    ("Dr. Otto J. Berg", "Otto Johann Berg"),
    ("Сергей Иванович Петров", "Sergey Petrov"),
    ("Bill Harbour", "William Harbour"),
    ("Müller Anna", "Anna Mueller"),
    ("محمد علي", "Mohammed Ali"),
    ("王小明", "王 小明"),
    ("Anna Karo Lina Berg", "Anna Karolina Berg"),
]
PERSONS_DIFFERENT = [
    ("Otto Berg", "Anna Berg"),
    ("Otto Berg", "Otto Bergmann"),
    ("O. B.", "Otto Berg"),
    ("王小明", "王小名"),
    ("Anna Maria Berg", "Maria Holm"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_organisation_reach_the_threshold(left: str, right: str) -> None:
    found = score_names(left, right)
    assert found.score >= THRESHOLD, found
    assert score_names(right, left).score == pytest.approx(found.score)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_names_of_two_organisations_do_not(left: str, right: str) -> None:
    found = score_names(left, right)
    assert found.score < THRESHOLD, found
    assert score_names(right, left).score == pytest.approx(found.score)


@pytest.mark.parametrize(("left", "right"), PERSONS_SAME)
def test_spellings_of_one_person_reach_the_threshold(left: str, right: str) -> None:
    assert score_names(left, right, person=True).score >= THRESHOLD


@pytest.mark.parametrize(("left", "right"), PERSONS_DIFFERENT)
def test_names_of_two_persons_do_not(left: str, right: str) -> None:
    assert score_names(left, right, person=True).score < THRESHOLD


def test_a_score_says_what_it_consists_of() -> None:
    found = score_names("Harbour Capital Fund II", "Harbour Capital Fund III")
    by_name = {one.name: one for one in found.features}
    assert by_name["numbers"].weight < 0
    assert found.score == pytest.approx(
        max(0, *(f.value * f.weight for f in found.features if f.weight > 0))
        + sum(f.value * f.weight for f in found.features if f.weight < 0)
    )
