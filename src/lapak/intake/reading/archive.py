"""The zip that holds an xlsx or ods: refused before anything in it is parsed."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lapak.intake.reading import limits
from lapak.intake.reading.refusal import Refused

_CHUNK = 1 << 20
_LOCAL_HEADER = 30
_OTHER_ENCODING = re.compile(rb"\xff\xfe|\xfe\xff|\x00<|<\x00")
_INSTRUCTIONS = (b"<!DOCTYPE", b"<!ENTITY")
_NEVER_PARSED = re.compile(
    r"(^|/)(media|embeddings|pictures|thumbnails|customxml|docprops|printersettings)/",
    re.IGNORECASE,
)


class Archive:
    """The parts of a zip file, inflated only as far as the limits allow.

    Sizes that the zip declares are checked first and then counted, for they can lie.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise Refused("damaged") from error
        infos = self._zip.infolist()
        if len(infos) > limits.ENTRIES:
            raise Refused("too_many_parts")
        self._infos = {info.filename: info for info in infos}
        self._inflated: dict[str, int] = {}
        packed = sum(info.compress_size for info in infos)
        if len(self._infos) != len(infos) or packed > len(content):
            raise Refused("damaged")  # two parts of one name, or parts that overlap
        for info in infos:
            _check_declared(info)
        if sum(info.file_size for info in infos) > limits.ALL_BYTES:
            raise Refused("inflates")

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """A whole part. Raises Refused, also when it is missing."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece. Raises Refused as soon as it is beyond a limit."""
        info = self._infos.get(name)
        if info is None:
            raise Refused("damaged")
        markup = not _NEVER_PARSED.search(name)
        size = 0
        tail = b""
        for piece in self._pieces(info):
            if markup:
                if not size and _OTHER_ENCODING.match(piece):
                    raise Refused("damaged")
                _refuse_instructions(piece)
                _refuse_instructions(tail + piece[:16])  # it may lie across a border
                tail = piece[-16:]
            size += len(piece)
            if size > info.file_size:
                raise Refused("damaged")  # its declared size was a lie
            self._count(name, size)
            yield piece
        if size != info.file_size:
            raise Refused("damaged")

    def _count(self, name: str, size: int) -> None:
        self._inflated[name] = size
        total = sum(self._inflated.values()) if size > _CHUNK else 0
        if size > limits.ENTRY_BYTES or total > limits.ALL_BYTES:
            raise Refused("inflates")

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            for at in range(0, len(packed), _CHUNK):
                yield packed[at : at + _CHUNK]
            return
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise Refused("damaged")
        inflater = zlib.decompressobj(-15)
        try:
            while packed and not inflater.eof:
                piece = inflater.decompress(packed, _CHUNK)
                packed = inflater.unconsumed_tail
                if piece:
                    yield piece
            if rest := inflater.flush():
                yield rest
        except zlib.error as error:
            raise Refused("damaged") from error

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        at = info.header_offset
        header = self._content[at : at + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise Refused("damaged")
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        start = at + _LOCAL_HEADER + name_length + extra_length
        return self._content[start : start + info.compress_size]


def _refuse_instructions(xml: bytes) -> None:
    # to look for one byte first costs a twentieth: text seldom holds it
    if b"!" in xml and b"<!" in xml and any(mark in xml for mark in _INSTRUCTIONS):
        raise Refused("entities")


def _check_declared(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 1:
        raise Refused("password")
    size = info.file_size
    if size > limits.ENTRY_BYTES:
        raise Refused("inflates")
    if size > limits.RATIO_MATTERS_FROM and size > limits.RATIO * info.compress_size:
        raise Refused("inflates")
