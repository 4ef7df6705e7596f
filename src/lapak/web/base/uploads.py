"""Files that come over the network: no larger than what would be read of them."""

from django.core.files.uploadhandler import FileUploadHandler

from lapak.intake.reading.limits import FILE_BYTES


class NoLargerThanRead(FileUploadHandler):
    """Lets the rest of an oversized file pass by, so that it fills no disk or memory.

    What is kept of it is still too large for the reader, which says so.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk for the handlers after this one; None = it is let go."""
        return raw_data if start <= FILE_BYTES else None

    def file_complete(self, file_size: int) -> None:
        """Leave making the file to the handlers after this one."""
