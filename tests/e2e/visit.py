"""One visit of a user: a browser window with a language, and what the journeys do in it again and again."""

import json
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Download, Locator, Request, expect

WEB = Path(__file__).parents[2] / "visualization" / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
GROUP = {"zh": "寰岳控股集团有限公司", "en": "Huanyue Group Holding Co., Ltd."}
"""The key account of the demo world, by its names."""


class Window(Enum):
    """Sizes of screens."""

    WIDE = (1440, 900)
    PHONE = (390, 844)


class Visit:
    """A signed-out window; used as a context manager it ends by checking what the page did meanwhile."""

    def __init__(
        self, browser: Browser, url: str, users: dict[str, dict[str, str]], language: str, window: Window
    ) -> None:
        width, height = window.value
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale={"zh": "zh-CN", "en": "en-US"}[language],
            reduced_motion="reduce",
            base_url=url,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.users, self.language, self.window = users, language, window
        self.words = json.loads((WEB / "src" / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.context.close()
        if kind is None:
            assert self.elsewhere == []
            assert self.complaints == []

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        # Chromium reports every answer of 400 and above; the pages show those themselves.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def word(self, key: str, **values: str) -> str:
        """A text of the interface, by its key."""
        found = self.words
        for part in key.split("."):
            found = found[part]
        for name, value in values.items():
            found = found.replace("{{" + name + "}}", value)
        return str(found)

    def button(self, key: str, **values: str) -> Locator:
        """The button with a text or a name of the interface."""
        return self.page.get_by_role("button", name=self.word(key, **values), exact=True)

    def sign_in(self, role: str = "SALES") -> None:
        """Sign in as a demo user, by one click."""
        self.page.goto("/sign-in")
        self.page.locator(f'[data-login="{self.users[role]["login"]}"]').click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.word("home.heading"))

    def open_group(self) -> None:
        """Find the group of the demo world and open its tree."""
        search = self.page.get_by_role("combobox", name=self.word("search.label"))
        search.fill(GROUP[self.language])
        option = self.page.get_by_role("option").filter(has_text=GROUP[self.language])
        option.first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(GROUP[self.language])
        expect(self.rows.first).to_be_visible()

    @property
    def grid(self) -> Locator:
        """The tree as a table."""
        return self.page.get_by_role("treegrid")

    @property
    def rows(self) -> Locator:
        """Its rows without the heading."""
        return self.grid.locator("[role=row][aria-level]")

    def row(self, name: str) -> Locator:
        """The row of a party."""
        return self.rows.filter(has_text=name).first

    @property
    def graph(self) -> Locator:
        """The tree as a picture."""
        return self.page.get_by_test_id("graph")

    def drawn(self) -> int:
        """Parties drawn in the picture."""
        return int(self.graph.get_attribute("data-drawn") or 0)

    def download(self, key: str) -> Download:
        """What a button lets the browser save."""
        with self.page.expect_download() as download:
            self.button(key).click()
        return download.value

    def violations(self) -> list[str]:
        """What axe finds on the page as it is, by rule and element."""
        self.page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
        found = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(result => result.violations)",
            list(AXE_TAGS),
        )
        return [
            f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:300]})"
            for one in found
            for node in one["nodes"]
        ]
