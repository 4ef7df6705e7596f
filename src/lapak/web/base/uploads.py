"""Files that come over the network: held in memory, never in plain text on disk.

Lists hold NIKs, so nothing may lie in a temporary folder. A folder that was chosen
keeps its inner paths: `Sent.path`.
"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

from lapak.intake.choosing import BYTES
from lapak.intake.reading.limits import FILE_BYTES


class Sent(SimpleUploadedFile):
    """A file that was sent, with the path that it has in the folder chosen."""

    def __init__(self, path: str, content: bytes) -> None:
        super().__init__(path.rsplit("/", 1)[-1] or "?", content)
        self.path = path


class _WithFolders(MultiPartParser):
    """Leaves a file's inner path in its name; whoever takes it in cleans it."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        """The name as it was sent, or None where there is none."""
        return file_name.replace("\\", "/") or None


class _InMemory(FileUploadHandler):
    """Keeps each file up to one byte over what is read, all together up to a limit.

    What is over it is let go by, so that a page can say so instead of breaking off.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._all = 0
        self._parts: list[bytes] = []
        self._kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._parts, self._kept = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what there is room for."""
        room = min(FILE_BYTES + 1 - self._kept, BYTES + 1 - self._all)
        part = raw_data[: max(0, room)]
        self._parts.append(part)
        self._kept += len(part)
        self._all += len(part)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """The file, whole or as far as it was kept."""
        return Sent(str(self.file_name), b"".join(self._parts))


class InMemory(FileUploadHandler):
    """Takes the whole request over, so that paths stay and nothing is written down."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803  Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> "tuple[QueryDict, MultiValueDict[str, UploadedFile[Any]]]":
        """The fields and the files of the request."""
        parser = _WithFolders(META, input_data, [_InMemory(self.request)], encoding)
        return parser.parse()
