"""A time that is typed, between two others; empty where it may be now."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from sentinel_desktop.domain.typed_times import TimeProblem, read_moment
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.widgets.form_field import FormField

Between = Callable[[], tuple[datetime, datetime]]


class TimeField(FormField):
    """Reads ``18:42``, ``1842`` or ``2026-11-24 18:42``; says its rule, and what is wrong before it is left.

    Args:
        setup: of the desk.
        between: the first and the last instant that can be meant, asked when a text is read.
        hint: the rule.
        outside: what is said of a time that does not lie between.
        now: whether an empty field stands for the present moment.
    """

    def __init__(self, setup: DeskSetup, between: Between, *, hint: str, outside: str, now: bool) -> None:
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(setup.look.type.px(36))
        super().__init__(setup.look, QCoreApplication.translate("ByHand", "&Time"), self.edit, hint)
        self._setup, self._between, self._outside, self._now = setup, between, outside, now
        self._near: datetime | None = None
        self._shown: tuple[str, datetime | None] = ("", None)
        if now:
            words = QCoreApplication.translate("ByHand", "now")
            self.edit.setPlaceholderText(words)
            self.edit.setMinimumWidth(self.edit.fontMetrics().horizontalAdvance(words) + setup.look.type.px(28))
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self.check_what_is_typed)

    @property
    def is_now(self) -> bool:
        """Whether it is empty and stands for the present moment."""
        return self._now and not self.edit.text().strip()

    def show_instant(self, instant: datetime | None) -> None:
        """Show a moment, to be edited; what nobody edits stays it to the microsecond."""
        text = "" if instant is None else instant.astimezone(self._setup.zone).strftime("%Y-%m-%d %H:%M")
        self._near, self._shown = instant, (text, instant)
        self.edit.setText(text)
        self.show_problem("")

    def read(self) -> datetime | None:
        """Return the moment that is meant, None where it is now or what stands there is none; says what is wrong."""
        text = self.edit.text().strip()
        if self.is_now:
            self.show_problem("")
            return None
        if self._shown[1] is not None and text == self._shown[0]:
            return self._shown[1]
        read = read_moment(text, *self._between(), self._setup.zone, self._near)
        if isinstance(read, TimeProblem):
            self.show_problem(self._sentence(read))
            return None
        self.show_problem("")
        return read

    def check(self) -> bool:
        """Say beneath the field what is wrong with it; true where nothing is."""
        self.read()
        return not self.problem

    def _sentence(self, problem: TimeProblem) -> str:
        if problem is TimeProblem.OUTSIDE:
            return self._outside
        return QCoreApplication.translate("ByHand", "Not a time: type it as 18:42 or 1842.")

    def _on_edited(self) -> None:
        if self.problem:
            self.check()

    def check_what_is_typed(self) -> None:
        """Say what is wrong with what stands there; an empty field is not yet wrong."""
        if self.edit.text().strip():
            self.check()
