import zipfile
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from ingestion.reading.table_files import check_table, table_records


def accept(columns: tuple[str, ...], name: str) -> None:
    if "a" not in columns:
        raise InvalidInput(f"{name} lacks a.")


def test_rows_are_numbered_through_all_members_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", "a,b\n1,2\n3,4\n")
        archive.writestr("two.csv", "b,a\n5,6\n")
    whole = list(table_records(path, accept))
    assert [(one.position, one.place, one.value) for one in whole] == [
        (1, "one.csv line 2", {"a": "1", "b": "2"}),
        (2, "one.csv line 3", {"a": "3", "b": "4"}),
        (3, "two.csv line 2", {"b": "5", "a": "6"}),
    ]
    assert [list(table_records(path, accept, skip)) for skip in range(4)] == [whole[skip:] for skip in range(4)]


def test_every_header_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", "a\n1\n")
        archive.writestr("two.csv", "b\n5\n")
    check_table(path, accept)  # looks at the first one only
    with pytest.raises(InvalidInput, match=r"a.zip, member two.csv lacks a"):
        list(table_records(path, accept))


def test_a_table_of_a_header_alone_has_no_records(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a\n")
    assert list(table_records(path, accept)) == []
