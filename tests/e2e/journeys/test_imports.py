"""Upload of a registry file: progress, counts, and the record that cannot be used."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.journeys.conftest import OpenVisit

pytestmark = pytest.mark.browser

HEADER = (
    "holder_id,holder_name,holder_kind,company_id,company_name,percent,percent_min,percent_max,voting_percent,"
    "valid_from,valid_to"
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_upload_explains_what_it_set_aside(visit: OpenVisit, language: str, tmp_path: Path) -> None:
    file = tmp_path / f"holdings-{language}.csv"
    lines = [
        HEADER,
        f",墨岭控股 {language},company,,墨岭科技 {language},60,,,,2020-01-01,",
        f",墨岭控股 {language},company,,墨岭物流,abc,,,,,",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    user = visit(language)
    user.sign_in("OPERATIONS")
    user.page.get_by_role("link", name=user.word("app.import"), exact=True).click()
    user.page.get_by_role("combobox", name=user.word("import.source")).click()
    user.page.locator(".ant-select-item-option").filter(has_text=user.word("source.holdings-csv")).click()
    user.page.locator("input[type=file]").set_input_files(file)
    user.button("import.start").click()
    run = user.page.get_by_test_id("run")
    expect(run).to_contain_text(file.name)
    expect(run).to_have_attribute("data-status", "DONE", timeout=60_000)
    expect(run.get_by_text(user.word("reason.BAD_NUMBER"))).to_be_visible()
    run.get_by_text(user.word("reason.BAD_NUMBER")).click()
    expect(run.locator("pre")).to_contain_text("abc")
    assert user.violations() == []


def test_form_asks_for_what_is_missing(visit: OpenVisit) -> None:
    user = visit("en")
    user.sign_in("OPERATIONS")
    user.page.goto("/import")
    user.button("import.start").click()
    expect(user.page.get_by_text(user.word("import.sourceMissing"))).to_be_visible()
    expect(user.page.get_by_text(user.word("import.filesMissing"))).to_be_visible()
