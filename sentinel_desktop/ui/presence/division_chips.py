"""The divisions with their counts; a click leaves one of them on the board."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sentinel_desktop.ui.presence.model import DivisionCount
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout

_ALL: Final = ""


class DivisionChips(QWidget):
    """One button a division and one for all; ``chosen`` tells the code, None for all."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self, appearance.type.px(5))
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the divisions shown."""
        return tuple(code for code in self._buttons if code)

    def button(self, code: str | None) -> QPushButton:
        """Return the button of a division, or that for all."""
        return self._buttons[code or _ALL]

    def show_counts(self, total: int, divisions: tuple[DivisionCount, ...], chosen: str | None) -> None:
        """Show these counts; a chosen division stays, with 0, when its last member has left."""
        wanted = {_ALL: (self.tr("All"), self.tr("All divisions"), total)}
        wanted |= {item.code: (item.code, item.name or item.code, item.count) for item in divisions}
        if chosen is not None and chosen not in wanted:
            wanted[chosen] = (chosen, chosen, 0)
        self.setVisible(bool(total))
        if tuple(wanted) != tuple(self._buttons):
            self._rebuild(tuple(wanted))
        for code, (label, name, count) in wanted.items():
            button = self._buttons[code]
            # An ampersand in a code is text here, not the mark of a key.
            button.setText(f"{label} {count}".replace("&", "&&"))
            button.setAccessibleName(self.tr("{division}: {n} in").format(division=name, n=count))
            button.setToolTip(name)
            button.setChecked(code == (chosen or _ALL))

    def _rebuild(self, codes: tuple[str, ...]) -> None:
        focused = next((code for code, button in self._buttons.items() if button.hasFocus()), None)
        while self._row.count():
            self._row.takeAt(0)
        kept = {code: self._buttons[code] if code in self._buttons else self._new_button(code) for code in codes}
        for button in (button for code, button in self._buttons.items() if code not in kept):
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = kept
        for button in kept.values():
            self._row.addWidget(button)
            button.show()
        self._row.invalidate()
        self.updateGeometry()
        if focused is not None and focused not in kept:
            self._buttons[_ALL].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_button(self, code: str) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setProperty("code", code)
        button.setFont(self._look.type.font(0.93))
        self._group.addButton(button)
        return button

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(str(button.property("code")) or None)
