import io

import pytest

from domain.errors import InvalidInput
from ingestion.reading.archives import ByteStream
from ingestion.reading.encodings import encoding_of, text_of, undecodable

CHINESE = "持有人,公司\n平安银行股份有限公司,万科企业股份有限公司\n"


def stream(content: bytes) -> ByteStream:
    return ByteStream(io.BytesIO(content), "a.csv")


@pytest.mark.parametrize(
    ("text", "encoding", "detected"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "gbk", "gb18030"),
        (CHINESE + "𠮷\n", "gb18030", "gb18030"),  # 𠮷 takes four bytes, GBK has no code for it
        (CHINESE, "utf-16", "utf-16"),
        ("id," + CHINESE, "utf-16-le", "utf-16-le"),
        ("id," + CHINESE, "utf-16-be", "utf-16-be"),
        ("name,company\nA,B\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found_from_the_head(text: str, encoding: str, detected: str) -> None:
    content = stream(text.encode(encoding))
    assert encoding_of(content) == detected
    assert text_of(content).read() == text


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_named(encoding: str) -> None:
    with pytest.raises(InvalidInput, match="UTF-32"):
        encoding_of(stream("name,company\n".encode(encoding)))


def test_a_head_that_ends_inside_a_character_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.reading.archives.HEAD_BYTES", 1)
    assert encoding_of(stream("持有人".encode())) == "utf-8"


@pytest.mark.parametrize(
    "content",
    [
        "Müller,Bäcker,Schröder\n".encode("latin-1"),  # would decode as 黮, 鋍 and 鰀
        "Société Générale\n".encode("latin-1"),
        b"a,b\n\xff\xff\n",
    ],
)
def test_western_single_byte_text_and_binary_are_not_taken_for_chinese(content: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"a\.csv is neither UTF-8 nor GB18030: see byte"):
        encoding_of(stream(content))


def test_the_byte_of_a_wrong_encoding_is_named_counting_the_byte_order_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.reading.archives.HEAD_BYTES", 10)
    content = stream(b"\xef\xbb\xbf" + b"name\n" * 5_000 + b"\xe4\xb8" + b"\xff\n")
    with pytest.raises(UnicodeDecodeError) as caught:
        text_of(content).read()
    # 3 bytes of mark, 25,000 of names: the incomplete character begins at byte 25,003
    assert "byte 25,003 is not UTF-8" in undecodable(content, caught.value).message
