"""The settings as rows of a table: category, name, value."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.services.unit_settings import SettingLine
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.unit_settings.wording import category_text, setting_words, value_text

translate = QCoreApplication.translate
VALUE = 2


class SettingsModel(TableModel[SettingLine]):
    """A value that breaks its rule stands out; what differs from the default has a mark."""

    def __init__(self, look: Appearance, parent: QObject | None = None) -> None:
        columns: list[Column[SettingLine]] = [
            Column(translate("Settings", "Area"), _category),
            Column(translate("Settings", "Setting"), lambda line: setting_words(line.key).name),
            Column(translate("Settings", "Value"), _value),
        ]
        super().__init__(columns, parent)
        self._look = look

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says; an unknown setting is quiet."""
        if role == Qt.ItemDataRole.ForegroundRole:
            line, tokens = self.rows[index.row()], self._look.tokens
            if line.rule is None:
                return QColor(tokens.quiet)
            if index.column() == VALUE and line.rule.fault_of(line.value) is not None:
                return QColor(tokens.tones[Tone.REFUSED].text)
            return None
        return super().data(index, role)


def _category(line: SettingLine) -> str:
    if line.rule is not None:
        return category_text(line.rule.category)
    return "" if line.record is None else category_text(line.record.details.category)


def _value(line: SettingLine) -> str:
    text = value_text(line.rule, line.value)
    if line.rule is None:
        return text
    if line.rule.fault_of(line.value) is not None:
        return f"▲ {text}"
    return text if line.value == line.rule.default else f"● {text}"
