"""A few things of which one is chosen, each with its key: in, out, or that nothing happened."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton

ChoiceT = TypeVar("ChoiceT", bound=Hashable)


class Choice(Generic[ChoiceT]):
    """One of them: what it stands for, its word, its key, its symbol and the tone of that."""

    def __init__(self, value: ChoiceT, word: str, key: str, icon: str, tone: Tone) -> None:
        self.value, self.word, self.key, self.icon, self.tone = value, word, key, icon, tone


class ChoiceRow(QWidget, Generic[ChoiceT]):
    """Buttons beside each other; ``changed`` tells that a person chose another one."""

    changed = Signal()

    def __init__(self, look: Appearance, choices: Sequence[Choice[ChoiceT]]) -> None:
        super().__init__()
        self._look = look
        self._choices = tuple(choices)
        self.buttons: list[KeyButton] = []
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.type.px(8))
        for choice in choices:
            button = KeyButton(choice.word, choice.key, look.type)
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(self.changed)
            group.addButton(button)
            row.addWidget(button, 1)
            self.buttons.append(button)
        self.buttons[0].setChecked(True)
        self.setFocusProxy(self.buttons[0])
        look.changed.connect(self._paint)
        self._paint()

    @property
    def chosen(self) -> ChoiceT:
        """What is chosen."""
        return next(
            choice.value for choice, button in zip(self._choices, self.buttons, strict=True) if button.isChecked()
        )

    def choose(self, value: ChoiceT) -> None:
        """Choose this one; tells nobody."""
        for choice, button in zip(self._choices, self.buttons, strict=True):
            button.setChecked(choice.value == value)

    def _paint(self) -> None:
        side = self._look.type.px(16)
        for choice, button in zip(self._choices, self.buttons, strict=True):
            colour = self._look.tokens.tones[choice.tone].text
            pixmap = icon_pixmap(choice.icon, colour, QSize(side, side), self.devicePixelRatioF())
            button.setIcon(QIcon(pixmap))
