"""The lines of a table: one by one, or many at once as they stand in the stream."""

from __future__ import annotations

from typing import IO, Final

from retract_ld.readers import streams
from retract_ld.readers.records import Source

__all__ = ["Lines"]

_BLOCK: Final = 256 * 1024


class Lines:
    """Lines of a stream with their ends; those taken last can be given back.

    A last line that is cut off is left out. One that is longer than 64 MiB ends them: those
    before it are taken first.
    """

    def __init__(self, stream: IO[bytes], source: Source) -> None:
        self.taken = 0
        """How many bytes the lines have that were taken so far."""
        self._stream = stream
        self._source = source
        self._read = streams.reading(stream)
        #: What was read, and how far it was taken.
        self._text = b""
        self._at = 0
        self._number = 0
        self._ended = False

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> bytes:
        text, found = self.take(1, 1)
        if not found:
            raise StopIteration
        return text

    def take(self, count: int, most: int) -> tuple[bytes, int]:
        """Take the next lines and tell how many there are.

        Args:
            count: so many at most.
            most: and no more once they have so many bytes.

        Raises:
            Refused: for a first line that is longer than 64 MiB.
        """
        begin = end = self._at
        text, found = self._text, 0
        while found < count and end - begin < most:
            line_end = text.find(b"\n", end) + 1
            if not line_end and not self._ended and len(text) - end < streams.MAX_LINE:
                end -= begin
                text = self._text = self._read_on(text[begin:], end)
                begin = 0
                continue
            length = (line_end or len(text)) - end
            if length > streams.MAX_LINE or (
                length == streams.MAX_LINE and not line_end
            ):
                if found:
                    break
                raise streams.too_long(self._source, self._number + 1)
            if not line_end:
                is_cut = getattr(self._stream, "failure", None) is not None
                if end == len(text) or is_cut:
                    break
                line_end = len(text)
            end = line_end
            found += 1
        self._at = end
        self._number += found
        self.taken += end - begin
        return text[begin:end], found

    def give_back(self, text: bytes, count: int) -> None:
        """Put back the lines taken last, so many, to be taken again."""
        if self._at < len(text):  # they are not held any longer
            self._text = text + self._text[self._at :]
            self._at = len(text)
        self._at -= len(text)
        self._number -= count
        self.taken -= len(text)

    def _read_on(self, text: bytes, begin: int) -> bytes:
        """Return a text with what follows, to the end of the line that begins there."""
        parts = [text]
        length = len(text) - begin
        while length < streams.MAX_LINE:
            block = self._read(_BLOCK)
            parts.append(block)
            length += len(block)
            self._ended = not block
            if self._ended or b"\n" in block:
                break
        return b"".join(parts)
