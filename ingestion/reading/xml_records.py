"""XML as records: every element of the given names, one after the other, each as the mapping JSON would hold.

An element becomes ``{"$": text, "@attribute": value, "Child": …}``, the wrapping that GLEIF's JSON files use too;
children of one name become a list. Names lose their namespace, except those of a namespace that is given a prefix.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, cast

from lxml import etree

from ingestion.reading.archives import ByteStream
from ingestion.reading.tables import Records
from ingestion.source import RawRecord, RawValue

_FETCH_AGAIN = "Fetch the file again, or check how it was made."
_HEAD_STEP = 1 << 12
_XML = {"http://www.w3.org/XML/1998/namespace": "xml"}


def root_of(stream: ByteStream) -> str:
    """The local name of the document's element, from the head of a stream that has not been read yet.

    Raises:
        InvalidInput: the head is no XML, holds no element, or declares a document type; those are not read, since
            entities defined in them can exhaust a machine or fetch other files.
    """
    parser = etree.XMLPullParser(
        events=("start",), huge_tree=False, resolve_entities=False, load_dtd=False, no_network=True
    )
    reason = "its head holds no element"
    try:
        for start in range(0, len(stream.head), _HEAD_STEP):
            parser.feed(stream.head[start : start + _HEAD_STEP])
            for _, event in parser.read_events():
                root = cast("etree._Element", event)  # noqa: SLF001 – the stubs give elements no public name
                docinfo: Any = root.getroottree().docinfo  # the stubs leave its attributes out
                if docinfo.doctype:
                    _refuse_document_type(stream)
                return etree.QName(root).localname
    except etree.XMLSyntaxError as error:
        reason = _reason(error)
    if b"<!DOCTYPE" in stream.head:
        _refuse_document_type(stream)
    return stream.fail(f"it is no XML ({reason}).", _FETCH_AGAIN)


def xml_records(
    stream: ByteStream, names: Sequence[str], prefixes: Mapping[str, str], skip: int = 0, position: int = 0
) -> Records:
    """The elements of these local names as records, numbered from ``position`` + 1, those up to ``skip`` left out.

    ``prefixes`` names the namespaces whose elements keep a prefix. Nothing is fetched, no entity is resolved; call
    ``root_of`` first to refuse document types. Returns the number of the last record.

    Raises:
        InvalidInput: no well-formed XML, or nested or long beyond what libxml2 takes to be safe.
    """
    tags = [f"{{*}}{name}" for name in names]
    try:
        for _, element in etree.iterparse(
            stream, tag=tags, huge_tree=False, resolve_entities=False, load_dtd=False, no_network=True
        ):
            position += 1
            if position > skip:
                yield RawRecord(position, _value(element, prefixes), f"{stream.place_prefix}record {position}")
            _forget(element)
            stream.since_record = 0
    except etree.XMLSyntaxError as error:
        stream.fail(f"after record {position} it is no XML ({_reason(error)}).", _FETCH_AGAIN)
    return position


def _value(element: etree._Element, prefixes: Mapping[str, str]) -> dict[str, RawValue]:
    value: dict[str, RawValue] = {f"@{_name(str(name), _XML)}": str(text) for name, text in element.attrib.items()}
    for child in element.iterchildren("*"):
        name = _name(child.tag, prefixes)
        before, inner = value.get(name), _value(child, prefixes)
        if before is None:
            value[name] = inner
        elif isinstance(before, list):
            before.append(inner)
        else:
            value[name] = [before, inner]
    text = (element.text or "").strip()
    if text:
        value["$"] = text
    return value


def _name(name: str, prefixes: Mapping[str, str]) -> str:
    namespace, _, local = name.rpartition("}")
    prefix = prefixes.get(namespace[1:])
    return f"{prefix}:{local}" if prefix else local


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _refuse_document_type(stream: ByteStream) -> NoReturn:
    stream.fail(
        "it declares a document type (DOCTYPE), whose entities could exhaust the machine or fetch other files.",
        "Remove the declaration; registry files have none.",
    )


def _reason(error: etree.XMLSyntaxError) -> str:
    return " ".join((error.msg or "broken").split())[:200].rstrip(".")
