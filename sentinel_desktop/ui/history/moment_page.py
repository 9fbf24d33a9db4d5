"""The second part of the history: a day, a moment of it, and who was in then. Widgets only."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.day_moments import day_with, moments_of
from sentinel_desktop.domain.passages import PersonKind, PersonThen, PresentAt
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.history.day_slider import DaySlider
from sentinel_desktop.ui.history.model import PresentLine, PresentModel
from sentinel_desktop.ui.times import clock_text, day_text, since_text
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.cards_row import CardsRow
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView


class MomentPage(QWidget):
    """``moment_changed`` tells that a person wants another moment, ``opened`` the PersonThen they pressed Enter on."""

    moment_changed = Signal()
    opened = Signal(object)

    def __init__(self, setup: DeskSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        look = setup.look
        now = setup.now()
        self._day = day_with(now, setup.timings)
        self.before = KeyButton(self.tr("Day before"), keys.DAY_BEFORE, look.type)
        self.after = KeyButton(self.tr("Day after"), keys.DAY_AFTER, look.type)
        self.day = QDateEdit(_qdate(self._day.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(QDate(2000, 1, 1))
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day"))
        self.day.setMinimumHeight(look.type.px(36))
        self.slider = DaySlider(look, setup.zone, self._day)
        self.clock = text_label()
        self.clock.setFont(look.type.font(2.4, QFont.Weight.Bold))
        self.on_day = text_label()
        self.on_day.setProperty("role", "quiet")
        self.total = text_label()
        self.total.setFont(look.type.font(1.3, QFont.Weight.DemiBold))
        self.counts = QWidget()
        self._counts = FlowLayout(self.counts, look.type.px(6))
        self.note = MessageLine("quiet")
        self.model = PresentModel(self)
        self.view = RowsView(look, self.tr("Who was in"), self.model, (0, 2))
        self.empty = EmptyNotice(look)
        self._build()
        self.slider.valueChanged.connect(self._on_moved)
        self.day.dateChanged.connect(self._on_day_chosen)
        self.before.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(-1)))
        self.after.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(1)))
        self.view.activated.connect(self._on_activated)
        self.show_latest(now)
        self.slider.move_to(self._day.step_of(now))
        self.clear()

    @property
    def moment(self) -> datetime:
        """The moment that is asked for."""
        return self._day.moment(self.slider.value())

    def show_latest(self, now: datetime) -> None:
        """Let nothing be asked for that is yet to come."""
        today = day_with(now, self._setup.timings)
        self.day.setMaximumDate(_qdate(today.day))
        self.after.setEnabled(self.day.date() < self.day.maximumDate())
        last = today.step_of(now) if self._day.day == today.day else self._day.last_step
        self.slider.show_day(self._day, last)
        self._show_moment()

    def show_present(self, present: PresentAt) -> None:
        """Show who was in."""
        now, zone = self._setup.now(), self._setup.zone
        self.model.show([PresentLine(person, since_text(person.since, present.at, zone)) for person in present.people])
        self.total.setText(self.tr("%n in the building", "", len(present.people)))
        self._show_counts(present)
        self.view.setVisible(bool(present.people))
        self.empty.setVisible(not present.people)
        self.empty.show_text(
            "users",
            self.tr("Nobody was in"),
            self.tr("The log has nobody in the building at {time} on {day}.").format(
                # A month that is cut short ends in a full stop of its own, as in French.
                time=clock_text(present.at, zone),
                day=day_text(self._day.day).removesuffix("."),
            ),
        )
        unheard = ", ".join(station.name for station in present.unheard) if present.at < now else ""
        self.show_note(
            self.tr("Not everything is known yet: {stations} may have seen more.").format(stations=unheard)
            if unheard
            else ""
        )

    def show_note(self, sentence: str, *, is_bad: bool = True) -> None:
        """Say why what is shown may be wrong."""
        self.note.say(sentence, is_bad=is_bad)

    def clear(self) -> None:
        """Show nobody, and say nothing of who there was: it is not known any more."""
        self.model.show(())
        self.total.setText("")
        self._show_words(())
        self.view.show()
        self.empty.hide()
        self.show_note("")

    def focus_first(self) -> None:
        """Put the keyboard on the slider."""
        self.slider.setFocus()

    def _show_counts(self, present: PresentAt) -> None:
        counts = present.counts
        words = [f"{code} {number}" for code, number in present.by_division.items()]
        if counts.get(PersonKind.VISITOR):
            words.append(self.tr("%n visitor(s)", "", counts[PersonKind.VISITOR]))
        if counts.get(PersonKind.ATTENDEE):
            words.append(self.tr("%n event attendee(s)", "", counts[PersonKind.ATTENDEE]))
        self._show_words(words)

    def _show_words(self, words: Sequence[str]) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        px = self._setup.look.type.px
        for each in words:
            label = text_label(each, self.counts)
            label.setObjectName("aside")
            label.setContentsMargins(px(9), px(3), px(9), px(3))
            self._counts.addWidget(label)
            label.show()
        self.counts.setAccessibleName(", ".join(words))
        self.counts.updateGeometry()

    def _show_moment(self) -> None:
        at = self.moment.astimezone(self._setup.zone)
        # On the days that clocks change an hour may come twice, and only this tells which it is.
        named = f" {at.tzname()}" if self._day.clocks_change else ""
        self.clock.setText(f"{at:%H:%M}{named}")
        self.on_day.setText(day_text(at.date()))
        self.slider.setAccessibleDescription(f"{self.on_day.text()} {self.clock.text()}")

    def _on_moved(self) -> None:
        self._show_moment()
        self.moment_changed.emit()

    def _on_day_chosen(self, chosen: QDate) -> None:
        self._day = moments_of(date(chosen.year(), chosen.month(), chosen.day()), self._setup.timings)
        with QSignalBlocker(self.slider):
            self.show_latest(self._setup.now())
        self.moment_changed.emit()

    def _on_activated(self, index: QModelIndex) -> None:
        person: PersonThen = self.model.rows[index.row()].person
        self.opened.emit(person)

    def _build(self) -> None:
        px = self._setup.look.type.px
        top = CardsRow(px(10))
        clock = QVBoxLayout(read := QWidget())
        clock.setContentsMargins(0, 0, 0, 0)
        clock.setSpacing(0)
        clock.addWidget(self.clock)
        clock.addWidget(self.on_day)
        self.clock.setMinimumWidth(px(170))
        steps = FlowLayout(stepping := QWidget(), px(10))
        for widget in (self.before, self.day, self.after):
            steps.add_at_end(widget)
        top.add_card(read, 1)
        top.add_card(stepping, 3, QSize(px(340), 0))
        top.setAlignment(stepping, Qt.AlignmentFlag.AlignBottom)
        chooser = Card(self._setup.look.type, "")
        chooser.title.hide()
        chooser.setAccessibleName(self.tr("The moment"))
        chooser.column.addLayout(top)
        chooser.column.addWidget(self.slider)
        hint = text_label(self.tr("← → five minutes · ↑ ↓ an hour"))
        hint.setProperty("role", "quiet")
        chooser.column.addWidget(hint)
        found = Card(self._setup.look.type, self.tr("Who was in"))
        found.title.hide()
        for part in (self.total, self.counts, self.note):
            found.column.addWidget(part)
        found.column.addWidget(self.view, 1)
        found.column.addWidget(self.empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(12))
        whole.addWidget(chooser)
        whole.addWidget(found, 1)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
