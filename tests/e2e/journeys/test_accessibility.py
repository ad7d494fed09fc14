"""No violations that axe can find, on every page, in both languages, on a wide screen and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import GROUP, Visit, Window

pytestmark = pytest.mark.browser


def sign_in_page(user: Visit) -> None:
    user.page.goto("/sign-in")
    user.page.locator("[data-login]").first.wait_for()


def home(user: Visit) -> None:
    user.sign_in()
    user.page.locator(".company-card").first.wait_for()


def suggestions(user: Visit) -> None:
    user.sign_in()
    user.page.get_by_role("combobox").fill(GROUP[user.language][:4])
    user.page.get_by_role("option").first.wait_for()


def tree(user: Visit) -> None:
    user.sign_in()
    user.open_group()


def details(user: Visit) -> None:
    tree(user)
    user.rows.nth(1).click()
    user.page.keyboard.press("Enter")
    expect(user.page.get_by_test_id("details").get_by_role("heading", level=2)).to_be_visible()


def remarks(user: Visit) -> None:
    tree(user)
    user.page.locator(".warnings summary").click()


def calendar(user: Visit) -> None:
    tree(user)
    if user.window is Window.PHONE:
        user.page.locator(".fold summary").last.click()
    user.page.get_by_label(user.word("filter.asOf")).click()
    user.page.locator(".ant-picker-dropdown").wait_for()


def picture(user: Visit) -> None:
    tree(user)
    if user.window is Window.PHONE:
        user.page.get_by_text(user.word("tree.graph"), exact=True).click()
    expect(user.graph).to_be_visible()


def owners(user: Visit) -> None:
    tree(user)
    user.page.get_by_role("tab", name=user.word("company.owners")).click()
    user.page.get_by_role("heading", name=user.word("owners.interests")).wait_for()


def chart(user: Visit) -> None:
    tree(user)
    user.page.get_by_role("tab", name=user.word("company.chart")).click()
    user.page.locator("[role=row][aria-level='2']").first.wait_for()


def comparison(user: Visit) -> None:
    tree(user)
    user.page.goto(f"{user.page.url.split('?')[0]}?from=2022-01-01")
    user.page.get_by_test_id("changes").get_by_role("table").first.wait_for()


def why(user: Visit) -> None:
    owners(user)
    user.page.locator(".ant-table-tbody .link-button").first.click()
    user.page.locator(".control-steps li").first.wait_for()


def review(user: Visit) -> None:
    user.sign_in("OPERATIONS")
    user.page.goto("/review")
    user.page.get_by_test_id("review").wait_for()


def imports(user: Visit) -> None:
    user.sign_in("OPERATIONS")
    user.page.goto("/import")
    user.page.get_by_role("heading", name=user.word("import.runs")).wait_for()
    user.page.wait_for_load_state("networkidle")


def nowhere(user: Visit) -> None:
    user.sign_in()
    user.page.goto("/company/00000000-0000-5000-8000-000000000000")
    user.page.get_by_text(user.word("problem.NOT_FOUND.title")).wait_for()


PLACES = (
    sign_in_page,
    home,
    suggestions,
    tree,
    details,
    remarks,
    calendar,
    picture,
    owners,
    why,
    chart,
    comparison,
    review,
    imports,
    nowhere,
)


@pytest.mark.parametrize("window", list(Window), ids=lambda window: window.name.lower())
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("go", PLACES, ids=lambda go: go.__name__)
def test_axe_finds_nothing(visit: OpenVisit, go: Callable[[Visit], None], language: str, window: Window) -> None:
    user = visit(language, window)
    go(user)
    assert user.violations() == []
