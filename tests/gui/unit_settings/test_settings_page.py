"""The settings of the unit, as an administrator changes them in the window."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.setting_rules import SETTING_RULES, SettingFault
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.ui.unit_settings.page import SettingsPage
from sentinel_desktop.ui.unit_settings.presenter import SettingsPresenter
from sentinel_desktop.ui.unit_settings.tab import settings_tab
from sentinel_desktop.ui.unit_settings.wording import fault_text, rule_text, setting_words
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text
from tests.support.fake_administration import EMPTY_DESK, FakeSettings, administrator, locked

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
WINDOW = "scan.repeat_window_s"
SETTINGS_CHANGED = RecordChanges({"settings": None})


class Office:
    """A window whose administrator looks at the settings."""

    def __init__(self, open_desk: OpenDesk, settings: FakeSettings) -> None:
        self.settings = settings
        self.desk: Desk = open_desk(administration=[partial(settings_tab, service=settings)])
        self.desk.signals.session_changed.emit(administrator())
        self.desk.window.show_place("administration")
        (presenter,) = self.desk.window.findChildren(SettingsPresenter)
        self.presenter: SettingsPresenter = presenter

    @property
    def page(self) -> SettingsPage:
        """The page."""
        return self.presenter.page

    def choose(self, key: str) -> None:
        """Look at a setting."""
        self.page.view.choose_row([line.key for line in self.page.model.rows].index(key))

    def type(self, text: str) -> None:
        """Type another value."""
        line = self.page.editor.value.text
        line.setFocus()
        line.selectAll()
        if text:
            type_text(line, text)
        else:
            press_key(line, Qt.Key.Key_Delete)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        """Press a key in the window."""
        press_key(self.desk.window, key, modifier)

    def value_of(self, key: str) -> str:
        """Return what the table says of a setting."""
        row = [line.key for line in self.page.model.rows].index(key)
        return str(self.page.model.index(row, 2).data())


OpenOffice = Callable[..., Office]


@pytest.fixture
def open_office(open_desk: OpenDesk) -> OpenOffice:
    """Open the page of settings, some of them with other values than a new unit's; ``__`` stands for a full stop."""

    def _open(**values: JsonValue) -> Office:
        return Office(open_desk, FakeSettings(**values))

    return _open


# --- in words --------------------------------------------------------------------------------------------------------


def test_every_setting_has_words_and_a_rule() -> None:
    """Its key is for a file and a log; none shares its name with another."""
    names = [setting_words(key).name for key in SETTING_RULES]
    assert len(set(names)) == len(names)
    assert not set(names) & set(SETTING_RULES)
    assert all(rule_text(rule) for rule in SETTING_RULES.values())


@pytest.mark.parametrize("fault", SettingFault)
def test_every_fault_is_said_with_the_rule(fault: SettingFault) -> None:
    """What is wrong, and what would be right."""
    rule = SETTING_RULES[WINDOW]
    assert fault_text(rule, fault).endswith("Whole seconds, from 0 to 3,600.")
    assert fault_text(rule, fault) != rule_text(rule)


def test_values_are_words(open_office: OpenOffice) -> None:
    """What differs from the default is marked, what breaks its rule too, and the unknown is shown as it is."""
    office = open_office(
        scan__repeat_window_s=5,
        unit__rollover="3 o clock",
        session__idle_lock_minutes=0,
        kitchen__tea={"sort": "black"},
    )
    assert office.value_of("unit.time_zone") == "America/Winnipeg"
    assert office.value_of(WINDOW) == "● 5 s"
    assert office.value_of("unit.rollover") == "▲ 3 o clock"
    assert office.value_of("session.idle_lock_minutes") == "● never"
    assert office.value_of("duty_watch.weekdays") == "Tuesday, Thursday"
    assert office.value_of("kitchen.tea") == '{"sort": "black"}'


# --- what is changed -------------------------------------------------------------------------------------------------


