"""Pages of a real Chromium on a running service; each checks at its end that nothing came from elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.visit import Visit, Window

OpenVisit = Callable[..., Visit]

# The first trees after a start are slow on a busy machine; how fast they are is measured elsewhere.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def demo_users(service_url: str) -> dict[str, dict[str, str]]:
    """The demo users by role, of several the first."""
    users = httpx.get(f"{service_url}/api/demo-users").raise_for_status().json()
    return {user["role"]: user for user in reversed(users)}


@pytest.fixture
def visit(browser: Browser, service_url: str, demo_users: dict[str, dict[str, str]]) -> Iterator[OpenVisit]:
    """Opens a browser window of its own: ``visit("zh")``, ``visit("en", Window.PHONE)``."""
    with ExitStack() as visits:

        def opened(language: str, window: Window = Window.WIDE) -> Visit:
            return visits.enter_context(Visit(browser, service_url, demo_users, language, window))

        yield opened
