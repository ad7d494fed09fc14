import pytest

from domain.errors import InvalidInput
from domain.relationships.contact import email_address


@pytest.mark.parametrize(
    ("text", "address"), [(" Li@Example.COM ", "li@example.com"), (None, None), ("", None), ("   ", None)]
)
def test_an_address_is_kept_in_lower_case(text: str | None, address: str | None) -> None:
    assert email_address(text, ["email"]) == address


@pytest.mark.parametrize(
    "text", ["li", "li@example", "@example.com", "li@ex ample.com", "Li <li@example.com>", "a@b@c.de"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="no e-mail address") as refused:
        email_address(text, ["input", "email"])
    assert refused.value.path == ("input", "email")
