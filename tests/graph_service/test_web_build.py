"""When the packages of the web UI must be installed."""

from graph_service.web_build import is_installed

LOCK = {
    "": {"name": "irontree-web", "version": "0.1.0"},
    "node_modules/react": {"version": "19.3.1"},
    "node_modules/other-platform": {"version": "1.0.0", "optional": True},
}


def test_packages_of_another_platform_may_be_missing() -> None:
    assert is_installed(LOCK, {"node_modules/react": {"version": "19.3.1"}})


def test_nothing_installed_another_version_and_a_package_too_many_are_told() -> None:
    assert not is_installed(LOCK, {})
    assert not is_installed(LOCK, {"node_modules/react": {"version": "18.0.0"}})
    assert not is_installed(
        LOCK, {"node_modules/react": {"version": "19.3.1"}, "node_modules/left-over": {"version": "1.0.0"}}
    )
