"""Shows over the board which question waits, and takes its answer; it holds no scan up and opens nothing by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sentinel_desktop.domain.hand_entries import QuestionAnswer, Refused, WaitingQuestion
from sentinel_desktop.domain.operational_day import day_start, operational_date
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import Session
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.by_hand.dialog_keeper import ByHandDesk, DialogKeeper
from sentinel_desktop.ui.by_hand.question_bar import QuestionBar
from sentinel_desktop.ui.by_hand.question_dialog import QuestionDialog
from sentinel_desktop.ui.by_hand.wording import more_questions_text, problem_text, question_text
from sentinel_desktop.ui.dialog_work import stands
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.signals import DeskSignals

AN_HOUR: Final = timedelta(hours=1)
_COLLECT_MS: Final = 150
_LOOK_AGAIN_MS: Final = 60_000
"""What was put off comes back without anybody telling of it."""


class Answering(DialogKeeper[QuestionDialog]):
    """Reads the questions when they change, for whoever may answer them."""

    def __init__(self, desk: ByHandDesk, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.bar = QuestionBar(desk.setup.look)
        self._waiting: Sequence[WaitingQuestion] = ()
        self._live = False
        # A crowd at the door asks many at once: they are read once.
        self._due = QTimer(self, singleShot=True, interval=_COLLECT_MS)
        self._due.timeout.connect(self._read_soon)
        self._tick = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._tick.timeout.connect(self._read_soon)
        self.bar.answer_wanted.connect(self._on_answer_wanted)
        self.bar.later_wanted.connect(self._on_later_wanted)
        signals.records_changed.connect(self._on_records_changed)
        signals.database_changed.connect(self._on_database_changed)

    def hear_session(self, session: Session) -> None:
        """Hear who sits here now: whoever may not answer sees no question."""
        super().hear_session(session)
        if self.may_enter:
            self._tick.start()
            self._read_soon()
        else:
            self._tick.stop()
            self._show(())

    @property
    def waiting(self) -> Sequence[WaitingQuestion]:
        """The questions that wait, the first of them asked now."""
        return self._waiting

    # --- read ---------------------------------------------------------------------------------------------------------

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if changes.touch("open_questions") and self.may_enter and not self._due.isActive():
            self._due.start()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        was_live, self._live = self._live, status.state is DatabaseState.LIVE
        if self._live and not was_live:
            self._read_soon()

    def _read_soon(self) -> None:
        if self.may_enter:
            self._desk.background.begin(self._read())

    async def _read(self) -> None:
        # The strip says that the database is away; the question waits there.
        with told_to(lambda _: None):
            waiting = await self._desk.background.call(self._desk.asked.questions.waiting)
            self._show(waiting if self.may_enter else ())

    def _show(self, waiting: Sequence[WaitingQuestion]) -> None:
        self._waiting = waiting
        if not waiting:
            self.bar.show_question("", "")
        else:
            self.bar.show_question(question_text(waiting[0], self._desk.setup), more_questions_text(len(waiting) - 1))

    # --- answered -----------------------------------------------------------------------------------------------------

    def _on_answer_wanted(self) -> None:
        if not self._waiting:
            return
        question = self._waiting[0]
        dialog = QuestionDialog(self._desk.setup, question, len(self._waiting) - 1, self._desk.window)
        dialog.answered.connect(lambda given: self._desk.background.begin(self._answer(dialog, given)))
        dialog.put_off.connect(
            lambda until_tomorrow: self._desk.background.begin(
                self._put_off_in(dialog, self._tomorrow() if until_tomorrow else self._in_an_hour())
            )
        )
        self.open_dialog(dialog, question.line.record.id)

    async def _answer(self, dialog: QuestionDialog, given: QuestionAnswer) -> None:
        answer = self._desk.asked.questions.answer
        answered = await self.ask(dialog, lambda: self._desk.background.call(answer, dialog.question, given))
        if answered is not None:
            await self._go_on(dialog, answered[0] if isinstance(answered[0], Refused) else None)

    async def _put_off_in(self, dialog: QuestionDialog, until: datetime) -> None:
        put_off = self._desk.asked.questions.put_off
        rests = await self.ask(dialog, lambda: self._desk.background.call(put_off, dialog.question, until))
        if rests is not None:
            await self._go_on(dialog, rests[0])

    async def _go_on(self, dialog: QuestionDialog, refused: Refused | None) -> None:
        """Go on with the next question, or say in the dialog what is wrong."""
        await self._read()
        if not stands(dialog):
            return
        still_waits = any(one.line.record.id == dialog.question.line.record.id for one in self._waiting)
        if refused is not None and still_waits:
            dialog.show_message(problem_text(refused.problem))
            return
        dialog.accept()
        self._on_answer_wanted()
        if refused is not None and self.dialog is not None:
            self.dialog.show_message(problem_text(refused.problem))

    def _on_later_wanted(self) -> None:
        if self._waiting:
            self._desk.background.begin(self._put_off(self._waiting[0]))

    async def _put_off(self, question: WaitingQuestion) -> None:
        with told_to(self._say_in_bar):
            await self._desk.background.call(self._desk.asked.questions.put_off, question, self._in_an_hour())
        await self._read()

    def _say_in_bar(self, sentence: str) -> None:
        self.bar.more.setText(sentence)
        self.bar.more.show()

    def _in_an_hour(self) -> datetime:
        return self._desk.setup.now() + AN_HOUR

    def _tomorrow(self) -> datetime:
        timings = self._desk.setup.timings
        today = operational_date(self._desk.setup.now(), timings)
        return day_start(today + timedelta(days=1), timings)
