"""A drop-down that narrows a table: what may be chosen, and above it the line that does not."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox

from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown

_WIDEST: Final = 230


class FilterChoice(DropDown):
    """One thing that a table is narrowed by; what is chosen stays so while other lines are offered.

    Args:
        look: of the window.
        name: what it is called to whoever hears the screen.
        anything: the words of the first line, which does not narrow anything and stands for None; with None there is
            no such line.
        height: in pixels of a window that is not made larger: that of the fields beside it.
    """

    def __init__(self, look: Appearance, name: str, anything: str | None, *, height: int = 36) -> None:
        super().__init__(look)
        self._anything = anything
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.view().setAccessibleName(name)
        self.setMinimumHeight(look.type.px(height))
        self.setMaximumWidth(look.type.px(_WIDEST))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(())

    @property
    def is_narrow(self) -> bool:
        """Whether something is chosen."""
        return self.currentIndex() > 0

    def offer(self, offered: Iterable[tuple[str, Any]]) -> None:
        """Offer these, as words and value; a choice that is gone becomes the first line, and tells so."""
        chosen = self.currentData()
        lines = [*([] if self._anything is None else [(self._anything, None)]), *offered]
        values = [value for _, value in lines]
        kept = chosen in values
        with QSignalBlocker(self):
            self.clear()
            for words, value in lines:
                self.addItem(words, value)
                # A name may be longer than the box.
                self.setItemData(self.count() - 1, plain_tip(words), Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(values.index(chosen) if kept else 0)
        if not kept:
            self.currentIndexChanged.emit(0)

    def reset(self) -> None:
        """Let everything through, without telling."""
        with QSignalBlocker(self):
            self.setCurrentIndex(0)
