"""A tag in the field is sent again and again; a person presented it once."""

from collections.abc import Collection
from datetime import timedelta

from sentinel_desktop.domain.serials import Serial

_NANOSECONDS_A_MICROSECOND = 1000


class Presentations:
    """Tells the first frame of a presentation from those that only say that the tag is still there.

    A presentation goes on while frames of the tag follow each other within the window, however long, and whatever
    other tags are read between them. It knows only tags seen within the last window, so it cannot grow for long.
    """

    def __init__(self, window: timedelta) -> None:
        self._window_ns = window // timedelta(microseconds=1) * _NANOSECONDS_A_MICROSECOND
        self._last_frame: dict[Serial, int] = {}  # in the order of time

    def begins(self, serial: Serial, at_ns: int) -> bool:
        """Take in one frame; true where a presentation begins with it.

        Args:
            serial: the tag's serial.
            at_ns: nanoseconds of a monotonic clock; never earlier than in the call before.
        """
        self._forget_before(at_ns - self._window_ns)
        began = self._last_frame.pop(serial, None) is None
        self._last_frame[serial] = at_ns
        return began

    def end(self, but: Collection[Serial] = ()) -> None:
        """Tags have left the field: their next frame begins a presentation. Those in ``but`` have not."""
        self._last_frame = {serial: at_ns for serial, at_ns in self._last_frame.items() if serial in but}

    def _forget_before(self, moment_ns: int) -> None:
        while self._last_frame:
            oldest = next(iter(self._last_frame))
            if self._last_frame[oldest] >= moment_ns:
                return
            del self._last_frame[oldest]
