"""The languages of the screens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import ScreenLanguage, keep_language, kept_language


@pytest.fixture
def language(qtbot: QtBot) -> ScreenLanguage:
    """The language of the application of the tests."""
    del qtbot
    return ScreenLanguage.of(QCoreApplication.instance())


def _said() -> str:
    return QCoreApplication.translate("RailTools", "Light")


def test_what_is_made_meanwhile_speaks_the_other_language(language: ScreenLanguage) -> None:
    """A screen for one visitor speaks French while every other one goes on in English."""
    before = _said()
    with language.speaking(Language.FRENCH):
        meanwhile = _said()

    assert (before, meanwhile, _said()) == ("Light", "Clair", "Light")


def test_the_words_of_qt_are_translated_too(language: ScreenLanguage) -> None:
    """A button that Qt names has the name of the language that is spoken."""
    with language.speaking(Language.FRENCH):
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        word = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert word == "Annuler"


def test_a_text_without_a_translation_stands_as_it_is(language: ScreenLanguage) -> None:
    """What a catalogue does not have is not hidden."""
    with language.speaking(Language.FRENCH):
        assert QCoreApplication.translate("Nowhere", "Of no catalogue") == "Of no catalogue"


def test_the_choice_is_remembered(tmp_path: Path) -> None:
    """The next start speaks what was chosen, whatever the computer speaks."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    keep_language(settings, Language.FRENCH)

    assert kept_language(settings) is Language.FRENCH


def test_choosing_is_told_once(qtbot: QtBot, language: ScreenLanguage) -> None:
    """Who shows something hears that the language changed, and nothing where it stays."""
    told: list[Language] = []
    language.changed.connect(lambda: told.append(language.current))
    try:
        language.choose(Language.FRENCH)
        language.choose(Language.FRENCH)
        label = QLabel(_said())
        qtbot.addWidget(label)
    finally:
        language.choose(Language.ENGLISH)

    assert told == [Language.FRENCH, Language.ENGLISH]
    assert label.text() == "Clair"


def test_a_number_and_its_noun_agree(language: ScreenLanguage) -> None:
    """English has a plural from none on, French from two on."""
    counted = [QCoreApplication.translate("Standing", "%n visitor(s)", "", n) for n in (0, 1, 2)]
    with language.speaking(Language.FRENCH):
        comptes = [QCoreApplication.translate("Standing", "%n visitor(s)", "", n) for n in (0, 1, 2)]

    assert counted == ["0 visitors", "1 visitor", "2 visitors"]
    assert comptes == ["0 visiteur", "1 visiteur", "2 visiteurs"]
