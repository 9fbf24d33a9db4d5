"""A page is scrolled where it must be, whatever height it asks for at which width."""

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.widgets.least_room import LeastRoom

BROAD, HIGH = 400, 300


class HigherWhenBroad(QWidget):
    """Fits beside a bar, and without the bar it does not."""

    def __init__(self) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return more than there is where it is as broad as can be."""
        return HIGH * 2 if width >= BROAD else HIGH // 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return little."""
        return QSize(50, 50)


def test_a_page_that_is_higher_when_broad_does_not_break_the_desk(qtbot: QtBot) -> None:
    """Its bar would come and go within one call until the stack is full, and the program with it."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(HigherWhenBroad())
    room = LeastRoom(page)
    qtbot.addWidget(room)
    room.resize(BROAD, HIGH)
    room.show()
    for width in (BROAD, BROAD + 60, BROAD + 1, BROAD - 60):
        room.resize(width, HIGH)
        QTest.qWait(0)
    assert not room.verticalScrollBar().isVisible()
