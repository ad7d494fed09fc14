from pathlib import Path

import pytest

from graph_service.neo4j.configuration import LocalSettings, machine_memory, share_of_memory, write_configuration

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


def read_configuration(settings: LocalSettings, port: int) -> str:
    return (write_configuration(settings, port) / "neo4j.conf").read_text(encoding="utf-8")
