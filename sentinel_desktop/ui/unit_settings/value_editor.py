"""Where the value of one setting is typed or ticked, whatever its kind."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.setting_rules import WEEKDAYS, SettingKind, SettingRule
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.unit_settings.wording import value_text, weekday_text
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout


class ValueEditor(QWidget):
    """A line, or seven days to tick; ``edited`` tells that a person changed it."""

    edited = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.type.px
        self._rule: SettingRule | None = None
        self._zones: QCompleter | None = None
        self.text = QLineEdit()
        self.text.setMinimumHeight(px(34))
        self.text.setTextMargins(px(6), 0, px(6), 0)
        self.text.textEdited.connect(self.edited)
        self._days_page = QWidget()
        flow = FlowLayout(self._days_page, px(10))
        self.days = {day: CheckBox(look, weekday_text(day)) for day in WEEKDAYS}
        for box in self.days.values():
            box.setAccessibleName(box.text())
            box.setMinimumHeight(px(28))
            box.clicked.connect(self.edited)
            flow.addWidget(box)
        # No stack: that would give the line the height which seven days may take.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self._days_page)
        self._days_page.hide()
        # The key of a label leads only to what takes the keyboard, which its focus proxy does for it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def value(self) -> JsonValue:
        """What stands here, as the value it stands for."""
        if self._rule is None or self._rule.kind is SettingKind.WEEKDAYS:
            return [day for day, box in self.days.items() if box.isChecked()]
        return self._rule.value_of(self.text.text())

    def show_zones(self, zones: Sequence[str]) -> None:
        """Offer these names while a time zone is typed."""
        self._zones = QCompleter(list(zones), self)
        self._zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self._zones.activated.connect(self.edited)
        if (popup := self._zones.popup()) is not None:
            popup.setAccessibleName(self.tr("Time zones"))
        self._complete()

    def show_value(self, rule: SettingRule | None, value: JsonValue) -> None:
        """Show a value to be edited by its rule; without one, as it is, to be read alone.

        What stands here and means the same is left as it was typed.
        """
        same = rule is not None and rule is self._rule and self.value == value
        self._rule = rule
        self.text.setReadOnly(rule is None)
        is_days = rule is not None and rule.kind is SettingKind.WEEKDAYS
        self._days_page.setVisible(is_days)
        self.text.setVisible(not is_days)
        self.setFocusProxy(next(iter(self.days.values())) if is_days else self.text)
        self._complete()
        if same:
            return
        with QSignalBlocker(self.text):
            self.text.setText(_typed(rule, value))
        for day, box in self.days.items():
            box.setChecked(isinstance(value, list) and day in value)

    def show_bad(self, *, bad: bool) -> None:
        """Frame the line where what stands there is none that the setting may have."""
        self.text.setProperty("bad", bad)
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    def setAccessibleName(self, name: str) -> None:
        """Give the line the name too, which has the keyboard."""
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)

    def _complete(self) -> None:
        is_zone = self._rule is not None and self._rule.kind is SettingKind.TIME_ZONE
        # Qt takes none away by None, which its declarations do not say.
        self.text.setCompleter(self._zones if is_zone else None)  # type: ignore[arg-type]


def _typed(rule: SettingRule | None, value: JsonValue) -> str:
    """Return a value as a person would type it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else value_text(rule, value)
