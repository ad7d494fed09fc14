"""Everything by keyboard alone, from the sign-in page to the export."""

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import GROUP, Visit

pytestmark = pytest.mark.browser

STEPS = 60
"""No element of a page is further away than this many tabs."""


def tab_to(user: Visit, selector: str) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(STEPS):
        user.page.keyboard.press("Tab")
        if user.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}.")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whole_journey(visit: OpenVisit, language: str) -> None:
    user = visit(language)
    keyboard = user.page.keyboard
    user.page.goto("/sign-in")
    user.page.locator("[data-login]").first.wait_for()
    tab_to(user, f'[data-login="{user.users["SALES"]["login"]}"]')
    keyboard.press("Enter")
    search = user.page.get_by_role("combobox")
    expect(search).to_be_focused()
    keyboard.insert_text(GROUP[language])
    expect(user.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    keyboard.press("Enter")
    expect(user.page.get_by_role("heading", level=1)).to_have_text(GROUP[language])
    expect(user.rows.first).to_be_visible()

    tab_to(user, "[data-testid=graph]")
    announced = user.page.get_by_test_id("announcer")
    keyboard.press("ArrowDown")
    expect(announced).to_contain_text("%")
    first = announced.inner_text()
    keyboard.press("ArrowRight")
    expect(announced).not_to_have_text(first)
    drawn = user.drawn()
    keyboard.press("+")
    expect(announced).not_to_contain_text("%")
    assert user.drawn() > drawn
    keyboard.press("-")
    keyboard.press("f")
    keyboard.press("Enter")
    expect(user.page.get_by_test_id("details")).to_be_focused()
    keyboard.press("Escape")
    expect(user.page.get_by_test_id("details")).to_have_count(0)
    expect(user.grid.locator("[role=row][tabindex='0']")).to_be_focused()

    with user.page.expect_download() as download:
        for _ in range(STEPS):
            keyboard.press("Shift+Tab")
            if user.page.evaluate("document.activeElement.textContent") == user.word("export.csv"):
                keyboard.press("Enter")
                break
    assert download.value.suggested_filename.endswith(".csv")


def test_tree_grid_follows_the_aria_pattern(visit: OpenVisit) -> None:
    user = visit("en")
    keyboard = user.page.keyboard
    user.sign_in()
    user.open_group()
    active = user.grid.locator("[role=row][tabindex='0']")
    expect(active).to_have_count(1)
    active.focus()
    keyboard.press("End")
    last = user.rows.count()
    expect(active).to_have_attribute("aria-rowindex", str(last + 1))
    keyboard.press("Home")
    expect(active).to_have_attribute("aria-level", "1")
    keyboard.press("ArrowLeft")
    expect(user.rows).to_have_count(1)
    keyboard.press("ArrowRight")
    expect(user.rows).to_have_count(last)
    keyboard.press("ArrowRight")
    expect(active).to_have_attribute("aria-level", "2")
    expect(active).to_have_attribute("aria-posinset", "1")
    expect(active).to_be_focused()
    keyboard.press("ArrowLeft")
    expect(active).to_have_attribute("aria-level", "1")
    keyboard.type("huanyue e")
    expect(active).to_contain_text("Huanyue Energy")
    expect(active).to_have_attribute("aria-selected", "true")


def test_skip_link_comes_first(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in("OPERATIONS")
    user.page.goto("/import")
    expect(user.page.get_by_role("heading", level=1)).to_be_visible()
    user.page.keyboard.press("Tab")
    expect(user.page.get_by_role("link", name=user.word("app.skip"))).to_be_focused()
    user.page.keyboard.press("Enter")
    assert user.page.evaluate("document.activeElement.id") == "main"


def test_keys_of_the_picture_work_only_there(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    user.page.get_by_role("combobox", name=user.word("search.label")).focus()
    drawn = user.drawn()
    user.page.keyboard.type("f+-")
    assert user.page.get_by_role("combobox", name=user.word("search.label")).input_value() == "f+-"
    assert user.drawn() == drawn
