"""An account from nothing: a company of a register becomes one, its map is drawn, its light turns, paths appear."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import Visit, Window

pytestmark = pytest.mark.browser

COMPANIES = {"zh": "寰岳机器人（宁波）有限公司", "en": "寰岳机器人（西安）有限公司"}
"""Subsidiaries of the demo group that nobody does business with; one for each language, since a test makes them one."""

PEOPLE = {
    "zh": ("傅云舒", "石远帆", "陶景明", "顾青岚", "卫长空"),
    "en": ("Anselm Rowarth", "Berit Solvang", "Caspian Holloway", "Dagny Oakhurst", "Emrys Thornby"),
}
"""Five invented people each: the one who approves, an engineer, and three more."""


@dataclass
class Desk:
    """The account page of one visit."""

    user: Visit

    def tab(self, key: str) -> None:
        self.user.page.get_by_role("tab", name=self.user.word(f"account.{key}"), exact=True).click()

    def light(self, status: str) -> None:
        found = self.user.page.get_by_test_id("status").locator(".status-light")
        expect(found).to_have_attribute("data-status", status)

    @property
    def panel(self) -> Locator:
        return self.user.page.get_by_test_id("stakeholder")

    def choose(self, within: Locator, label: str, option: str) -> None:
        """Choose an option of a field by typing it: the field may be long, and covered by another."""
        field = within.get_by_label(label, exact=True)
        field.click()
        shown = self.user.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")
        shown.locator(".ant-select-item-option").filter(has_text=option).first.click()
        self.user.page.keyboard.press("Escape") if field.get_attribute("aria-expanded") == "true" else None

    def open_person(self, name: str) -> None:
        self.user.page.locator(".map-table").get_by_role("button", name=name, exact=True).click()
        expect(self.panel.get_by_role("heading", level=2)).to_have_text(name)


def covered(user: Visit) -> int:
    """Controlled companies of the group that we do business with, as its tree says."""
    user.page.goto("/")
    user.open_group()
    user.page.get_by_text(user.word("coverage.relationship"), exact=True).click()
    return int(user.page.get_by_test_id("covered").get_attribute("data-covered") or 0)


def open_company(user: Visit, name: str) -> None:
    user.page.goto("/")
    user.page.get_by_role("combobox", name=user.word("search.label")).fill(name)
    user.page.get_by_role("option").filter(has_text=name).first.click()
    expect(user.page.locator(".company-header")).to_contain_text(name)


def add_people(user: Visit) -> None:
    """Five people, the second reporting to the first."""
    user.button("map.add").first.click()
    dialog = user.page.get_by_role("dialog")
    people = PEOPLE[user.language]
    for number, name in enumerate(people):
        dialog.get_by_label(user.word("map.name"), exact=True).fill(name)
        dialog.get_by_label(user.word("map.title"), exact=True).fill(f"Post {number}")
        last = number == len(people) - 1
        dialog.get_by_role("button", name=user.word("map.addOne" if last else "map.addNext"), exact=True).click()
        expect(user.page.get_by_test_id("map")).to_have_attribute("data-people", str(number + 1))
    expect(dialog).to_be_hidden()


def win_the_approver(desk: Desk, manager: str) -> None:
    """Say that the general manager approves, supports us and belongs to the inner circle."""
    user, language = desk.user, desk.user.language
    words = {"zh": ("批准者", "支持", "核心圈"), "en": ("Approver", "Supporter", "Inner circle")}[language]
    names = {"zh": ("决策角色", "支持度", "权力地位"), "en": ("Buying role", "Support", "Political status")}[language]
    desk.open_person(manager)
    for name, word in zip(names, words, strict=True):
        desk.choose(desk.panel, name, word)
    desk.panel.get_by_label(user.word("map.evidence"), exact=True).fill(
        "Signed the budget of the pilot in the steering group"
    )
    desk.panel.get_by_role("button", name=user.word("action.save"), exact=True).click()
    desk.light("GREEN")
    expect(user.page.get_by_test_id("status")).to_contain_text(manager)


def log_a_call(desk: Desk, engineer: str) -> None:
    """Write down a call with the engineer."""
    user = desk.user
    desk.tab("timeline")
    user.button("log.heading").click()
    log = user.page.get_by_test_id("log")
    log.get_by_role("button", name=engineer, exact=True).click()
    log.get_by_role("button", name=user.word("interaction.CALL"), exact=True).click()
    expect(user.page.locator(".happening.interaction")).to_contain_text(engineer)


def find_a_path(desk: Desk, manager: str, engineer: str) -> None:
    """Find the way to the general manager over the engineer."""
    user = desk.user
    desk.tab("introductions")
    desk.choose(user.page.get_by_test_id("introductions"), user.word("intro.to"), manager)
    path = user.page.locator(".path").first
    expect(path.locator(".chain")).to_contain_text(engineer)
    expect(path.locator(".path-steps li")).to_have_count(2)


def export_without_opinions(desk: Desk, manager: str) -> None:
    """Download the map; nothing that is thought of people is in it."""
    user = desk.user
    desk.tab("map")
    user.button("map.export").click()
    with user.page.expect_download() as download:
        user.page.get_by_role("link", name=user.word("map.download")).click()
    exported = download.value.path().read_text(encoding="utf-8")
    assert manager in exported
    assert "steering group" not in exported
    assert "★" not in exported.split("<main>")[1].split("</main>")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_account_is_won_from_a_register_to_a_green_light(visit: OpenVisit, language: str) -> None:
    manager, engineer, *_ = PEOPLE[language]
    user = visit(language)
    user.sign_in()
    before = covered(user)
    open_company(user, COMPANIES[language])
    user.button("account.make").click()
    user.page.get_by_role("dialog").get_by_role("button", name=user.word("account.create"), exact=True).click()
    desk = Desk(user)
    desk.light("NOT_MAPPED")

    desk.tab("map")
    add_people(user)
    desk.light("RED")
    expect(user.page.get_by_test_id("status")).to_contain_text(user.word("statusReason.NO_KEY_PLAYER"))

    win_the_approver(desk, manager)
    desk.open_person(engineer)
    desk.choose(desk.panel, user.word("map.reportsTo"), manager)
    row = user.page.locator(".map-table tr").filter(has=user.page.get_by_role("button", name=engineer, exact=True))
    expect(row).to_contain_text(manager)
    desk.choose(desk.panel, user.word("map.lineTo"), manager)
    desk.panel.get_by_role("button", name=user.word("map.connect"), exact=True).click()
    expect(row).to_contain_text(user.word("map.influences"))
    expect(user.page.locator(".map-lines .influence")).to_have_count(1)

    log_a_call(desk, engineer)
    find_a_path(desk, manager, engineer)
    export_without_opinions(desk, manager)
    assert covered(user) == before + 1
    open_company(user, COMPANIES[language])
    user.page.get_by_text(user.word("coverage.relationship"), exact=True).click()
    expect(user.rows.first.locator("[data-cover]")).to_have_attribute("data-cover", "green")


def test_two_at_one_map_see_both_values(visit: OpenVisit) -> None:
    first, second = visit("en"), visit("zh")
    for user in (first, second):
        user.sign_in()
        user.page.goto("/accounts")
        user.page.locator(".account-card").filter(has_text=re.compile("寰岳轨道交通|Huanyue Rail")).first.click()
        Desk(user).tab("map")
        user.page.locator(".map-table .link-button").first.click()
        expect(Desk(user).panel).to_be_visible()
    for user, scale, word in ((first, "Support", "Mentor"), (second, "支持度", "敌对")):
        desk = Desk(user)
        desk.choose(desk.panel, scale, word)
        desk.panel.get_by_role("button", name=user.word("action.save"), exact=True).click()
        if user is first:
            expect(desk.panel.locator(".origin").first).to_be_visible()
            expect(user.page.get_by_test_id("announcer")).not_to_be_empty()
    dialog = second.page.get_by_role("dialog")
    expect(dialog).to_contain_text(second.word("map.conflict"))
    expect(dialog).to_contain_text("导师")
    expect(dialog).to_contain_text("敌对")
    dialog.get_by_role("button", name=second.word("map.keepTheirs"), exact=True).click()
    expect(second.page.locator(".map-table tr.selected")).to_contain_text("导师")


PLACES = ("overview", "map", "team", "plan", "timeline", "introductions")


@pytest.mark.parametrize("window", list(Window), ids=lambda window: window.name.lower())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_accounts_have_no_violations_and_fit(visit: OpenVisit, language: str, window: Window) -> None:
    user = visit(language, window)
    user.sign_in()
    found = []
    user.page.goto("/day")
    user.page.get_by_role("heading", level=1).wait_for()
    found += user.violations()
    user.page.goto("/accounts")
    user.page.locator(".account-card").filter(has_text=re.compile("寰岳智能装备|Huanyue Intelligent")).first.wait_for()
    found += user.violations()
    user.page.locator(".account-card").filter(has_text=re.compile("寰岳智能装备|Huanyue Intelligent")).first.click()
    for tab in PLACES:
        Desk(user).tab(tab)
        user.page.wait_for_load_state("networkidle")
        found += user.violations()
        assert user.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), tab
    assert found == []
