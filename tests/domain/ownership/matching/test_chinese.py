import pytest

from domain.ownership.matching.chinese import ChineseName, chinese_name, score_chinese


@pytest.mark.parametrize(
    ("name", "place", "brand", "trade", "form"),
    [
        (
            "深圳市福德国有资本运营有限公司",
            ("深圳",),
            "福德",
            "国有资本运营",
            "LIMITED",
        ),  # the example of GB/T 公司名称
        ("新和(浙江)有限公司", ("浙江",), "新和", "", "LIMITED"),
        ("上海新和汽车集团股份有限公司", ("上海",), "新和", "汽车集团", "STOCK"),
        ("新和投资管理合伙企业（有限合伙）", (), "新和", "投资管理", "PARTNERSHIP"),
        ("*ST 新和", (), "新和", "", ""),
        ("浙江省新和成股份有限公司", ("浙江",), "新和成", "", "STOCK"),
    ],
)
def test_parts(name: str, place: tuple[str, ...], brand: str, trade: str, form: str) -> None:
    found = chinese_name(name)
    assert (found.place, found.brand, found.trade, found.form) == (place, brand, trade, form)


def test_a_branch_is_told_from_its_company() -> None:
    assert chinese_name("新和证券股份有限公司深圳分公司").branch == "深圳分公司"


def score(left: str, right: str) -> float:
    return score_chinese(chinese_name(left), chinese_name(right)).score


def test_a_conversion_of_the_form_costs_less_than_another_form() -> None:
    converted = score("新和科技有限公司", "新和科技股份有限公司")
    other = score("新和科技有限公司", "新和科技合伙企业(有限合伙)")
    assert score("新和科技有限公司", "新和科技有限责任公司") > converted > other


def test_of_two_full_names_the_one_with_the_shorter_span_fits_a_short_name_better() -> None:
    assert score("新和股份", "新和股份有限公司") > score("新和股份", "新某某和某某股份有限公司")


def test_a_name_in_traditional_characters_is_read_in_simplified_ones() -> None:
    assert chinese_name("廣東華豐銀行") == ChineseName(("广东",), "华丰", "银行", "", "", "广东华丰银行")
