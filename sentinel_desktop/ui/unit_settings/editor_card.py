"""One setting: its value, its rule beside it, its default, who changed it, and from when on a change counts."""

from collections.abc import Sequence

from PySide6.QtGui import QFont

from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.services.unit_settings import SettingLine
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.unit_settings.value_editor import ValueEditor
from sentinel_desktop.ui.unit_settings.wording import fault_text, rule_text, setting_words
from sentinel_desktop.ui.widgets.edited_card import EditedCard
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label


class EditorCard(EditedCard):
    """The fields of a setting, and what is known of it."""

    def __init__(self, look: Appearance) -> None:
        type_ = look.type
        super().__init__(look, self.tr("The chosen setting"))
        self.title.setFont(type_.font(1.3, QFont.Weight.Bold))
        self._line: SettingLine | None = None
        self.means = text_label()
        self.means.setWordWrap(True)
        self.means.setProperty("role", "quiet")
        self.value = ValueEditor(look)
        self.field = FormField(look, self.tr("&Value"), self.value)
        self.facts = FactsGrid(type_)
        self.default = KeyButton(self.tr("Default"), keys.AS_AT_FIRST, type_)
        self.default.clicked.connect(self._on_default)
        self.value.edited.connect(self._on_edited)
        self._build()

    def show_line(self, line: SettingLine, facts: Sequence[Fact]) -> None:
        """Show what is known of a setting; its value is shown by ``show_value``."""
        self._line = line
        words = setting_words(line.key)
        self.title.setText(words.name)
        self.means.setText(words.means)
        self.facts.show_facts(facts)
        self.field.show_hint("" if line.rule is None else rule_text(line.rule))

    def show_value(self, value: JsonValue) -> None:
        """Put a value into the field."""
        if self._line is not None:
            self.value.show_value(self._line.rule, value)
            self._show_rule()

    def show_buttons(self, *, changed: bool, can_undo: bool, busy: bool) -> None:
        """Offer what can be done now."""
        rule = None if self._line is None else self._line.rule
        self.save.setVisible(rule is not None)
        self.default.setVisible(rule is not None and self.value.value != rule.default)
        self.show_offered(changed=changed, can_undo=can_undo, can_save=not self.field.problem, busy=busy)

    def _build(self) -> None:
        for widget in (self.means, self.field, self.facts):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.end_with(self.save, self.default, self.forget, self.undo)

    def _on_default(self) -> None:
        """Put the default into the field; it counts when it is saved."""
        if self._line is not None and self._line.rule is not None:
            self.value.show_value(self._line.rule, self._line.rule.default)
            self._on_edited()

    def _on_edited(self) -> None:
        self._show_rule()
        self.edited.emit()

    def _show_rule(self) -> None:
        rule = None if self._line is None else self._line.rule
        fault = None if rule is None else rule.fault_of(self.value.value)
        self.field.show_problem("" if rule is None or fault is None else fault_text(rule, fault))
        self.value.show_bad(bad=fault is not None)
