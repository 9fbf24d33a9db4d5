"""Checks somebody in or out by hand: who, which way, when, why; ready for the next one after each."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import NewEntry, earliest_entry
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.by_hand.choice_row import Choice, ChoiceRow
from sentinel_desktop.ui.by_hand.reason_field import ReasonField
from sentinel_desktop.ui.by_hand.time_field import TimeField
from sentinel_desktop.ui.by_hand.typing_dialog import Typed, TypingDialog
from sentinel_desktop.ui.by_hand.wording import state_text
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.keys import CAME_IN, WENT_OUT
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.type_ahead import Find, Suggestion, TypeAheadField


class EntryDialog(TypingDialog):
    """``entered`` tells the ``NewEntry`` that a person wants recorded; the dialog stays open for the next one."""

    entered = Signal(object)

    def __init__(
        self,
        setup: DeskSetup,
        background: Background,
        find: Find,
        reasons: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        look = setup.look
        super().__init__(look, "", "", "", parent)
        self.setWindowTitle(self.tr("By hand"))
        self.title.setText(self.tr("Check in or out by hand"))
        self.action.show_text(self.tr("Record"))
        self.cancel.show_text(self.tr("Close"))
        self._setup = setup
        self._is_sure = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = TypeAheadField(
            look,
            self.tr("&Who"),
            background,
            find,
            hint=self.tr("Name, rank or service number."),
            nothing=self.tr("Nobody of the unit is called so."),
        )
        self.direction = ChoiceRow(
            look,
            [
                Choice(Direction.IN, self.tr("In"), CAME_IN, "log-in", Tone.IN),
                Choice(Direction.OUT, self.tr("Out"), WENT_OUT, "log-out", Tone.OUT),
            ],
        )
        begins = clock_text(earliest_entry(setup.now(), setup.timings), setup.zone)
        self.time = TimeField(
            setup,
            self._between,
            hint=self.tr("Empty for now; or 18:42, from {begins} on.").format(begins=begins),
            outside=self.tr("Between {begins}, when the day began, and now.").format(begins=begins),
            now=True,
        )
        self.reason = ReasonField(look, reasons, starts_with=reasons[0] if reasons else "")
        self.done_line = text_label()
        self.done_line.setObjectName("doneLine")
        self._build()
        self.who.chosen.connect(self._on_chosen)
        self.direction.changed.connect(self._on_changed)
        for edit in (self.time.edit, self.reason.edit):
            edit.textEdited.connect(self._on_changed)
        self.asked.connect(self._on_asked)
        self._reason_at_first = self.reason.text
        self._show_ready()
        self.who.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the upper edge of the window, where there is room for what is offered."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None and not event.spontaneous():
            left = window.x() + (window.width() - self.width()) // 2
            self.move(left, window.y() + self.look.type.px(48))

    def fit(self) -> None:
        """Take the room that is needed, downwards: the line that somebody types in stays where it is."""
        top = self.y()
        super().fit()
        if self.isVisible():
            self.move(self.x(), top)

    # --- shown --------------------------------------------------------------------------------------------------------

    def show_person(self, suggestion: Suggestion, direction: Direction | None) -> None:
        """Begin with somebody, and with the way they go where that is known."""
        self.who.set_choice(suggestion)
        self._on_chosen(suggestion)
        if direction is not None:
            self.direction.choose(direction)
        self.time.setFocus()

    @property
    def typed(self) -> Typed | None:
        """What stands there of somebody who is not recorded yet."""
        reason = self.reason.edit.text()
        if not self.who.text.strip() and self.time.is_now and self.reason.text == self._reason_at_first:
            return None
        time = self.time.edit.text()
        return Typed(self.who.choice, self.who.text, self.direction.chosen, time, reason)

    def put(self, typed: Typed) -> None:
        """Put it into the fields; the keyboard goes to the first of them."""
        if typed.who is not None:
            self.who.set_choice(typed.who)
            self._on_chosen(typed.who)
        else:
            self.who.set_text(typed.name)
        if isinstance(typed.choice, Direction):
            self.direction.choose(typed.choice)
        self.time.edit.setText(typed.time)
        self.reason.put(typed.reason)

    @property
    def person(self) -> PersonFound | None:
        """Who is chosen."""
        choice = self.who.choice
        return choice.key if choice is not None and isinstance(choice.key, PersonFound) else None

    def show_recorded(self, sentence: str, *, is_waiting: bool = False) -> None:
        """Say what was recorded, and be ready for the next one."""
        self.done_line.setText(sentence)
        self.done_line.setProperty("tone", "attention" if is_waiting else "in")
        self.done_line.style().unpolish(self.done_line)
        self.done_line.style().polish(self.done_line)
        self.done_line.show()
        self.show_message("")
        self.who.set_choice(None)
        self.who.show_hint(self.tr("Name, rank or service number."))
        self.time.show_instant(None)
        self._reason_at_first = self.reason.text
        self._is_sure = False
        self.who.setFocus()
        self._show_ready()

    def ask_again(self, sentence: str) -> None:
        """Say what speaks against it; Enter once more records it all the same."""
        self._is_sure = True
        self.show_message(sentence)

    def is_ready(self) -> bool:
        """Return whether somebody is chosen."""
        return self.person is not None

    # --- done ---------------------------------------------------------------------------------------------------------

    def _on_asked(self) -> None:
        at = self.time.read()
        fine = [not self.time.problem, self.reason.check()]
        person = self.person
        if person is None or not all(fine):
            (self.reason if fine[0] else self.time).setFocus()
            return
        self.entered.emit(
            NewEntry(person.member_id, self.direction.chosen, self.reason.text, at=at, is_sure=self._is_sure)
        )

    def _on_chosen(self, suggestion: Suggestion | None) -> None:
        self._on_changed()
        person = self.person
        if suggestion is None or person is None:
            self.who.show_hint(self.tr("Name, rank or service number."))
        else:
            self.done_line.hide()
            self.who.show_hint(suggestion.detail or state_text(person.state, person.since, self._setup))
            self.direction.choose(person.state.other)
        self._show_ready()

    def _on_changed(self) -> None:
        self._is_sure = False
        self.show_message("")

    def _between(self) -> tuple[datetime, datetime]:
        now = self._setup.now()
        return earliest_entry(now, self._setup.timings), now

    def _build(self) -> None:
        px, type_ = self.look.type.px, self.look.type
        self.done_line.setWordWrap(True)
        self.done_line.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        self.done_line.hide()
        way = QVBoxLayout()
        way.setSpacing(px(3))
        label = text_label(self.tr("Direction"))
        label.setFont(type_.font(0.9, QFont.Weight.Medium))
        label.setProperty("role", "quiet")
        way.addWidget(label)
        way.addWidget(self.direction)
        way.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addLayout(way, 1)
        row.addWidget(self.time, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addWidget(self.done_line)
        self.fields.addWidget(self.who)
        self.fields.addLayout(row)
        self.fields.addWidget(self.reason)
        self._least_width = px(560)
