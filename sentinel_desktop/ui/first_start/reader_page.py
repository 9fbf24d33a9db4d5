"""The third question: which reader, with a badge to try it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import ReaderChoice, ReaderOffer, ReaderState, ReaderStatus
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.reader_offers import URL_ROLE, OffersModel
from sentinel_desktop.ui.reader_state import must_be_chosen, reader_look
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.state_head import StateHead

_PAUSE_MS: Final = 400
"""Of walking through the list, after which the reader is used that the walk ended at."""


class ReaderPage(QWidget):
    """How the reader is, those there are to choose from, and the badge that was tapped last.

    ``choice_requested`` tells a ``ReaderChoice``, ``look_again_requested`` that a person plugged something in.
    """

    choice_requested = Signal(object)
    look_again_requested = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        type_ = look.type
        px = type_.px
        self._model = OffersModel(self)
        self._shown_url: str | None = None
        self.state = StateHead(look)
        self.readers = QListView()
        self.readers.setObjectName("offers")
        self.readers.setModel(self._model)
        self.readers.setAccessibleName(self.tr("Readers to choose from"))
        self.readers.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.readers.setFixedHeight(px(128))
        self.message = MessageLine("quiet", keeps_room=True)
        self.again = KeyButton(self.tr("Look again"), keys.LOOK_AGAIN, type_)
        self.trial = StateHead(look)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build(look)
        self._pause.timeout.connect(self._on_pause)
        self.again.clicked.connect(self.look_again_requested)
        self.readers.selectionModel().currentChanged.connect(self._on_current)
        self.show_reader(ReaderStatus(ReaderState.SEARCHING))
        self.show_no_badge()

    def show_reader(self, status: ReaderStatus) -> None:
        """Show how the reader is."""
        look = reader_look(status)
        sentence = look.sentence
        if status.state is ReaderState.READY:
            sentence = self.tr("On {port}.").format(port=status.port or self.tr("this computer"))
        self.state.show_state(look.symbol, look.tone, look.title, sentence)
        if must_be_chosen(status) and not self.readers.hasFocus():
            self.readers.setFocus()

    def show_offers(self, offers: Sequence[ReaderOffer], used: ReaderChoice, fixed_by: str) -> None:
        """Show what is attached and which one is used; where a sentence says what fixes it, none can be chosen."""
        self._shown_url = used.url
        self._model.show(offers, used.url)
        index = self._model.index(self._model.row_of(used.url))
        self.readers.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.readers.setEnabled(not fixed_by)
        self.show_message(fixed_by)

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of a choice."""
        self.message.say(sentence, is_bad=is_bad)

    def show_no_badge(self) -> None:
        """Ask for a badge."""
        self.trial.show_state(
            "nfc",
            Tone.ATTENTION,
            self.tr("Tap a badge to try it"),
            self.tr("Any badge: it is shown here and recorded nowhere. Without one, just go on."),
        )

    def show_badge(self, serial: str) -> None:
        """Show a badge that was tapped."""
        self.trial.show_state(
            "circle-check",
            Tone.IN,
            self.tr("Badge {serial}").format(serial=serial),
            self.tr("The reader works. This tap was recorded nowhere."),
        )

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.readers.setFocus()

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        trial = QFrame()
        trial.setObjectName("aside")
        inside = QVBoxLayout(trial)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.addWidget(self.trial)
        under = QHBoxLayout()
        under.addWidget(self.message, 1)
        under.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for widget in (trial, self.state, self.readers):
            column.addWidget(widget)
        column.addLayout(under)
        column.addStretch(1)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._pause.start()

    def _on_pause(self) -> None:
        index = self.readers.currentIndex()
        url = index.data(URL_ROLE) if index.isValid() else self._shown_url
        if url != self._shown_url:
            self._shown_url = url
            self.choice_requested.emit(ReaderChoice(url))