def test_a_setting_is_changed_and_the_save_undone(open_office: OpenOffice) -> None:
    """By keyboard alone; when a change counts and what the default is stand beside it."""
    office = open_office()
    office.choose(WINDOW)
    facts = office.page.editor.facts
    assert facts.value_of("Default") == "3 s"
    assert facts.value_of("A change counts") == "at once, on every station"
    office.type("7")
    office.press(Qt.Key.Key_S)
    assert office.settings.value(WINDOW) == 7
    assert office.page.editor.message.text() == "Saved."
    assert facts.value_of("Last changed by").startswith("fontaine, ")
    office.press(Qt.Key.Key_Z)
    assert office.settings.value(WINDOW) == 3
    assert office.page.editor.message.text() == "Undone."


def test_a_rule_is_held_while_it_is_typed(open_office: OpenOffice) -> None:
    """Beside the field; nothing against it can be saved."""
    office = open_office()
    office.choose(WINDOW)
    field = office.page.editor.field
    assert field.line.text() == "Whole seconds, from 0 to 3,600."
    office.type("4000")
    assert field.problem == "This is too small or too large. Whole seconds, from 0 to 3,600."
    office.press(Qt.Key.Key_S)
    assert office.settings.value(WINDOW) == 3
    office.type("")
    assert field.problem.startswith("This is no whole number.")
    office.type("40")
    assert field.problem == ""
    assert office.page.editor.save.isEnabled()


def test_the_default_is_a_key_away_and_counts_when_saved(open_office: OpenOffice) -> None:
    """Where the value is the default already, there is no such key."""
    office = open_office(scan__repeat_window_s=5)
    office.choose(WINDOW)
    office.press(Qt.Key.Key_0)
    assert office.page.editor.value.text.text() == "3"
    assert office.settings.value(WINDOW) == 5
    office.press(Qt.Key.Key_S)
    assert office.settings.value(WINDOW) == 3
    assert not office.page.editor.default.isVisible()


def test_days_are_ticked(open_office: OpenOffice) -> None:
    """In any order; they are kept in the order of a week."""
    office = open_office()
    office.choose("duty_watch.weekdays")
    days = office.page.editor.value.days
    days["sunday"].click()
    days["monday"].click()
    days["tuesday"].click()
    office.press(Qt.Key.Key_S)
    assert office.settings.value("duty_watch.weekdays") == ["monday", "thursday", "sunday"]
    assert office.value_of("duty_watch.weekdays") == "● Monday, Thursday, Sunday"


def test_a_time_zone_is_offered_while_it_is_typed(open_office: OpenOffice) -> None:
    """By any part of its name; other settings offer none."""
    office = open_office()
    office.choose("unit.time_zone")
    completer = office.page.editor.value.text.completer()
    assert completer is not None
    completer.setCompletionPrefix("hali")
    assert completer.currentCompletion() == "America/Halifax"
    office.type("Moon/Tranquility")
    assert office.page.editor.field.problem.startswith("There is no such zone.")
    office.choose(WINDOW)
    assert office.page.editor.value.text.completer() is None


def test_an_unknown_setting_is_read_alone(open_office: OpenOffice) -> None:
    """There is nothing to save it by."""
    office = open_office(kitchen__tea="Earl Grey")
    office.choose("kitchen.tea")
    assert office.page.editor.value.text.text() == "Earl Grey"
    assert office.page.editor.value.text.isReadOnly()
    assert not office.page.editor.save.isVisible()
    assert not office.page.editor.default.isVisible()
    assert "does not know it" in office.page.editor.means.text()


def test_a_setting_that_the_database_lacks_has_its_default(open_office: OpenOffice) -> None:
    """It is made by the first save."""
    office = open_office()
    del office.settings.records[WINDOW]
    office.presenter._begin_reading()
    office.choose(WINDOW)
    assert office.page.editor.facts.value_of("Last changed by").startswith("nobody")
    office.type("9")
    office.press(Qt.Key.Key_S)
    assert office.settings.value(WINDOW) == 9


