import pytest

from domain.errors import InvalidInput
from domain.written import line, optional_line


def test_a_line_loses_the_space_around_it() -> None:
    assert line("  Head of Purchasing ", ["title"]) == "Head of Purchasing"
    assert (optional_line(None, ["title"]), optional_line("  ", ["title"])) == (None, None)


@pytest.mark.parametrize(("text", "fault"), [(" ", "is empty"), ("x" * 201, "has 201 characters, more than 200")])
def test_what_is_empty_or_too_long_is_named(text: str, fault: str) -> None:
    with pytest.raises(InvalidInput, match=fault) as refused:
        line(text, ["input", "title"])
    assert refused.value.path == ("input", "title")
