"""Asks when a member left whose check-out nobody saw: the true time, as recorded, not known, or later."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.hand_entries import INSTANT, QuestionAnswer, WaitingQuestion
from sentinel_desktop.domain.open_questions import Answer
from sentinel_desktop.domain.passages import Way
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.by_hand.time_field import TimeField
from sentinel_desktop.ui.by_hand.typing_dialog import Typed, TypingDialog
from sentinel_desktop.ui.by_hand.wording import more_questions_text, passage_title, reason_of_answer
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.passage_words import way_text
from sentinel_desktop.ui.times import since_text
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton


class QuestionDialog(TypingDialog):
    """``answered`` tells a ``QuestionAnswer``; ``put_off`` that it is to rest: until tomorrow, else for an hour."""

    answered = Signal(object)
    put_off = Signal(bool)

    def __init__(self, setup: DeskSetup, question: WaitingQuestion, more: int, parent: QWidget | None = None) -> None:
        super().__init__(setup.look, "", "", "", parent)
        self._setup, self.question = setup, question
        type_ = setup.look.type
        name = question.member.display_name
        self.setWindowTitle(self.tr("A check-out nobody saw"))
        self.title.setText(self.tr("When did {name} leave?").format(name=name))
        self.about.setText(more_questions_text(more))
        self.about.setVisible(bool(more))
        self.action.show_text(self.tr("Record the time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now, zone = setup.now(), setup.zone
        came = "" if question.came_in_at is None else since_text(question.came_in_at, now, zone)
        left = since_text(question.line.left_at, now, zone)
        if came:
            outside = self.tr("Between {came}, when they came in, and {left}.").format(came=came, left=left)
        else:
            outside = self.tr("Before {left}.").format(left=left)
        self.time = TimeField(
            setup,
            self._between,
            hint=self.tr("The true time, as 22:10; it lies before {left}.").format(left=left),
            outside=outside,
            now=False,
        )
        self.time.label.setText(self.tr("&Left at"))
        self.time.edit.setAccessibleName(self.tr("Left at"))
        self.as_recorded = KeyButton(self.tr("As recorded"), keys.AS_RECORDED, type_)
        self.not_known = KeyButton(self.tr("Not known"), keys.NOT_KNOWN, type_)
        self.an_hour = KeyButton(self.tr("Ask in an hour"), keys.ASK_IN_AN_HOUR, type_)
        self.tomorrow = KeyButton(self.tr("Ask tomorrow"), keys.ASK_TOMORROW, type_)
        self.as_recorded.clicked.connect(lambda: self._give(Answer.CONFIRMED))
        self.not_known.clicked.connect(lambda: self._give(Answer.NOT_KNOWN))
        self.an_hour.clicked.connect(lambda: self._rest(until_tomorrow=False))
        self.tomorrow.clicked.connect(lambda: self._rest(until_tomorrow=True))
        self.fields.addWidget(self._facts(question))
        self.fields.addWidget(self.time)
        others = FlowLayout(acts := QWidget(), type_.px(8))
        for button in (self.as_recorded, self.not_known, self.an_hour, self.tomorrow):
            button.setAutoDefault(False)
            others.addWidget(button)
        self.fields.addWidget(acts)
        self._least_width = type_.px(620)
        self.time.edit.textEdited.connect(self._show_ready)
        self.asked.connect(self._on_asked)
        self._show_ready()
        self.time.setFocus()

    @property
    def typed(self) -> Typed | None:
        """The time that stands there."""
        return Typed(time=self.time.edit.text()) if self.is_ready() else None

    def put(self, typed: Typed) -> None:
        """Put it into the field."""
        self.time.edit.setText(typed.time)
        self._show_ready()

    def is_ready(self) -> bool:
        """Return whether a time is typed."""
        return bool(self.time.edit.text().strip())

    def _between(self) -> tuple[datetime, datetime]:
        return self.question.earliest, self.question.latest - INSTANT

    def _on_asked(self) -> None:
        left_at = self.time.read()
        if left_at is None:
            self.time.setFocus()
            return
        self.answered.emit(QuestionAnswer(Answer.CORRECTED, left_at, reason_of_answer()))

    def _give(self, answer: Answer) -> None:
        if not self.is_busy:
            self.answered.emit(QuestionAnswer(answer))

    def _rest(self, *, until_tomorrow: bool) -> None:
        if not self.is_busy:
            self.put_off.emit(until_tomorrow)

    def _facts(self, question: WaitingQuestion) -> QWidget:
        translate = QCoreApplication.translate
        facts = []
        if question.came_in_at is not None:
            title = passage_title(Direction.IN, question.came_in_at, self._setup)
            facts.append(Fact(translate("ByHand", "Came"), title))
        out = passage_title(Direction.OUT, question.line.left_at, self._setup)
        way = way_text(Way(question.line.method.value))
        facts.append(Fact(translate("ByHand", "Recorded"), f"{out} · {way}"))
        facts.append(Fact(translate("ByHand", "Asked at"), question.line.station))
        shown = FactsGrid(self._setup.look.type)
        shown.show_facts(facts)
        return shown
