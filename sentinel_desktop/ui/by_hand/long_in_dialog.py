"""Signs out together those who are in for over twelve hours; whoever is here after all is unticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget

from sentinel_desktop.domain.hand_entries import LongStay
from sentinel_desktop.ui.by_hand.model import LongStayModel
from sentinel_desktop.ui.by_hand.reason_field import ReasonField
from sentinel_desktop.ui.by_hand.typing_dialog import Typed, TypingDialog
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import TICK_ALL
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.widgets.check_box import TickedRows
from sentinel_desktop.ui.widgets.key_button import KeyButton

_MOST_SEEN: Final = 7


@dataclass(frozen=True, slots=True)
class SigningOut:
    """Who is to be signed out, and why."""

    stays: Sequence[LongStay]
    reason: str


class LongInDialog(TypingDialog):
    """``wanted`` tells the ``SigningOut`` that a person asked for."""

    wanted = Signal(object)

    def __init__(
        self, setup: DeskSetup, stays: Sequence[LongStay], reasons: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(setup.look, "", "", "", parent)
        self._setup = setup
        px = setup.look.type.px
        self.setWindowTitle(self.tr("Long stays"))
        self.title.setText(self.tr("In for over 12 hours"))
        self.about.setText(
            self.tr(
                "Untick whoever is here. The others are signed out now, as seen by nobody; "
                "at their next scan the desk asks when they left."
            )
        )
        self.about.show()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = LongStayModel(stays, self._say)
        self.list = QListView()
        self.list.setObjectName("values")
        self.list.setAccessibleName(self.tr("Those in for over 12 hours; Space ticks and unticks"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TickedRows(setup.look, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(px(30) * min(max(len(stays), 2), _MOST_SEEN) + px(14))
        self.every = KeyButton(self.tr("All or nobody"), TICK_ALL, setup.look.type)
        self.every.setAutoDefault(False)
        self.every.clicked.connect(self.rows.tick_all)
        self.reason = ReasonField(setup.look, reasons)
        row = QHBoxLayout()
        row.addWidget(self.every)
        row.addStretch(1)
        self.fields.addWidget(self.list)
        self.fields.addLayout(row)
        self.fields.addWidget(self.reason)
        self._least_width = px(680)
        self.rows.ticked.connect(self._on_ticked)
        self.asked.connect(self._on_asked)
        self._on_ticked()
        self.list.setCurrentIndex(self.rows.index(0))
        self.list.setFocus()

    @property
    def typed(self) -> Typed | None:
        """The reason that stands there, and who was unticked."""
        typed = Typed(reason=self.reason.edit.text(), left_out=frozenset(self.rows.left_out))
        return None if typed == Typed() else typed

    def put(self, typed: Typed) -> None:
        """Put the reason there, and leave the same ones out."""
        self.reason.put(typed.reason)
        self.rows.leave_out(typed.left_out)

    def is_ready(self) -> bool:
        """Return whether anybody is ticked."""
        return bool(self.rows.chosen)

    def _say(self, stay: LongStay) -> str:
        now = self._setup.now()
        hours = int((now - stay.since) / timedelta(hours=1))
        time = since_text(stay.since, now, self._setup.zone)
        if stay.is_visit:
            sentence = self.tr("{name} · visitor {of} · in since {time}, {hours} h")
        else:
            sentence = self.tr("{name} · {of} · in since {time}, {hours} h")
        return " ".join(sentence.format(name=stay.display_name, of=stay.detail, time=time, hours=hours).split())

    def _on_ticked(self) -> None:
        count = len(self.rows.chosen)
        self.action.show_text(QCoreApplication.translate("LongInDialog", "Sign out %n", "", count))
        self.action.updateGeometry()
        self._show_ready()

    def _on_asked(self) -> None:
        if not self.reason.check():
            self.reason.setFocus()
            return
        self.wanted.emit(SigningOut(self.rows.chosen, self.reason.text))
