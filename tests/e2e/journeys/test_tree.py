"""Sign in, search, open the tree, walk it, read where a stake comes from, take it away as picture and table."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit
from tests.e2e.visit import GROUP

pytestmark = pytest.mark.browser

EQUIPMENT = {"zh": "寰岳智能装备股份有限公司", "en": "Huanyue Intelligent Equipment Co., Ltd."}
ENERGY = {"zh": "寰岳能源科技有限公司", "en": "Huanyue Energy Technology Co., Ltd."}
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tree_opens_in_graph_and_table_together(visit: OpenVisit, language: str) -> None:
    user = visit(language)
    user.sign_in()
    user.open_group()
    assert user.page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
    rows, drawn = user.rows.count(), user.drawn()
    assert drawn == rows, "every company of the first level stands once in both"
    equipment = user.row(EQUIPMENT[language])
    expect(equipment).to_have_attribute("aria-expanded", "false")
    user.button("tree.open", name=EQUIPMENT[language]).first.click()
    expect(equipment).to_have_attribute("aria-expanded", "true")
    assert user.drawn() > drawn
    user.button("tree.close", name=EQUIPMENT[language]).first.click()
    expect(user.rows).to_have_count(rows)
    assert user.drawn() == drawn


def test_picture_is_painted(visit: OpenVisit) -> None:
    user = visit("zh")
    user.sign_in()
    user.open_group()
    user.page.wait_for_timeout(300)
    colours = user.graph.locator("canvas").evaluate_all(
        """all => new Set(all.flatMap(canvas => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 4).join());
        })).size"""
    )
    assert colours > 10, "cards, lines and smoothed text have many colours, an empty canvas one"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_details_tell_source_and_dates(visit: OpenVisit, language: str) -> None:
    user = visit(language)
    user.sign_in()
    user.open_group()
    user.row(ENERGY[language]).click()
    user.page.keyboard.press("Enter")
    details = user.page.get_by_test_id("details")
    expect(details.get_by_role("heading", level=2)).to_contain_text(ENERGY[language])
    expect(details).to_contain_text(user.word("source.demo"))
    expect(details).to_contain_text(user.word("details.holders"))
    expect(details).to_contain_text("66%")  # Held(GROUP, "huanyue-energy", 66) of the demo world
    expect(user.row(ENERGY[language])).to_have_attribute("aria-selected", "true")
    user.button("action.close").click()
    expect(details).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_exports_say_what_they_show(visit: OpenVisit, language: str, tmp_path: Path) -> None:
    user = visit(language)
    user.sign_in()
    user.open_group()
    picture = user.download("export.png")
    assert picture.suggested_filename.endswith(f"-{language}.png")
    picture.save_as(tmp_path / "tree.png")
    assert (tmp_path / "tree.png").read_bytes().startswith(PNG)
    assert (tmp_path / "tree.png").stat().st_size > 20_000
    table = user.download("export.csv")
    assert GROUP[language].rstrip(".") in table.suggested_filename
    table.save_as(tmp_path / "tree.csv")
    content = (tmp_path / "tree.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets read Chinese only with a byte order mark"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][0] == user.word("filter.asOf")
    assert rows[3] == [user.word("app.language"), user.word("export.language")]
    heading = rows.index(next(row for row in rows if user.word("export.holder") in row))
    holder, direct = (
        rows[heading].index(user.word("export.holder")),
        rows[heading].index(f"{user.word('stake.direct')} %"),
    )
    stakes = {(row[holder], row[1]): row[direct] for row in rows[heading + 2 :]}
    assert stakes[GROUP[language], ENERGY[language]] == "66"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_link_opens_the_same_view(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    user.page.get_by_label(user.word("filter.minPercent")).last.fill("50")
    user.page.keyboard.press("Enter")
    user.page.get_by_role("switch", name=user.word("filter.controlledOnly")).click()
    user.row(ENERGY["en"]).click()
    user.page.wait_for_url("**sel=*")
    address = user.page.url
    assert "min=50" in address
    assert "controlled=1" in address
    assert "Huanyue" not in address, "addresses carry ids, not names"
    names = user.rows.all_inner_texts()
    user.page.goto(f"{address}&lang=zh")
    expect(user.page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(user.row(ENERGY["zh"])).to_have_attribute("aria-selected", "true")
    expect(user.rows).to_have_count(len(names))


def test_filters_narrow_the_tree_and_say_so(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    user.button("tree.openAll").click()
    before = user.drawn()
    user.page.get_by_role("button", name=user.word("control.NONE"), exact=True).click()
    expect(user.page.get_by_text(user.word("tree.hidden"))).to_be_visible()
    assert user.drawn() < before
    user.button("filter.reset").click()
    expect(user.page.get_by_text(user.word("tree.hidden"))).to_have_count(0)


def test_past_date_shows_the_past(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    expect(user.row(ENERGY["en"])).to_contain_text("66%")
    user.page.goto(f"{user.page.url.split('?')[0]}?asOf=2022-01-01")
    expect(user.row(ENERGY["en"])).to_contain_text("80%")  # Held(GROUP, "huanyue-energy", 80, …, 2023-09-01)


def test_owners_name_the_controller(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    user.page.get_by_role("tab", name=user.word("company.owners")).click()
    expect(user.page.get_by_role("heading", name=user.word("owners.controller"))).to_be_visible()
    expect(user.page.locator(".controller")).to_contain_text("Yue")  # the family of the demo world
    expect(user.page.get_by_role("table", name=user.word("owners.interests"))).to_be_visible()


def test_company_with_several_holders_leads_to_its_other_place(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in()
    user.open_group()
    user.row(ENERGY["en"]).locator(".places").click()
    active = user.grid.locator("[role=row][tabindex='0']")
    expect(active).to_have_attribute("aria-level", "3")
    expect(active).to_have_attribute("aria-selected", "true")
    expect(active).to_contain_text("11%")  # Held("huanyue-equipment", "huanyue-energy", 11)
