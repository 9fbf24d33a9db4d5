"""One field of a form."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.form_field import FormField


def test_a_field_says_its_rule_and_then_its_problem(qtbot: QtBot) -> None:
    """The rule stands beneath the editor until something is wrong; both are told to whoever hears the screen."""
    editor = QLineEdit()
    field = FormField(Appearance(QSettings()), "&Name", editor, "Up to 60 characters.")
    qtbot.addWidget(field)
    assert (editor.accessibleName(), editor.accessibleDescription()) == ("Name", "Up to 60 characters.")
    field.show_problem("There is one with this name.")
    assert (field.problem, editor.accessibleDescription()) == ("There is one with this name.",) * 2
    field.show_hint("Up to 80 characters.")
    assert field.problem == "There is one with this name."
    field.show_problem("")
    assert (field.problem, field.line.text()) == ("", "Up to 80 characters.")


def test_the_label_leads_to_the_editor(qtbot: QtBot) -> None:
    """The label's letter, and focus given to the field, put the keyboard into the editor."""
    editor = QLineEdit()
    field = FormField(Appearance(QSettings()), "&Name", editor)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    assert field.label.buddy() is editor
    assert editor.hasFocus()
    assert not field.line.isVisible()


def test_what_the_only_field_of_a_card_is_called_is_said_once(qtbot: QtBot) -> None:
    """The title of the card says it, and leads to the editor; whoever hears the screen hears the name as ever."""
    look, editor = Appearance(QSettings()), QLineEdit()
    card = Card(look.type, "Notes")
    qtbot.addWidget(card)
    field = FormField(look, "Notes", editor)
    card.column.addWidget(field)
    field.stand_alone_under(card.title)
    card.show()
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisible()] == ["Notes"]
    assert (card.title.buddy(), editor.accessibleName()) == (editor, "Notes")
