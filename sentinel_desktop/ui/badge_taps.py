"""Badges that are tapped while a dialog or a page waits for one; each is recorded as always, whoever looks on."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sentinel_desktop.domain.scans import ScanAnswer

OnTap = Callable[[ScanAnswer], None]


class BadgeTaps(QObject):
    """Tells what this station's reader read to the one who began to listen last; on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[tuple[QObject, OnTap]] = []

    def listen(self, owner: QObject, on_tap: OnTap) -> None:
        """Tell every answer from now on to ``on_tap``, until ``owner`` is forgotten or gone."""
        self.forget(owner)
        self._listeners.append((owner, on_tap))
        owner.destroyed.connect(lambda: self._drop(owner))

    def forget(self, owner: QObject) -> None:
        """Tell it no more; nothing where it did not listen."""
        self._drop(owner)

    @property
    def is_heard(self) -> bool:
        """Whether something waits for a badge now."""
        return bool(self._listeners)

    def hear(self, answer: ScanAnswer) -> None:
        """Hear what the person at the reader is told."""
        if self._listeners:
            _, on_tap = self._listeners[-1]
            on_tap(answer)

    def _drop(self, owner: QObject) -> None:
        self._listeners = [(other, on_tap) for other, on_tap in self._listeners if other is not owner]
