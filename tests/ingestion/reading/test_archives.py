import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from ingestion.reading import archives
from ingestion.reading.archives import ByteStream, Limits, streams

TEXT = b"holder_name,company_name,percent\nA,B,1\n" * 3


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def contents(path: Path, limits: Limits | None = None) -> list[bytes]:
    return [stream.read() for stream in streams(path, limits)]


def test_a_plain_a_gzip_and_a_zip_file_give_the_same_bytes(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.csv", TEXT)
    packed = write(tmp_path / "a.csv.gz", gzip.compress(TEXT))
    archive = zipped(tmp_path / "a.zip", a_csv=TEXT)
    assert contents(plain) == contents(packed) == contents(archive) == [TEXT]


def test_what_a_file_is_packed_with_is_told_from_its_content_not_its_name(tmp_path: Path) -> None:
    assert contents(write(tmp_path / "a.csv", gzip.compress(TEXT))) == [TEXT]


def test_a_zip_gives_its_members_in_order_and_passes_over_side_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {
            "b.csv": b"1",
            "d/": b"",
            "__MACOSX/._b.csv": b"x",
            "d/.DS_Store": b"x",
            "d/a.csv": b"2",
        }.items():
            archive.writestr(name, content)
    found = [(stream.name, stream.place_prefix, stream.read()) for stream in streams(path)]
    assert found == [("a.zip, member b.csv", "b.csv ", b"1"), ("a.zip, member d/a.csv", "d/a.csv ", b"2")]


def test_a_byte_order_mark_is_removed_and_still_counted(tmp_path: Path) -> None:
    for stream in streams(write(tmp_path / "a.csv", b"\xef\xbb\xbfname")):
        assert (stream.head, stream.offset, stream.read(), stream.offset) == (b"name", 3, b"name", 7)


def test_reads_give_at_most_what_is_asked_for(tmp_path: Path) -> None:
    for stream in streams(write(tmp_path / "a.csv", b"0123456789")):
        assert [stream.read(4), stream.read1(4), stream.read(4), stream.read(4)] == [b"0123", b"4567", b"89", b""]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path, "There is no file data"),
        (lambda path: path.mkdir(), "data is a directory"),
        (lambda path: write(path, b""), "data is empty"),
        (lambda path: write(path, b"\xef\xbb\xbf"), "data is empty"),
        (lambda path: write(path, gzip.compress(b"")), "data is empty"),
        (lambda path: write(path, gzip.compress(TEXT)[:-9]), "it breaks off or is damaged"),
        (lambda path: write(path, gzip.compress(TEXT)[:20] + bytes(9)), "it breaks off or is damaged"),
        (zipped, "data is empty: the archive holds no file"),
        (lambda path: zipped(path, a_csv=b""), "data, member a.csv is empty"),
        (lambda path: write(path, zipped(path, a_csv=TEXT).read_bytes()[:-9]), "the zip archive is cut off or damaged"),
        (lambda path: zipped(path, a_gz=gzip.compress(TEXT)), "data, member a.gz cannot be read: it is an archive"),
        (lambda path: write(path, gzip.compress(gzip.compress(TEXT))), "it is an archive inside an archive"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name_and_a_next_step(
    tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / "data"
    make(path)
    with pytest.raises(InvalidInput, match=says) as caught:
        contents(path)
    assert caught.value.next_step


def test_a_member_whose_checksum_is_wrong_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", TEXT)
    write(path, path.read_bytes().replace(b"A,B,1", b"A,B,2"))
    with pytest.raises(
        InvalidInput, match=r"a.zip, member a.csv cannot be read: it breaks off or is damaged \(Bad CRC"
    ):
        contents(path)


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_csv=TEXT)
    content = bytearray(path.read_bytes())
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1  # bit 0 of the general purpose flags: encrypted
    with pytest.raises(InvalidInput, match="encrypted, password required"):
        contents(write(path, bytes(content)))


@pytest.mark.parametrize("pack", [gzip.compress, None])
def test_a_file_that_unpacks_out_of_proportion_is_refused(
    tmp_path: Path, pack: Callable[[bytes], bytes] | None
) -> None:
    zeros = bytes(3_000_000)
    path = write(tmp_path / "bomb", pack(zeros)) if pack else zipped(tmp_path / "bomb", a_csv=zeros)
    with pytest.raises(InvalidInput, match="bomb cannot be read: it unpacks to more than"):
        contents(path, Limits(ratio=100, ratio_from=1_000_000))
    assert contents(path, Limits(ratio=2000, ratio_from=1_000_000)) == [zeros]


def test_the_members_of_an_archive_share_one_allowance(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", a_csv=bytes(600), b_csv=bytes(600))
    with pytest.raises(InvalidInput, match="unpacks to more than"):
        contents(path, Limits(total_bytes=1_000))


def test_a_record_without_end_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_RECORD_BYTES", 100)
    stream = ByteStream(io.BytesIO(bytes(300)), "a.csv")
    stream.read(90)
    stream.since_record = 0
    stream.read(90)
    with pytest.raises(InvalidInput, match=r"a.csv cannot be read: near byte 270 a single record is longer"):
        stream.read(90)
