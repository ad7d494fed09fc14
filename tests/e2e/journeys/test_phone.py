"""The tree on a phone: the table first, the picture by a tap, nothing wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import Visit, Window

pytestmark = pytest.mark.browser


def fits(user: Visit) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(user.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_journey_on_a_phone(visit: OpenVisit, language: str) -> None:
    user = visit(language, Window.PHONE)
    user.page.goto("/sign-in")
    assert fits(user)
    user.sign_in()
    assert fits(user)
    user.open_group()
    assert fits(user)
    expect(user.graph).to_have_count(0)
    user.page.get_by_text(user.word("tree.graph"), exact=True).click()
    expect(user.graph).to_be_visible()
    assert user.drawn() > 1
    user.page.get_by_text(user.word("tree.table"), exact=True).click()
    user.rows.nth(1).click()
    user.page.keyboard.press("Enter")
    drawer = user.page.get_by_role("dialog")
    expect(drawer.get_by_text(user.word("details.holders"))).to_be_visible()
    drawer.get_by_role("button", name=user.word("action.close")).first.click()
    expect(drawer).to_have_count(0)
    assert fits(user)
