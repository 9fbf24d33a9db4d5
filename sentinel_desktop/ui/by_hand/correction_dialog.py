"""Says what really happened in the place of a recorded passage: another time, the other way, or nothing at all."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from sentinel_desktop.domain.checkins import Standing
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import CORRECTION_REACH, NewCorrection, PassageStory
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.by_hand.choice_row import Choice, ChoiceRow
from sentinel_desktop.ui.by_hand.reason_field import ReasonField
from sentinel_desktop.ui.by_hand.time_field import TimeField
from sentinel_desktop.ui.by_hand.typing_dialog import Typed, TypingDialog
from sentinel_desktop.ui.by_hand.wording import standing_text, story_line
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import CAME_IN, DID_NOT_HAPPEN, WENT_OUT
from sentinel_desktop.ui.widgets.plain_label import text_label


class Happened(StrEnum):
    """What really happened."""

    IN = "in"
    OUT = "out"
    NOTHING = "nothing"


class CorrectionDialog(TypingDialog):
    """``corrected`` tells the ``NewCorrection`` that a person wants written."""

    corrected = Signal(object)

    def __init__(
        self, setup: DeskSetup, story: PassageStory, reasons: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(setup.look, "", "", "", parent)
        self._setup, self._made = setup, story.latest.check_in
        self.setWindowTitle(self.tr("Correct a passage"))
        self.title.setText(self.tr("Correct a passage of {name}").format(name=story.latest.member.display_name))
        self.about.setText(self.tr("What is recorded stays in the log; the correction takes its place."))
        self.about.show()
        self.action.show_text(self.tr("Correct"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.happened = ChoiceRow(
            setup.look,
            [
                Choice(Happened.IN, self.tr("Came in"), CAME_IN, "log-in", Tone.IN),
                Choice(Happened.OUT, self.tr("Went out"), WENT_OUT, "log-out", Tone.OUT),
                Choice(Happened.NOTHING, self.tr("Did not happen"), DID_NOT_HAPPEN, "circle-slash", Tone.REFUSED),
            ],
        )
        days = CORRECTION_REACH.days
        self.time = TimeField(
            setup,
            self._between,
            hint=self.tr("18:42, with a date before it where it was another day."),
            outside=self.tr("Not yet to come, and at most {days} days from what is recorded.").format(days=days),
            now=False,
        )
        self.reason = ReasonField(setup.look, reasons)
        self.happened.choose(Happened.NOTHING if self._made.voided else Happened(self._made.direction.value))
        self.time.show_instant(self._made.occurred_at)
        self.fields.addWidget(self._rows(story))
        for widget in (self.happened, self.time, self.reason):
            self.fields.addWidget(widget)
        self._least_width = setup.look.type.px(600)
        self.happened.changed.connect(self._on_changed)
        self.asked.connect(self._on_asked)
        self._on_changed()
        self._at_first = self._fields()
        self.time.setFocus()
        self.time.edit.setCursorPosition(len(self.time.edit.text()))

    @property
    def typed(self) -> Typed | None:
        """What somebody says happened."""
        typed = self._fields()
        return None if typed == self._at_first else typed

    def put(self, typed: Typed) -> None:
        """Put it into the fields."""
        if isinstance(typed.choice, Happened):
            self.happened.choose(typed.choice)
        self.time.edit.setText(typed.time)
        self.reason.put(typed.reason)
        self._on_changed()

    def _fields(self) -> Typed:
        return Typed(choice=self.happened.chosen, time=self.time.edit.text(), reason=self.reason.edit.text())

    def _between(self) -> tuple[datetime, datetime]:
        recorded = self._made.occurred_at
        return recorded - CORRECTION_REACH, min(self._setup.now(), recorded + CORRECTION_REACH)

    def _on_changed(self) -> None:
        self.show_message("")
        happened = self.happened.chosen is not Happened.NOTHING
        self.time.setEnabled(happened)
        if happened:
            self.time.check_what_is_typed()
        else:
            # Nobody asks for a time of what never was, whatever stands there.
            self.time.show_problem("")

    def _on_asked(self) -> None:
        voided = self.happened.chosen is Happened.NOTHING
        at = self._made.occurred_at if voided else self.time.read()
        fine = self.reason.check()
        if at is None or not fine:
            (self.reason if at is not None else self.time).setFocus()
            return
        direction = self._made.direction if voided else Direction(self.happened.chosen.value)
        self.corrected.emit(NewCorrection(self._made.id, direction, at, self.reason.text, voided=voided))

    def _rows(self, story: PassageStory) -> QFrame:
        """Both what is recorded and what took its place, as they were written."""
        type_ = self.look.type
        frame = QFrame()
        frame.setObjectName("card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(type_.px(12), type_.px(8), type_.px(12), type_.px(8))
        grid.setHorizontalSpacing(type_.px(14))
        for row, line in enumerate(story.lines):
            said, stands = text_label(story_line(line, self._setup)), text_label(standing_text(line.standing))
            said.setWordWrap(True)
            stands.setProperty("role", "quiet")
            if line.standing is Standing.COUNTS:
                said.setFont(type_.font(1.0, QFont.Weight.DemiBold))
            grid.addWidget(said, row, 0)
            grid.addWidget(stands, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return frame
