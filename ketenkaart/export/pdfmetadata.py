"""What a PDF says about itself: document information and XMP."""

import os
from datetime import UTC, datetime
from html import escape

from ketenkaart.drawing.displaylist import Drawing
from ketenkaart.export.cleantext import clean
from ketenkaart.export.pdffile import text_string

PRODUCER = "Ketenkaart"


def moment() -> datetime:
    """The time to write into files: SOURCE_DATE_EPOCH where it is a time, else now."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def information(drawing: Drawing, written: datetime) -> str:
    """The information dictionary."""
    date = f"(D:{written:%Y%m%d%H%M%S}Z)"
    entries = {
        "Title": text_string(drawing.title),
        "Author": text_string(drawing.author) if drawing.author else "",
        "Subject": text_string(drawing.subject) if drawing.subject else "",
        "Creator": text_string(PRODUCER),
        "Producer": text_string(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
    }
    return f"<<{''.join(f'/{name}{value}' for name, value in entries.items() if value)}>>"


def xmp(drawing: Drawing, written: datetime) -> bytes:
    """The same as XMP (ISO 16684-1)."""
    date = f"{written:%Y-%m-%dT%H:%M:%SZ}"
    fields = [
        f"<dc:title>{_by_language(drawing.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{_safe(drawing.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
    ]
    if drawing.author:
        name = _safe(drawing.author)
        fields.append(f"<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>")
    if drawing.subject:
        fields.append(f"<dc:description>{_by_language(drawing.subject)}</dc:description>")
    if drawing.date:
        fields.append(f"<dc:date><rdf:Seq><rdf:li>{_safe(drawing.date)}</rdf:li></rdf:Seq></dc:date>")
    return _PACKET.format("".join(fields)).encode()


def _by_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_safe(text)}</rdf:li></rdf:Alt>'


def _safe(text: str) -> str:
    return escape(clean(text))


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
