import io

import psutil
import pytest

from domain.errors import InvalidInput
from ingestion.reading.archives import ByteStream
from ingestion.reading.xml_records import root_of, xml_records
from ingestion.source import RawRecord

DOCUMENT = """<?xml version="1.0"?>
<d:data xmlns:d="urn:d" xmlns:e="urn:e"><d:header><d:count>2</d:count></d:header><d:records>
<d:record n="1"><d:name xml:lang="zh"> 公司 &amp; Co </d:name><!-- note --><d:x>1</d:x><d:x>2</d:x><d:x>3</d:x>
</d:record>
<d:record><d:name><![CDATA[<B>]]></d:name><e:note><d:empty/></e:note></d:record>
</d:records></d:data>"""

BILLION_LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def stream(text: str | bytes) -> ByteStream:
    return ByteStream(io.BytesIO(text.encode() if isinstance(text, str) else text), "a.xml")


def cut(text: str | bytes, skip: int = 0) -> list[RawRecord]:
    return list(xml_records(stream(text), ["record"], {"urn:e": "e"}, skip))


def test_elements_become_the_mapping_that_json_would_hold() -> None:
    assert cut(DOCUMENT) == [
        RawRecord(
            1,
            {"@n": "1", "name": {"@xml:lang": "zh", "$": "公司 & Co"}, "x": [{"$": "1"}, {"$": "2"}, {"$": "3"}]},
            "record 1",
        ),
        RawRecord(2, {"name": {"$": "<B>"}, "e:note": {"empty": {}}}, "record 2"),
    ]
    assert [one.position for one in cut(DOCUMENT, 1)] == [2]
    assert root_of(stream(DOCUMENT)) == "data"


@pytest.mark.parametrize(
    "text",
    [
        BILLION_LAUGHS + "<l><record>&i;</record></l>",
        BILLION_LAUGHS + '<l x="&i;"/>',
        '<!DOCTYPE l SYSTEM "file:///etc/hostname"><l/>',
        '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><l><record>&x;</record></l>',
        "<!DOCTYPE l [" + "<!-- -->" * 200_000 + "]><l/>",
    ],
)
def test_document_types_and_their_entities_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"a.xml cannot be read: it declares a document type \(DOCTYPE\)"):
        root_of(stream(text))


def test_entities_are_never_resolved_even_unasked() -> None:
    text = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l><record>&x;</record></l>'
    assert cut(text) == [RawRecord(1, {}, "record 1")]


@pytest.mark.parametrize("text", ["no xml", "<a", "<!-- only -->", "<a>\x00</a>"])
def test_what_is_no_xml_is_refused_by_its_head(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"a.xml cannot be read: it is no XML"):
        root_of(stream("<" + text if text == "no xml" else text.replace("<a>\x00</a>", "\x00<a/>")))


@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT[:-40],
        DOCUMENT.encode()[:-30] + b"\xff",
        "<l><record/>" + "<b>" * 300,
        "<l><record/><record>" + "x" * 10_500_000 + "</record></l>",
    ],
)
def test_a_document_that_breaks_off_or_is_beyond_the_safe_limits_is_refused(text: str | bytes) -> None:
    with pytest.raises(InvalidInput, match=r"a.xml cannot be read: after record \d it is no XML"):
        cut(text)


def test_elements_are_forgotten_once_they_are_read() -> None:
    content = stream("<l>" + "<record><x>1</x></record>" * 300_000 + "</l>")
    process = psutil.Process()
    sizes = [process.memory_info().rss for one in xml_records(content, ["record"], {}) if one.position % 140_000 == 1]
    assert sizes[2] < sizes[1] + 10_000_000  # 140,000 elements kept take five times that


def test_a_long_document_of_short_records_is_within_the_limit_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.reading.archives.MAX_RECORD_BYTES", 100_000)
    assert len(cut("<l>" + "<record/>" * 30_000 + "</l>")) == 30_000
    with pytest.raises(InvalidInput, match="a single record is longer than"):
        cut("<l><record/>" + "<other/>" * 30_000 + "</l>")
