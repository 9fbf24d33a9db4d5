"""Adding and saving values of the lists, by keyboard, in the real window."""

from PySide6.QtCore import Qt

from sentinel_desktop.domain.badges import OnScan
from sentinel_desktop.domain.list_kinds import MEMBER_STATUSES, TAGS, VISIT_TYPES, ValueField
from sentinel_desktop.domain.lists import ListName, StatusDetails
from tests.gui.lists.conftest import Lists
from tests.support.active_windows import press_key
from tests.support.lists_room import ALT, CTRL

VISITS = ListName.VISIT_TYPES


def test_a_value_is_added_with_a_code_made_from_its_name(lists: Lists) -> None:
    """Insert, the name, save; the code follows the name until somebody types one, and stays afterwards."""
    lists.press(Qt.Key.Key_Insert)
    lists.type_over(ValueField.NAME, "Été party")
    assert lists.editor(ValueField.CODE).text() == "ete_party"
    lists.type_over(ValueField.CODE, "party")
    lists.type_over(ValueField.NAME, "Summer party")
    assert lists.editor(ValueField.CODE).text() == "party"
    lists.type_over(ValueField.NAME_FR, "Fête")
    lists.press(Qt.Key.Key_S, CTRL)
    added = lists.unit.named(VISITS, "Summer party").details
    assert (added.code, added.name_fr) == ("party", "Fête")
    assert lists.shown()[-1] == "Summer party"
    assert lists.editor(ValueField.CODE).isReadOnly()
    assert "is added" in lists.message


def test_each_rule_stands_beside_its_field_before_it_is_left(lists: Lists) -> None:
    """A name that is taken, a colour that is none; the button saves nothing and leads to the first of them."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Museum")
    assert "has this name" in lists.problem(ValueField.NAME)
    lists.type_over(ValueField.COLOUR, "12")
    assert "as in #1B4F8F" in lists.problem(ValueField.COLOUR)
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.editor(ValueField.NAME).hasFocus()
    assert lists.unit.named(VISITS, "Guest").version == 1
    lists.type_over(ValueField.NAME, "Visitor")
    assert lists.problem(ValueField.NAME) == ""


def test_a_new_value_without_a_name_is_told_so_when_its_field_is_left(lists: Lists) -> None:
    """Not before: nobody has typed anything yet."""
    lists.press(Qt.Key.Key_Insert)
    assert lists.problem(ValueField.NAME) == ""
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.problem(ValueField.NAME) == "This cannot be empty."


def test_a_colour_is_judged_while_it_is_typed_and_taken_from_the_palette(lists: Lists) -> None:
    """For both themes; the arrows choose one that reads well."""
    lists.choose("Guest")
    colour = lists.editor(ValueField.COLOUR)
    for typed, sentence in (("FFF59D", "light theme"), ("18212A", "dark theme"), ("7F7F7F", "hard to read")):
        lists.type_over(ValueField.COLOUR, typed)
        assert colour.colour == f"#{typed}"
        assert sentence in colour.reading.text()
    colour.palette_strip.setFocus()
    press_key(colour.palette_strip, Qt.Key.Key_Right)
    assert "Reads well in both themes" in colour.reading.text()
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.unit.named(VISITS, "Guest").details.colour == colour.colour


def test_what_a_status_does_on_a_scan_is_said(lists: Lists) -> None:
    """In words that change with the choice, and it is saved."""
    lists.unit.add(ListName.MEMBER_STATUSES, StatusDetails("away", "Away"), uses=2)
    lists.open(MEMBER_STATUSES)
    choice, field = lists.editor(ValueField.ON_SCAN), lists.form.fields[ValueField.ON_SCAN]
    before = field.line.text()
    choice.setFocus()
    press_key(choice, Qt.Key.Key_End)
    assert "refused" in field.line.text()
    assert field.line.text() != before
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.unit.named(ListName.MEMBER_STATUSES, "Away").details.on_scan is OnScan.REFUSE


def test_nothing_typed_is_lost_by_looking_elsewhere(lists: Lists) -> None:
    """Another value, another list, another page: it stands there again, marked as not saved, until it is forgotten."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.choose("Museum")
    assert lists.editor(ValueField.NAME).text() == "Museum"
    lists.open(TAGS)
    lists.press(Qt.Key.Key_1)
    lists.desk.window.show_place("lists")
    lists.open(VISIT_TYPES)
    assert "not saved" in lists.marks("Guest")
    lists.choose("Guest")
    assert lists.editor(ValueField.NAME).text() == "Visitor"
    lists.press(Qt.Key.Key_D, ALT)
    assert lists.editor(ValueField.NAME).text() == "Guest"
    assert "not saved" not in lists.marks("Guest")


def test_a_save_without_a_connection_keeps_what_was_typed(lists: Lists) -> None:
    """The sentence says so, nothing is written, and saving again does it."""
    lists.choose("Guest")
    lists.type_over(ValueField.NAME, "Visitor")
    lists.unit.lost_in_commit = True
    lists.press(Qt.Key.Key_S, CTRL)
    assert "no longer answers" in lists.message
    assert lists.editor(ValueField.NAME).text() == "Visitor"
    assert lists.unit.named(VISITS, "Guest").version == 1
    lists.press(Qt.Key.Key_S, CTRL)
    assert lists.unit.named(VISITS, "Visitor").version == 2


def test_a_list_that_cannot_be_read_says_why_and_keeps_what_it_showed(lists: Lists) -> None:
    """Until the database is back."""
    lists.unit.away = "The database does not answer: check the network and the server."
    lists.desk.window.show_desk()
    lists.desk.window.show_place("lists")
    assert lists.page.values.note.text() == lists.unit.away
    assert len(lists.shown()) == 8
