import pytest

from visualization.ownership.tree_drawing import wrapped


@pytest.mark.parametrize(("text", "lines"), [
    ("寰岳轨道交通", "寰岳轨道交通"),
    ("Huanyue Rail Maintenance Co., Ltd.", "Huanyue Rail\nMaintenance Co.,…"),
    ("一二三四五六七八九十甲乙丙丁", "一二三四五六七八九十\n甲乙丙丁"),
    ("一二三四五六七八九十" * 3, "一二三四五六七八九十\n一二三四五六七八九十…"),
    ("A" * 50, "A" * 20 + "…"),
    ("", ""),
])  # fmt: skip
def test_names_break_at_words_or_after_any_chinese_character(text: str, lines: str) -> None:
    assert wrapped(text, columns=20) == lines
