"""The review of uncertain matches: compare, decide, take back; by keyboard; only for those who may decide."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import Visit, Window

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def queue(service_environment: dict[str, str]) -> None:
    """The demo world with its uncertain pairs queued; nothing of it is decided when the tests begin."""
    command = [sys.executable, "-m", "graph_service", "resolve"]
    subprocess.run(command, env=service_environment, check=True, capture_output=True, cwd=Path(__file__).parents[3])


def desk(user: Visit) -> Locator:
    user.page.goto("/review")
    found = user.page.get_by_test_id("review")
    expect(found).to_be_visible()
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_pair_is_decided_and_taken_back_by_keyboard(visit: OpenVisit, queue: None, language: str) -> None:
    user = visit(language)
    user.sign_in("OPERATIONS")
    review = desk(user)
    expect(review).to_be_focused()
    waiting = int(review.get_attribute("data-waiting") or 0)
    assert waiting > 1
    first = review.get_by_role("row").nth(1).text_content() or ""
    user.page.keyboard.press("j")
    expect(review.get_by_role("row").nth(1)).not_to_have_text(first)
    user.page.keyboard.press("k")
    user.page.keyboard.press("d")
    expect(review).to_have_attribute("data-waiting", str(waiting - 1))
    expect(user.page.get_by_test_id("announcer")).to_contain_text(user.word("judgement.DIFFERENT"))
    user.page.keyboard.press("z")
    expect(review).to_have_attribute("data-waiting", str(waiting))
    expect(review.get_by_role("row").nth(1)).to_have_text(first)


@pytest.mark.parametrize("window", list(Window), ids=lambda window: window.name.lower())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_differing_parts_are_marked_and_the_score_is_explained(
    visit: OpenVisit, queue: None, language: str, window: Window
) -> None:
    user = visit(language, window)
    user.sign_in("OPERATIONS")
    review = desk(user)
    expect(review.locator("mark").first).to_be_visible()
    expect(review.locator(".verdict").filter(has_text=user.word("review.differs")).first).to_be_visible()
    expect(review.get_by_role("region", name=user.word("review.score"))).to_contain_text("%")
    assert user.violations() == []


def test_only_those_who_may_decide_see_the_queue(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in("SALES")
    expect(user.page.get_by_role("link", name=user.word("app.review"), exact=True)).to_have_count(0)
    user.page.goto("/review")
    expect(user.page.get_by_text(user.word("problem.FORBIDDEN.title"))).to_be_visible()
