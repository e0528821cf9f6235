"""The binary form that all tables share. The reader is Sources/ResourceCatalog/CatalogTable.swift.

All numbers are little-endian. A table begins with 32 bytes:

    8 bytes  "PLUMBTAB"
    8 bytes  the table's name in ASCII, padded with spaces
    4 bytes  version of the table's form
    4 bytes  length of the payload
    8 bytes  FNV-1a (64 bits) of the payload

A varint has 7 bits a byte, the lowest first. A string is a varint length and that many bytes. A
compressed string has codes for frequent words in place of their letters: a byte below 0x80 is a
letter, 0x80 to 0xBF is one of the first 64 words, 0xC0 to 0xFF with the byte behind it one of the
others. A section is an offset table, one 16-bit number an entry counted from the start of the
section, and then the entries.
"""

import collections
import dataclasses
import functools
import hashlib
import re
import struct


@dataclasses.dataclass
class Table:
    """A finished table and what the manifest counts of it."""

    name: str
    version: int
    payload: bytes
    counts: dict

    @functools.cached_property
    def checksum(self):
        return fnv1a(self.payload)

    @functools.cached_property
    def bytes(self):
        name = self.name.encode("ascii").ljust(8)
        assert len(name) == 8, self.name
        size = len(self.payload)
        header = struct.pack("<8s8sIIQ", b"PLUMBTAB", name, self.version, size, self.checksum)
        return header + self.payload

    @property
    def sha256(self):
        return hashlib.sha256(self.bytes).hexdigest()


def fnv1a(content):
    value = 0xCBF29CE484222325
    for byte in content:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def varint(number):
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def string(text):
    encoded = text.encode()
    return varint(len(encoded)) + encoded


def indexed(entries):
    """A section whose entries are found by number."""
    offset = 2 * len(entries)
    offsets = []
    for entry in entries:
        offsets.append(offset)
        offset += len(entry)
    assert offset <= 0xFFFF, "a section is above 64 kB; its offsets need more bytes"
    return struct.pack(f"<{len(entries)}H", *offsets) + b"".join(entries)


def blocks_of_names(names, values, words, size=16):
    """Sorted names, each with a value behind it, found by a binary search over every `size`th."""
    entries = [words.string(name) + value for name, value in zip(names, values)]
    starts = range(0, len(entries), size)
    return indexed([b"".join(entries[start : start + size]) for start in starts])


class Words:
    """The dictionary of a table: the words that its texts are written with."""

    SHORT = 64
    MOST = SHORT + 64 * 256
    PATTERN = re.compile(r"aws:[^/]*/?|\$\{\w+\}|[A-Z][a-z]+|[A-Z]+(?![a-z])|[a-z]+|[^A-Za-z]")

    def __init__(self, texts):
        counts = collections.Counter()
        for text in texts:
            words = self.PATTERN.findall(text)
            assert "".join(words) == text and text.isascii(), text
            counts.update(words)
        saved = {
            word: count * (len(word) - 2) - len(word) - 3
            for word, count in counts.items()
            if len(word) > 2
        }
        worth = sorted((w for w in saved if saved[w] > 0), key=lambda w: (-saved[w], w))
        by_count = sorted(worth[: self.MOST], key=lambda w: (-counts[w], w))
        self.words = by_count
        self.numbers = {word: number for number, word in enumerate(by_count)}

    def string(self, text):
        encoded = b"".join(self._code(word) for word in self.PATTERN.findall(text))
        return varint(len(encoded)) + encoded

    def section(self):
        return indexed([string(word) for word in self.words])

    def _code(self, word):
        number = self.numbers.get(word)
        if number is None:
            return word.encode("ascii")
        if number < self.SHORT:
            return bytes([0x80 + number])
        high, low = divmod(number - self.SHORT, 256)
        return bytes([0xC0 + high, low])
