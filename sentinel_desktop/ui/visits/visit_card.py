"""One visit at the right of the page: what is known of it, the keys for it, and its fields while it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.visitors import VisitLine, VisitState
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.visits.visit_form import FindHosts, VisitForm
from sentinel_desktop.ui.visits.wording import (
    in_text,
    is_overdue,
    language_text,
    moment_words,
    out_text,
    purpose_text,
    state_text,
    until_words,
)
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.state_head import StateHead


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be done with the visit that is shown.

    Attributes:
        is_edited: its fields are shown.
        is_new: it is not announced yet.
        changed: something is typed that is not saved.
        can_undo: the last save was of this visit.
        may_see_changes: whoever sits here may read the audit.
    """

    is_edited: bool = False
    is_new: bool = False
    changed: bool = False
    can_undo: bool = False
    may_see_changes: bool = False


class VisitCard(Card):
    """The signals tell what a person wants done with the visit that is shown.

    ``confirmed`` tells that they want it for certain, after a line has asked; ``kept`` that they do not.
    """

    edit_requested = Signal()
    save_requested = Signal()
    forget_requested = Signal()
    undo_requested = Signal()
    sign_out_requested = Signal()
    cancel_requested = Signal()
    arrived_requested = Signal()
    slip_requested = Signal()
    host_requested = Signal()
    changes_requested = Signal()
    confirmed = Signal()
    kept = Signal()

    def __init__(self, look: Appearance, background: Background, find_hosts: FindHosts) -> None:
        type_ = look.type
        super().__init__(type_, "")
        self.title.hide()
        self.setAccessibleName(self.tr("The chosen visit"))
        self.head = StateHead(look)
        self.facts = FactsGrid(type_)
        self.notes = text_label()
        self.notes.setWordWrap(True)
        self.form = VisitForm(look, background, find_hosts)
        self.message = text_label()
        self.question = text_label()
        for label in (self.message, self.question):
            label.setWordWrap(True)
            label.hide()
        self._make_buttons(look)
        self._line: VisitLine | None = None
        self._offered = Offered()
        self._busy = False
        self._build(look)

    def show_line(self, line: VisitLine, now: datetime, zone: ZoneInfo) -> None:
        """Show what is known of a visit."""
        same = self._line is not None and self._line.record.id == line.record.id
        self._line = line
        visit = line.record.details
        overdue = is_overdue(visit, now)
        symbol, tone = _SYMBOLS[visit.state]
        if overdue:
            symbol, tone = "triangle-alert", Tone.OUT
        self.head.show_state(symbol, tone, visit.display_name, _sentence(line, now))
        self.facts.show_facts(_facts(line, now, zone))
        self.notes.setText(visit.notes)
        self.notes.setVisible(bool(visit.notes))
        if not same:
            self.ask("")

    def show_new(self) -> None:
        """Show that a visit is being announced."""
        self._line = None
        self.head.show_state(
            "calendar-clock", Tone.ATTENTION, self.tr("Expected visitor"), self.tr("Name and time are enough.")
        )
        self.facts.show_facts(())
        self.notes.hide()
        self.ask("")

    def show_offered(self, offered: Offered) -> None:
        """Offer what can be done now."""
        self._offered = offered
        self._show_parts()

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        self._busy = busy
        self._show_parts()

    def show_message(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say what came of the last thing that was asked for."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.message.setProperty("role", "bad" if is_bad else "good")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def ask(self, question: str, action: str = "") -> None:
        """Ask whether it is to be done, in the place of the keys; an empty question gives those back."""
        self.question.setText(question)
        self.confirm.show_text(action)
        self._show_parts()
        if question:
            self.message.hide()
            self.confirm.setFocus()

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self.question.text())

    def _make_buttons(self, look: Appearance) -> None:
        type_ = look.type

        def button(text: str, key: str, wanted: object, *, primary: bool = False) -> KeyButton:
            made = KeyButton(text, key, type_, primary=primary)
            made.clicked.connect(wanted)
            return made

        self.save = button(self.tr("Save"), keys.SAVE_VISIT, self.save_requested, primary=True)
        self.forget = button(self.tr("Discard"), keys.FORGET_VISIT, self.forget_requested)
        self.arrived = button(self.tr("Arrived: sign in"), keys.ARRIVED, self.arrived_requested, primary=True)
        self.edit = button(self.tr("Edit"), keys.EDIT_VISIT, self.edit_requested)
        self.slip = button(self.tr("Slip…"), keys.PRINT_SLIP, self.slip_requested)
        self.sign_out = button(self.tr("Sign out"), keys.SIGN_OUT_VISIT, self.sign_out_requested)
        self.cancel = button(self.tr("Cancel the visit"), keys.CANCEL_VISIT, self.cancel_requested)
        self.host = button(self.tr("Host"), keys.SHOW_HOST, self.host_requested)
        self.changes = button(self.tr("Changes"), keys.VISIT_CHANGES, self.changes_requested)
        self.undo = button(self.tr("Undo"), keys.UNDO_VISIT, self.undo_requested)
        self.confirm = button("", keys.CONFIRM, self.confirmed, primary=True)
        self.keep = KeyButton(self.tr("No"), keys.BACK, type_, shortcut=False)
        self.keep.clicked.connect(self._on_kept)

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        inside = QWidget()
        inside.setObjectName("inside")
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(10))
        words.addWidget(self.facts)
        words.addWidget(self.notes)
        words.addWidget(self.form)
        words.addStretch(1)
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setWidget(inside)
        buttons = QWidget()
        row = FlowLayout(buttons, px(8))
        shown = (self.arrived, self.save, self.edit, self.slip, self.sign_out, self.cancel, self.forget, self.undo)
        for button in (*shown, self.host, self.changes):
            row.addWidget(button)
        self._buttons = buttons
        answers = QWidget()
        # In French they have no room beside each other.
        line = FlowLayout(answers, px(8))
        line.addWidget(self.confirm)
        line.addWidget(self.keep)
        self._answers = answers
        self.column.addWidget(self.head)
        self.column.addWidget(self.scrolled, 1)
        for widget in (self.message, self.question, answers, buttons):
            self.column.addWidget(widget)
        self._show_parts()

    def _on_kept(self) -> None:
        self.ask("")
        self.kept.emit()

    def _show_parts(self) -> None:
        offered, asking, free = self._offered, self.is_asking, not self._busy
        state = None if self._line is None else self._line.record.details.state
        reads = not offered.is_edited and state is not None
        self.form.setVisible(offered.is_edited)
        self.facts.setVisible(not offered.is_edited)
        self.notes.setVisible(reads and bool(self.notes.text()))
        self.question.setVisible(asking)
        self._answers.setVisible(asking)
        self._buttons.setVisible(not asking)
        is_coming, is_here = state is VisitState.EXPECTED, state is VisitState.OPEN
        can_see_host = self._line is not None and self._line.record.details.host_member_id is not None
        for button, shown in (
            (self.save, offered.is_edited),
            (self.forget, offered.is_edited),
            (self.arrived, reads and is_coming),
            (self.edit, reads and state is not VisitState.CANCELLED),
            (self.slip, reads and (is_here or is_coming)),
            (self.sign_out, reads and is_here),
            (self.cancel, reads and is_coming),
            (self.undo, offered.can_undo and not offered.is_edited),
            (self.host, reads and can_see_host),
            (self.changes, reads and offered.may_see_changes),
        ):
            button.setVisible(shown)
            button.setEnabled(free)
        self.save.setEnabled(free and offered.changed)
        self.confirm.setEnabled(free)


