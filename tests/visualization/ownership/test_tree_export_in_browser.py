"""The exported file in a real browser: it draws, runs no foreign script and asks for nothing but itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from domain.ownership.control import ControlCertainty
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_export import export_page
from visualization.ownership.tree_page import TreePage, TreeParty, TreeStake

pytestmark = pytest.mark.browser

HOSTILE = ('<img src=x onerror="window.hacked=1">', "</script><script>window.hacked=1</script>", "see href", "寰岳能源")


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_file_draws_offline_without_running_names(browser_page: Page, tmp_path: Path) -> None:
    parties = tuple(
        TreeParty(str(n), name, PartyKind.COMPANY, min(n, 1), ControlCertainty.CERTAIN, 50)
        for n, name in enumerate(HOSTILE)
    )
    stakes = tuple(TreeStake(Stake("0", str(n), 60, 60)) for n in range(1, len(HOSTILE)))
    file = tmp_path / "tree.html"
    file.write_bytes(export_page(TreePage("0", date(2026, 9, 1), parties, stakes), "en"))
    requests, complaints = list[str](), list[str]()
    browser_page.on("request", lambda request: requests.append(request.url))
    browser_page.on("console", lambda message: complaints.append(message.text))
    browser_page.on("pageerror", lambda error: complaints.append(str(error)))
    browser_page.goto(file.as_uri())
    browser_page.wait_for_selector("#drawing canvas")
    canvas = browser_page.locator("#drawing canvas")
    box = canvas.bounding_box()
    assert box is not None
    for x in range(20, int(box["width"]), 40):  # over boxes and stakes, so that their hints open
        browser_page.mouse.move(box["x"] + x, box["y"] + box["height"] / 2)
    painted = canvas.evaluate(
        "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 0)"
    )
    assert painted
    assert browser_page.evaluate("window.hacked") is None
    assert requests == [file.as_uri()]
    assert complaints == []


def test_row_and_search_work_with_the_keyboard(browser_page: Page, tmp_path: Path) -> None:
    parties = (
        TreeParty("0", "根", PartyKind.COMPANY, 0, None, 0),
        TreeParty("1", "甲公司", PartyKind.COMPANY, 1, ControlCertainty.CERTAIN, 50),
        TreeParty("2", "乙公司", PartyKind.COMPANY, 1, ControlCertainty.CERTAIN, 40),
    )
    file = tmp_path / "tree.html"
    file.write_bytes(export_page(TreePage("0", date(2026, 9, 1), parties, ()), "zh"))
    browser_page.goto(file.as_uri())
    browser_page.get_by_role("button", name="乙公司").focus()
    browser_page.keyboard.press("Enter")
    assert browser_page.locator("tr.chosen").count() == 1
    assert "乙公司" in browser_page.locator("tr.chosen").inner_text()
    browser_page.get_by_label("查找名称").fill("甲")
    assert browser_page.locator("tbody tr:visible").count() == 1
