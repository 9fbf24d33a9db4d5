"""Tries a server while its address is typed: when the typing pauses, one at a time, and only the newest counts."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sentinel_desktop.domain.first_start import ServerFound, ServerLogin
from sentinel_desktop.services.ports.first_start import FirstStartWork
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.failures import told_to

_PAUSE_MS: Final = 400


class ServerTrial(QObject):
    """``begun`` tells that an answer is on its way, ``ended`` the ``ServerFound`` of what is typed now.

    ``failed`` tells a sentence where a fault of the program kept it from being tried.
    """

    begun = Signal()
    ended = Signal(object)
    failed = Signal(str)

    def __init__(self, work: FirstStartWork, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._background = background
        self._wanted: ServerLogin | None = None
        self._is_asking = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def want(self, login: ServerLogin) -> None:
        """Have this tried when nothing else is typed for a moment; an answer to anything typed before is dropped."""
        self._wanted = login
        self._pause.start()

    def drop(self) -> None:
        """Have nothing tried any more."""
        self._wanted = None
        self._pause.stop()

    def _on_pause(self) -> None:
        if self._wanted is not None and not self._is_asking:
            self._background.begin(self._ask())

    async def _ask(self) -> None:
        self._is_asking = True
        asked: ServerLogin | None = None
        # A silent server is waited for. What is typed meanwhile waits for that, and then the newest is tried.
        while self._wanted is not None and self._wanted != asked:
            asked = self._wanted
            self.begun.emit()
            found: list[ServerFound] = []
            with told_to(self.failed.emit):
                found.append(await self._background.call(self._work.look, asked))
            if found and self._wanted == asked:
                self.ended.emit(found[0])
        self._is_asking = False
