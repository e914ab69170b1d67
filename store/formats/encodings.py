"""Bytes become text: byte order marks first, then UTF-8, then what charset-normalizer finds likely."""

from __future__ import annotations

import codecs
import re

from store.errors import DocumentError
from store.formats.signatures import what_it_is

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that begin like them."""

_EIGHT_BIT = ("cp1252", "cp1254", "cp1250")
"""Encodings of older English-language files, likeliest first: western, Turkish and central European names.
charset-normalizer tells them apart poorly in short texts (of "Genève" in cp1252 it makes cp1250's "Genčve"), so it says
which are possible, and the words that come out decide."""

_ODD = re.compile(
    r"[^\W\d_][¢£¤¥¦¨¬¯±²³¹´¸¼½¾×÷¶˘˙˛˝ˇ][^\W\d_]"  # Wa³êsa: a sign in the middle of a word
    r"|(?<!\w)[£¥³¹¬¯¨´¸˘˙˛˝ˇ][^\W\d_]"  # £ódŸ: a sign that begins one
    r"|[ðþÐÞ]"  # Erdoðan: Icelandic letters are rarer in the news than the Turkish ones of the same bytes
    r"|[^\W\d_a-zA-Z]{3,}"  # ÿþý: no Latin-script language strings so many together
)

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
MOST_CONTROLS = 0.01
"""Share of control characters from which bytes are taken for no text."""


def decode(data: bytes, name: str) -> str:
    """The text that these bytes stand for, its lines ended by line feeds. Raises DocumentError naming `name`."""
    kind = what_it_is(data)
    if kind is not None:
        raise DocumentError(name, f"is {kind}, not text", "save its text as a .txt or .md file")
    text = _marked(data, name)
    if text is None:
        text = _unmarked(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _broken(name, encoding.upper(), error.start + len(mark)) from error
    return None


def _unmarked(data: bytes, name: str) -> str:
    if 0 in data:
        return _two_bytes_each(data, name)
    if len(data) - len(data.translate(None, _CONTROLS)) > MOST_CONTROLS * len(data):
        raise DocumentError(name, "is no text (it holds binary data)", "save its text as a .txt or .md file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _meant_as_utf8(data, error):
            raise _broken(name, "UTF-8", error.start) from error
    return _eight_bit(data, name)


def _two_bytes_each(data: bytes, name: str) -> str:
    """UTF-16 without a byte order mark: of the two bytes of a Latin letter one is zero, always on the same side."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    if min(first, second) == 0 and max(first, second) > len(data) // 4 and len(data) % 2 == 0:
        return data.decode("utf-16-le" if second else "utf-16-be", "replace")
    raise DocumentError(name, "is no text (it holds binary data)", "save its text as a .txt or .md file")


def _meant_as_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether this is UTF-8 with something broken in it: more whole characters of several bytes than broken ones, or
    an end in the middle of one. Other encodings hardly ever give such a sequence by chance."""
    if error.reason == "unexpected end of data" and len(data) - error.start > 1:
        return True
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(not character.isascii() for character in lenient) - broken
    return whole >= broken


def _eight_bit(data: bytes, name: str) -> str:
    """The likeliest of the possible encodings; none, where half of its words beyond ASCII are no words."""
    from charset_normalizer import from_bytes

    texts: list[tuple[int, int, str]] = []
    for encoding in _EIGHT_BIT:
        if from_bytes(data, cp_isolation=[encoding]).best() is not None:
            text = data.decode(encoding)
            texts.append((len(_ODD.findall(text)), len(texts), text))
    if texts:
        odd, _, text = min(texts)
        if 2 * odd <= sum(not word.isascii() for word in text.split()):
            return text
    raise DocumentError(name, "is in no encoding that can be made out", "save it as UTF-8")


def _broken(name: str, encoding: str, byte: int) -> DocumentError:
    return DocumentError(
        name, f"is broken {encoding} (byte {byte:,} fits no character)", "get it again, or save it as UTF-8"
    )
