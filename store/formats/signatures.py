"""What a file is by its first bytes, for files that are no text whatever their name says.

Signatures after the `file` program's magic database and the formats' own specifications.
"""

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def what_it_is(data: bytes) -> str | None:
    """What kind of file this is, where its first bytes tell that it is no plain text; None where they do not.

    >>> what_it_is(b"%PDF-1.7 ..."), what_it_is(b"Talks resumed on Monday.")
    ('a PDF', None)
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) or (signature == b"%PDF-" and start.startswith(signature)):
            return kind
    if data[4:8] == b"ftyp":
        return "a film or an image"
    if start.lower().startswith(b"<svg"):
        return "an image (SVG)"
    if start.lower().startswith(_PAGE_STARTS):
        return "an HTML or XML file"
    return None
