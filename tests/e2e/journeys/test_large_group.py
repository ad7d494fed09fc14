"""A group of thousands of companies: all of it can be walked and searched, little of it is in the page."""

import subprocess
import sys

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import Visit, Window
from tests.large_group import ROOT, company_name, write_large_group

pytestmark = pytest.mark.browser

COMPANIES = 3_000
MOST_ROWS = 60
"""Rows in the page, whatever the group's size: what fits the screen and a few to spare."""


@pytest.fixture(scope="module", autouse=True)
def large_group(
    service_url: str, service_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The group in the running service, through the ordinary loader."""
    table = write_large_group(tmp_path_factory.mktemp("group") / "group.csv", COMPANIES)
    command = [sys.executable, "-m", "graph_service", "ingest", "holdings-csv", str(table), "--as-of", "2026-01-01"]
    subprocess.run(command, env=service_environment, check=True, capture_output=True)


def open_large_group(user: Visit) -> None:
    user.sign_in()
    search = user.page.get_by_role("combobox", name=user.word("search.label"))
    search.fill(ROOT)
    user.page.get_by_role("option").filter(has_text=ROOT).first.click()
    expect(user.rows.nth(1)).to_be_visible(timeout=60_000)


def row_count(user: Visit) -> int:
    return int(user.grid.get_attribute("aria-rowcount") or 0)


def active(user: Visit) -> Locator:
    return user.grid.locator("[role=row][tabindex='0']")


def treemap(user: Visit) -> Locator:
    return user.page.get_by_test_id("treemap")


def show_treemap(user: Visit) -> None:
    user.page.get_by_text(user.word("tree.treemap"), exact=True).click()
    expect(treemap(user)).not_to_have_attribute("data-tiles", "0")


def test_all_rows_by_keyboard_and_few_in_the_page(visit: OpenVisit) -> None:
    user = visit("en")
    keyboard = user.page.keyboard
    open_large_group(user)
    assert not user.page.locator(".truncated").count()
    user.button("grid.openAll").click()
    user.page.wait_for_function(
        "most => document.querySelector('[role=treegrid]').getAttribute('aria-rowcount') > most", arg=COMPANIES
    )
    rows = row_count(user)
    assert rows > COMPANIES, "every company is there, those with several holders in several places"
    assert user.rows.count() <= MOST_ROWS
    active(user).focus()
    keyboard.press("End")
    expect(active(user)).to_be_focused()
    expect(active(user)).to_have_attribute("aria-rowindex", str(rows))
    level = int(active(user).get_attribute("aria-level") or 0)
    assert level > 1
    assert active(user).get_attribute("aria-posinset") == active(user).get_attribute("aria-setsize")
    keyboard.press("ArrowLeft")
    expect(active(user)).to_have_attribute("aria-level", str(level - 1))
    keyboard.press("Home")
    expect(active(user)).to_have_attribute("aria-rowindex", "2")
    keyboard.press("PageDown")
    expect(active(user)).not_to_have_attribute("aria-rowindex", "2")
    after = int(active(user).get_attribute("aria-rowindex") or 0)
    assert 4 < after < MOST_ROWS
    keyboard.press("PageUp")
    expect(active(user)).to_have_attribute("aria-rowindex", "2")
    keyboard.type(company_name(2186).lower())
    expect(active(user)).to_contain_text(company_name(2186))
    expect(active(user)).to_be_focused()
    assert int(active(user).get_attribute("aria-rowindex") or 0) > MOST_ROWS, "type-ahead finds what was not drawn"
    assert user.rows.count() <= MOST_ROWS


def test_scrolling_draws_other_rows_not_more(visit: OpenVisit) -> None:
    user = visit("en")
    open_large_group(user)
    user.button("grid.openAll").click()
    user.grid.evaluate("grid => { grid.scrollTop = grid.scrollHeight / 2; }")
    expect(user.rows.nth(10)).to_be_in_viewport()
    assert int(user.rows.nth(10).get_attribute("aria-rowindex") or 0) > 100
    assert user.rows.count() <= MOST_ROWS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_company_is_found_wherever_it_is(visit: OpenVisit, language: str) -> None:
    user = visit(language)
    open_large_group(user)
    find = user.page.get_by_role("searchbox", name=user.word("grid.find"))
    find.fill("02999")
    find.press("Enter")
    found = user.grid.locator("[role=row][aria-selected='true']")
    expect(found).to_contain_text("02999")
    expect(found).to_be_in_viewport()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("window", list(Window), ids=lambda window: window.name.lower())
def test_treemap_has_no_violations_and_fits(visit: OpenVisit, language: str, window: Window) -> None:
    user = visit(language, window)
    open_large_group(user)
    show_treemap(user)
    assert user.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert user.violations() == []


def test_treemap_is_entered_by_click_and_left_by_the_way_back(visit: OpenVisit) -> None:
    user = visit("en")
    open_large_group(user)
    show_treemap(user)
    way = user.page.get_by_role("navigation", name=user.word("treemap.way")).get_by_role("listitem")
    expect(way).to_have_count(1)
    treemap(user).click(position={"x": 60, "y": 60})  # the largest tile stands first
    expect(way).to_have_count(2)
    expect(way.last).to_have_attribute("aria-current", "location")
    entered = way.last.inner_text()
    expect(user.grid.locator("[role=row][aria-selected='true']")).to_contain_text(entered)
    user.page.wait_for_url(lambda address: "picture=treemap" in address and "in=" in address)
    user.page.reload()
    expect(way.last).to_contain_text(entered)
    way.first.get_by_role("button").click()
    expect(way).to_have_count(1)


def test_treemap_by_keyboard_alone(visit: OpenVisit) -> None:
    user = visit("en")
    keyboard = user.page.keyboard
    open_large_group(user)
    show_treemap(user)
    way = user.page.get_by_role("navigation", name=user.word("treemap.way")).get_by_role("listitem")
    announced = user.page.get_by_test_id("announcer")
    treemap(user).focus()
    keyboard.press("End")
    keyboard.press("Home")
    expect(announced).to_contain_text(user.word("treemap.saidBranch"))
    keyboard.press("ArrowRight")
    second = announced.inner_text().split(",")[0]
    keyboard.press("Enter")
    expect(way.last).to_contain_text(second)
    keyboard.press(" ")
    expect(user.page.get_by_test_id("details")).to_be_visible()
    treemap(user).focus()
    keyboard.press("Backspace")
    expect(way).to_have_count(1)


def test_treemap_is_painted_in_the_tones_of_its_legend(visit: OpenVisit) -> None:
    user = visit("en")
    open_large_group(user)
    show_treemap(user)
    first = treemap(user).get_attribute("data-first") or ""
    user.page.get_by_title(user.word("treemap.by.interest"), exact=True).click()
    expect(treemap(user)).not_to_have_attribute("data-first", first)
    colours = (
        treemap(user)
        .locator("canvas")
        .evaluate(
            """canvas => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Map();
            for (let i = 0; i < data.length; i += 4) {
                const colour = data.slice(i, i + 3).join();
                seen.set(colour, (seen.get(colour) ?? 0) + 1);
            }
            return [...seen].filter(([, count]) => count > 50).map(([colour]) => colour);
        }"""
        )
    )
    assert {"20,101,92", "236,239,243"} <= set(colours), "controlled is filled, what is not is pale"
    assert "207,227,223" in colours, "what is possibly controlled has stripes"
