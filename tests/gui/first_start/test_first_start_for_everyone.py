"""The five questions of a first start: each is heard, walked by Tab and read whole, in both languages."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.first_start import Step
from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import ScreenLanguage
from tests.gui.first_start.conftest import Begin
from tests.support.walked_by_tab import faults


@pytest.mark.parametrize("language", Language)
def test_every_question_is_heard_walked_and_read_whole(begin: Begin, language: Language) -> None:
    """Whoever cannot see the screen sets the desk up like anybody else; no word is cut."""
    ScreenLanguage.of(QCoreApplication.instance()).choose(language)
    start = begin()
    found = {}
    for step in Step:
        start.come_to(step)
        QApplication.processEvents()
        if wrong := faults(start.window):
            found[step] = wrong
    assert found == {}
