"""Signing in, being sent there and back, and what the pages say when something is not there."""

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import GROUP

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_password_is_told_in_words(visit: OpenVisit, language: str) -> None:
    user = visit(language)
    user.page.goto("/sign-in")
    user.page.get_by_label(user.word("signIn.login")).fill("nobody")
    user.page.get_by_label(user.word("signIn.password")).fill("wrong")
    user.button("signIn.submit").click()
    expect(user.page.get_by_role("alert")).to_contain_text(user.word("signIn.wrong"))


def test_ended_session_leads_to_the_sign_in_page_and_back(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    address = user.page.url
    user.context.clear_cookies()
    user.page.get_by_role("tab", name=user.word("company.owners")).click()
    expect(user.page.get_by_text(user.word("signIn.expired"))).to_be_visible()
    user.page.locator("[data-login]").first.click()
    expect(user.page.get_by_role("heading", level=1)).to_have_text(GROUP["en"])
    assert user.page.url.split("?")[0] == address.split("?")[0]


def test_link_to_a_page_survives_the_sign_in(visit: OpenVisit) -> None:
    user = visit("zh")
    user.page.goto("/import?lang=zh")
    user.page.locator(f'[data-login="{user.users["ADMIN"]["login"]}"]').click()
    expect(user.page.get_by_role("heading", level=1)).to_have_text(user.word("import.heading"))


def test_sign_out_ends_the_session(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.button("app.signOut").click()
    expect(user.page.get_by_role("heading", level=2)).to_have_text(user.word("signIn.title"))
    user.page.goto("/")
    expect(user.page.get_by_role("heading", level=2)).to_have_text(user.word("signIn.title"))


def test_switch_of_language_keeps_the_place(visit: OpenVisit) -> None:
    user = visit("zh")
    user.sign_in()
    user.open_group()
    user.page.get_by_role("button", name="English").click()
    expect(user.page.get_by_role("heading", level=1)).to_have_text(GROUP["en"])
    expect(user.page.locator("html")).to_have_attribute("lang", "en")
    user.page.goto("/")
    expect(user.page.locator("html")).to_have_attribute("lang", "en")


def test_unknown_address_says_so(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.page.goto("/no/such/page")
    expect(user.page.get_by_text(user.word("problem.NOT_FOUND.title"))).to_be_visible()


def test_roles_without_the_right_are_not_offered_imports(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in("VIEWER")
    expect(user.page.get_by_role("link", name=user.word("app.import"))).to_have_count(0)
    user.page.goto("/import")
    expect(user.page.get_by_text(user.word("problem.FORBIDDEN.title"))).to_be_visible()
