"""The parts of the board with their counts; a click leaves one of them on it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from sentinel_desktop.ui.keys import LONG_STAYS, VISITORS_ONLY
from sentinel_desktop.ui.presence.arrange_buttons import ArrangeButtons
from sentinel_desktop.ui.presence.key_chip import KeyChip
from sentinel_desktop.ui.presence.scopes import ALL, Scope, ScopeCount, ScopeKind, scope_count
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout

_KEYS: Final = {ScopeKind.VISITORS: VISITORS_ONLY, ScopeKind.LONG: LONG_STAYS}


class BoardChips(QWidget):
    """One button a part; ``chosen`` tells which Scope.

    Args:
        beside: stands after the buttons of the parts.
    """

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, beside: ArrangeButtons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._beside = beside
        self._narrow = False
        self._buttons: dict[Scope, KeyChip] = {}
        self._shown: tuple[tuple[ScopeCount, ...], Scope] | None = None
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self, appearance.type.px(5))
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The parts that have a button."""
        return tuple(self._buttons)

    def button(self, scope: Scope) -> KeyChip:
        """Return the button of a part."""
        return self._buttons[scope]

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the buttons that arrange the board stand wherever there is room, or together."""
        if narrow is not self._narrow:
            self._narrow = narrow
            self._rebuild(self.scopes)

    def show_counts(self, counts: Sequence[ScopeCount], chosen: Scope) -> None:
        """Show these counts; a chosen part stays, with 0, when its last one has left."""
        if (shown := (tuple(counts), chosen)) == self._shown:
            return
        self._shown = shown
        wanted = {item.scope: item for item in counts}
        if chosen not in wanted:
            wanted[chosen] = scope_count(chosen, 0)
        self.setVisible(bool(wanted[ALL].count))
        if tuple(wanted) != tuple(self._buttons):
            self._rebuild(tuple(wanted))
        for scope, item in wanted.items():
            button = self._buttons[scope]
            spoken = self.tr("{part}: {n} in").format(part=item.name, n=number_text(item.count))
            button.show_text(f"{item.label} {number_text(item.count)}", spoken)
            button.setChecked(scope == chosen)

    def _rebuild(self, scopes: tuple[Scope, ...]) -> None:
        focused = next((scope for scope, button in self._buttons.items() if button.hasFocus()), None)
        while self._row.count():
            self._row.takeAt(0)
        kept = {scope: self._buttons[scope] if scope in self._buttons else self._new_button(scope) for scope in scopes}
        for button in (button for scope, button in self._buttons.items() if scope not in kept):
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = kept
        if not self._narrow:
            self._beside.gather()
        beside = self._beside.buttons if self._narrow else (self._beside,)
        self._beside.setHidden(self._narrow)
        for widget in (*kept.values(), *beside):
            self._row.addWidget(widget)
            widget.show()
        self._row.invalidate()
        self.updateGeometry()
        if focused is not None and focused not in kept:
            self._buttons[ALL].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_button(self, scope: Scope) -> KeyChip:
        button = KeyChip(self._look.type, _KEYS.get(scope.kind, ""), self)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _on_clicked(self, button: KeyChip) -> None:
        self.chosen.emit(next(scope for scope, known in self._buttons.items() if known is button))
