"""The doorway from the threads that set a desk up into Qt."""

from PySide6.QtCore import QObject, Signal


class FirstStartSignals(QObject):
    """Every signal may be emitted from any thread and is heard, queued, on Qt's own.

    ``progressed`` tells a sentence about what takes time, ``reader_changed`` a ``ReaderStatus``, ``badge_read`` the
    serial of a badge, ``raise_requested`` that somebody started the program once more.
    """

    progressed = Signal(object)
    reader_changed = Signal(object)
    badge_read = Signal(str)
    raise_requested = Signal()