_SYMBOLS = {
    VisitState.EXPECTED: ("calendar-clock", Tone.ATTENTION),
    VisitState.OPEN: ("log-in", Tone.IN),
    VisitState.CLOSED: ("log-out", None),
    VisitState.CANCELLED: ("circle-slash", None),
}


def _sentence(line: VisitLine, now: datetime) -> str:
    visit = line.record.details
    parts = (state_text(visit, now), chip_name(line.visit_type), visit.organization or visit.unit)
    return _together(" · ", *parts)


def _together(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _facts(line: VisitLine, now: datetime, zone: ZoneInfo) -> Sequence[Fact]:
    """Return what is known of a visit; what is not is left out."""
    visit = line.record.details
    translate = QCoreApplication.translate
    came = moment_words(visit.checked_in_at, now, zone)
    left = moment_words(visit.checked_out_at, now, zone)
    station = line.station or ""
    escort = translate("Visits", "Required: may not walk alone") if visit.escort_required else ""
    known = (
        Fact(translate("Visits", "Escort"), escort, is_bad=True),
        Fact(translate("Visits", "Host"), line.host or ""),
        Fact(translate("Visits", "Badge"), line.badge or ""),
        Fact(translate("Visits", "Expected at"), moment_words(visit.expected_at, now, zone)),
        Fact(
            translate("Visits", "Signed in"),
            _together(" · ", came, in_text(visit.check_in_method), station),
        ),
        Fact(translate("Visits", "May stay until"), until_words(visit, now, zone), is_bad=is_overdue(visit, now)),
        Fact(translate("Visits", "Signed out"), _together(" · ", left, out_text(visit))),
        Fact(translate("Visits", "Cancelled"), moment_words(visit.cancelled_at, now, zone)),
        Fact(translate("Visits", "Reason"), purpose_text(visit.purpose)),
        Fact(translate("Visits", "Event"), line.event or ""),
        Fact(translate("Visits", "Work"), visit.work),
        Fact(translate("Visits", "Recruitment step"), visit.recruitment_step),
        Fact(translate("Visits", "Full name"), _together(" ", visit.rank, visit.first_name, visit.last_name)),
        Fact(translate("Visits", "Unit"), visit.unit if visit.organization else ""),
        Fact(translate("Visits", "Phone"), visit.phone),
        Fact(translate("Visits", "Licence plate"), visit.plate),
        Fact(translate("Visits", "Language"), language_text(visit.language)),
        Fact(translate("Visits", "Last changed"), moment_words(line.record.updated_at, now, zone)),
    )
    return [fact for fact in known if fact.value]
