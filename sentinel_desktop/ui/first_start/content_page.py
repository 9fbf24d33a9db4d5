"""The fourth question: what a database without members begins with. A nominal roll has its place below the first."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sentinel_desktop.domain.first_start import FirstContent
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.first_start.choice_tile import Choices, ChoiceTile
from sentinel_desktop.ui.theme import Appearance

_CONTENTS: Final = (FirstContent.SAMPLE, FirstContent.EMPTY)


class ContentPage(QWidget):
    """Two answers."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        tiles = (
            ChoiceTile(
                look,
                "users",
                self.tr("A sample unit"),
                self.tr("150 invented members with badges and three weeks of passages, to look around with."),
                keys.FIRST_ANSWER,
            ),
            ChoiceTile(
                look,
                "user-plus",
                self.tr("Empty"),
                self.tr("Lists and ranks are there; members and badges are added on their pages."),
                keys.SECOND_ANSWER,
            ),
        )
        self.contents = Choices(tiles, (keys.FIRST_ANSWER, keys.SECOND_ANSWER), look.type.px(10))
        self.contents.show_chosen(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.contents)
        column.addStretch(1)

    @property
    def content(self) -> FirstContent:
        """Which answer is chosen."""
        return _CONTENTS[self.contents.number]

    def show_typed(self, content: FirstContent) -> None:
        """Show what was chosen before."""
        self.contents.show_chosen(_CONTENTS.index(content))

    def focus_first(self) -> None:
        """Put the keyboard on the answer."""
        self.contents.focus_chosen()
