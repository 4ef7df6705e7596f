"""The compound file (OLE2) that holds an old Excel workbook, as far as it is needed.

Source: [MS-CFB], Microsoft's open specification of the compound file.
"""

import struct
from collections.abc import Iterator

_HEADER = 512
_LAST_SECTOR = 0xFFFFFFFA  # above it are marks, not sector numbers
_ENTRY = 128
_MINI_CUTOFF = 4096

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What every file in this container begins with."""


class NotCompound(Exception):
    """The bytes are not a compound file, or it is damaged."""


class CompoundFile:
    """Names and streams of a compound file. Raises NotCompound on anything odd."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        if len(content) < _HEADER:
            raise NotCompound("shorter than its header")
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise NotCompound("unknown sector size")
        self._size = 1 << shift
        self._fat = self._read_fat()
        first_directory, *_ = struct.unpack_from("<I", content, 48)
        self._entries = list(self._read_entries(self._chain(first_directory)))

    def names(self) -> list[str]:
        """The names of everything in the file, streams and folders alike."""
        return [name for name, _, _, _ in self._entries]

    def stream(self, *names: str) -> bytes:
        """The first stream that has one of these names. Raises NotCompound if none."""
        for name, kind, start, size in self._entries:
            if kind == 2 and name in names:
                if size < _MINI_CUTOFF:
                    return self._mini_stream(start, size)
                return self._chain(start)[:size]
        raise NotCompound("no such stream")

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _read_fat(self) -> list[int]:
        numbers = list(struct.unpack_from("<109I", self._content, 76))
        following, count = struct.unpack_from("<II", self._content, 68)
        per_sector = self._size // 4
        for _ in range(min(count, len(self._content) // self._size)):
            sector = self._sector(following)
            if len(sector) < self._size:
                raise NotCompound("cut short")
            *more, following = struct.unpack(f"<{per_sector}I", sector)
            numbers += more
        fat: list[int] = []
        for number in numbers:
            if number < _LAST_SECTOR:
                sector = self._sector(number)
                fat += struct.unpack(
                    f"<{len(sector) // 4}I", sector[: len(sector) & ~3]
                )
        return fat

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        while start < _LAST_SECTOR:
            if start >= len(self._fat) or len(parts) > len(self._fat):
                raise NotCompound("broken chain")
            parts.append(self._sector(start))
            start = self._fat[start]
        return b"".join(parts)

    def _read_entries(self, directory: bytes) -> Iterator[tuple[str, int, int, int]]:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind and 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", directory, at + 116)
                yield name, kind, start, size

    def _mini_stream(self, start: int, size: int) -> bytes:
        first, count = struct.unpack_from("<II", self._content, 60)
        table = self._chain(first) if count else b""
        root = next((e for e in self._entries if e[1] == 5), None)
        if root is None:
            raise NotCompound("no root")
        small = self._chain(root[2])
        parts: list[bytes] = []
        while start < _LAST_SECTOR:
            if start * 4 + 4 > len(table) or len(parts) * 64 > size:
                raise NotCompound("broken chain")
            parts.append(small[start * 64 : start * 64 + 64])
            (start,) = struct.unpack_from("<I", table, start * 4)
        return b"".join(parts)[:size]