def test_what_is_typed_can_be_forgotten(open_office: OpenOffice) -> None:
    """By Esc, and it is there again after another setting was looked at while it is not."""
    office = open_office()
    office.choose(WINDOW)
    office.type("7")
    office.choose("unit.rollover")
    office.choose(WINDOW)
    assert office.page.editor.value.text.text() == "7"
    office.press(Qt.Key.Key_Escape, NONE)
    assert office.page.editor.value.text.text() == "3"
    assert office.page.isVisible()


# --- others, and faults ----------------------------------------------------------------------------------------------


def test_a_change_elsewhere_appears_and_loses_nothing_typed(open_office: OpenOffice, qtbot: QtBot) -> None:
    """The save that follows shows both."""
    office = open_office()
    office.choose(WINDOW)
    office.type("7")
    office.settings.save_elsewhere(WINDOW, 9)
    office.desk.signals.records_changed.emit(SETTINGS_CHANGED)
    qtbot.waitUntil(lambda: office.value_of(WINDOW) == "● 9 s")
    assert office.page.editor.value.text.text() == "7"
    office.press(Qt.Key.Key_S)
    dialog = office.presenter.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Repeat window was changed meanwhile"
    assert office.settings.value(WINDOW) == 9
    dialog.keep_mine.click()
    assert office.settings.value(WINDOW) == 7


def test_theirs_can_be_taken(open_office: OpenOffice) -> None:
    """What was typed is forgotten then."""
    office = open_office()
    office.choose(WINDOW)
    office.type("7")
    office.settings.save_elsewhere(WINDOW, 9)
    office.press(Qt.Key.Key_S)
    assert office.presenter.dialog is not None
    office.presenter.dialog.take_theirs.click()
    assert office.page.editor.value.text.text() == "9"


def test_a_rule_of_the_service_is_said_too(open_office: OpenOffice) -> None:
    """Where the page let something through, the sentence is the same."""
    office = open_office()
    office.choose(WINDOW)
    line = office.page.line
    assert line is not None
    office.desk.background.begin(office.presenter._save(line, 5000))
    assert office.page.editor.message.text() == fault_text(SETTING_RULES[WINDOW], SettingFault.OUT_OF_RANGE)
    assert office.settings.value(WINDOW) == 3


def test_a_database_that_is_away_loses_nothing_typed(open_office: OpenOffice) -> None:
    """One sentence, and the save goes through when it is back."""
    office = open_office()
    office.choose(WINDOW)
    office.type("7")
    office.settings.away = "The server does not answer."
    office.press(Qt.Key.Key_S)
    assert office.page.editor.message.text() == "The server does not answer."
    assert office.page.editor.value.text.text() == "7"
    office.settings.away = ""
    office.press(Qt.Key.Key_S)
    assert office.settings.value(WINDOW) == 7


def test_a_locked_desk_shows_nothing_and_keeps_what_was_typed(open_office: OpenOffice) -> None:
    """For the same account, and for no other one."""
    office = open_office()
    office.choose(WINDOW)
    office.type("7")
    office.desk.signals.session_changed.emit(locked(administrator()))
    assert office.page.model.rows == ()
    office.desk.signals.session_changed.emit(administrator())
    office.desk.window.show_place("administration")
    office.choose(WINDOW)
    assert office.page.editor.value.text.text() == "7"
    office.desk.signals.session_changed.emit(EMPTY_DESK)
    office.desk.signals.session_changed.emit(administrator(3))
    office.desk.window.show_place("administration")
    office.choose(WINDOW)
    assert office.page.editor.value.text.text() == "3"


def test_the_key_of_the_label_leads_to_the_value(open_office: OpenOffice) -> None:
    """Also where days are ticked."""
    office = open_office()
    office.choose(WINDOW)
    office.press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert office.page.editor.value.text.hasFocus()
    office.choose("duty_watch.weekdays")
    office.page.view.setFocus()
    office.press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert office.page.editor.value.days["monday"].hasFocus()
