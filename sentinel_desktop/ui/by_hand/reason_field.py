"""The reason of what is entered by hand: typed, or one of the recent ones by its key."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.hand_entries import MOST_WORDS, problem_of_reason
from sentinel_desktop.domain.visit_drafts import cleaned
from sentinel_desktop.ui.by_hand.wording import problem_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton

MOST_OFFERED: Final = 4


class RecentReasons:
    """The reasons of this desk since the program began, the newest first; those in common use follow them."""

    def __init__(self) -> None:
        self._given: list[str] = []

    def note(self, reason: str) -> None:
        """Hear of a reason that was given."""
        words = cleaned(reason)
        self._given = [words, *(other for other in self._given if other != words)][:MOST_OFFERED]

    def offered(self, usual: Sequence[str]) -> Sequence[str]:
        """Return the reasons to offer: those given, then the usual ones."""
        return tuple(dict.fromkeys((*self._given, *usual)))[:MOST_OFFERED]


class ReasonField(QWidget):
    """A line, and beneath it reasons that Alt and a number put into it."""

    def __init__(self, look: Appearance, offered: Sequence[str], *, starts_with: str = "") -> None:
        super().__init__()
        px = look.type.px
        self.edit = QLineEdit(starts_with)
        self.edit.setMinimumHeight(px(36))
        self.field = FormField(look, self.tr("&Reason"), self.edit)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self._on_left)
        self.setFocusProxy(self.edit)
        self.offers: list[KeyButton] = []
        flow_widget = QWidget()
        flow = FlowLayout(flow_widget, px(6))
        for number, reason in enumerate(offered, start=1):
            button = KeyButton(reason, f"Alt+{number}", look.type)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.put, reason))
            flow.addWidget(button)
            self.offers.append(button)
        row = QHBoxLayout()
        row.addWidget(flow_widget, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.field)
        column.addLayout(row)

    @property
    def text(self) -> str:
        """What stands there, as it is kept."""
        return cleaned(self.edit.text())

    def put(self, reason: str) -> None:
        """Put a reason there."""
        self.edit.setText(reason)
        self.field.show_problem("")

    def check(self) -> bool:
        """Say beneath the field what is wrong with it; true where nothing is."""
        problem = problem_of_reason(self.text)
        self.field.show_problem("" if problem is None else problem_text(problem))
        return problem is None

    def _on_edited(self) -> None:
        # It is said before the field is left: what is too long already gets no shorter by typing on.
        if self.field.problem or len(self.text) > MOST_WORDS:
            self.check()

    def _on_left(self) -> None:
        if self.edit.text():
            self.check()
