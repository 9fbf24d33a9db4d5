"""A new password, typed twice, with its rules beside it."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.passwords import SHORTEST, PasswordRule, PasswordVerdict
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.rule_marks import RuleMarks
from sentinel_desktop.ui.widgets.secret_field import SecretField

_PAUSE_MS: Final = 120
"""Of typing, after which the rules are looked at."""

_ALWAYS_SHOWN: Final = (PasswordRule.TOO_SHORT, PasswordRule.COMMON, PasswordRule.A_NAME)


class NewPassword(QWidget):
    """Two fields and the marks.

    ``changed`` tells that ``is_good`` may be another now; ``verdict_wanted`` asks for ``show_verdict`` of a text and
    the names that stand near it.

    Args:
        names: the words that stand near the person now.
    """

    changed = Signal()
    verdict_wanted = Signal(str, object)

    def __init__(self, look: Appearance, names: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self._names = names
        self._judged = ""
        self._broken: tuple[PasswordRule, ...] = ()
        self.first = SecretField(look, self.tr("New password"))
        self.again = SecretField(look, self.tr("The same once more"))
        self.marks = RuleMarks(look)
        self.setFocusProxy(self.first)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.first.changed.connect(self.judge_later)
        self.again.changed.connect(self.judge_later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.type.px(8))
        for widget in (self.first, self.again, self.marks):
            column.addWidget(widget)
        self._show()

    @property
    def fields(self) -> tuple[SecretField, SecretField]:
        """Both fields."""
        return self.first, self.again

    @property
    def is_good(self) -> bool:
        """Whether it may be used: both are the same, and what is typed was judged and breaks no rule."""
        typed = self.text()
        return bool(typed) and typed == self._judged == self.again.text() and not self._broken

    def text(self) -> str:
        """Return what is typed."""
        return self.first.text()

    def judge_later(self) -> None:
        """Have the rules looked at when the typing pauses: a person types faster than long lists are looked through."""
        self._pause.start()
        self._show()

    def show_verdict(self, typed: str, verdict: PasswordVerdict) -> None:
        """Show what is wrong with a text, unless another one was typed meanwhile."""
        if typed == self.text():
            self._judged, self._broken = typed, verdict.broken
            self._show()

    def _on_pause(self) -> None:
        self.verdict_wanted.emit(self.text(), tuple(self._names()))

    def _show(self) -> None:
        typed = self.text()
        judged = bool(typed) and typed == self._judged
        shown = [rule for rule in PasswordRule if rule in _ALWAYS_SHOWN or (judged and rule in self._broken)]
        marks = [(_sentence(rule), judged and rule not in self._broken) for rule in shown]
        same = bool(typed) and typed == self.again.text()
        self.marks.show_marks((*marks, (self.tr("the same in both fields"), same)))
        self.changed.emit()


def _sentence(rule: PasswordRule) -> str:
    translate = QCoreApplication.translate
    return {
        PasswordRule.TOO_SHORT: translate("PasswordRules", "{n} characters or more").format(n=SHORTEST),
        PasswordRule.TOO_LONG: translate("PasswordRules", "not longer than a page: it was pasted by mistake"),
        PasswordRule.NOT_TEXT: translate("PasswordRules", "no character that no keyboard types"),
        PasswordRule.COMMON: translate("PasswordRules", "not one of those that everybody tries first"),
        PasswordRule.A_NAME: translate("PasswordRules", "not your name, nor the unit's"),
    }[rule]
