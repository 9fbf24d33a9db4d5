"""Everything that is done by hand at one desk: its parts, and who sits here."""

from PySide6.QtCore import QObject

from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.ui.by_hand.answering import Answering
from sentinel_desktop.ui.by_hand.correcting import Correcting
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk
from sentinel_desktop.ui.by_hand.ending_stays import EndingStays
from sentinel_desktop.ui.by_hand.entering import Entering
from sentinel_desktop.ui.signals import DeskSignals


class ByHandPresenter(QObject):
    """Entries, corrections, long stays and questions; each part has its own dialog."""

    def __init__(self, desk: ByHandDesk, signals: DeskSignals) -> None:
        super().__init__()
        self.entering = Entering(desk, self)
        self.correcting = Correcting(desk, self)
        self.ending_stays = EndingStays(desk, self)
        self.answering = Answering(desk, signals, self)
        signals.session_changed.connect(self._on_session_changed)

    def _on_session_changed(self, session: Session) -> None:
        for part in (self.entering, self.correcting, self.ending_stays, self.answering):
            part.hear_session(session)
