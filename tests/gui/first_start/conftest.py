"""The window of the first start, over work that is played."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.first_start import KeptAnswers, Step
from sentinel_desktop.ui.first_start.presenter import FirstStartPresenter
from sentinel_desktop.ui.first_start.signals import FirstStartSignals
from sentinel_desktop.ui.first_start.window import FirstStartWindow
from sentinel_desktop.ui.theme import Appearance
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_first_start import FakeFirstStart

PASSWORD = "nineteen grey herons"


@dataclass(frozen=True, slots=True)
class Begun:
    """A first start that is shown, and driven by its keyboard."""

    presenter: FirstStartPresenter
    work: FakeFirstStart
    background: BackgroundAtOnce
    qtbot: QtBot

    @property
    def window(self) -> FirstStartWindow:
        """The window of the moment."""
        return self.presenter.window

    @property
    def step(self) -> Step:
        """The question that is shown."""
        return self.window.step

    def is_at(self, step: Step) -> bool:
        """Whether a question is shown."""
        return self.window.step is step

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        wait_until_active(self.window)
        press_key(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        """Write where the keyboard is."""
        type_text(QApplication.focusWidget() or self.window, text)

    def enter(self) -> None:
        """Go on."""
        self.press(Qt.Key.Key_Return)

    def fill_in_the_administrator(self) -> None:
        """Write who it is, by keyboard, until every rule is kept."""
        for text in ("kowalski", "PO2 Kowalski", PASSWORD, PASSWORD):
            self.write(text)
            if text != PASSWORD or not self.window.administrator.again:
                self.press(Qt.Key.Key_Tab)
        self.qtbot.waitUntil(self.window.administrator.account.is_ready)

    def come_to(self, step: Step) -> None:
        """Answer everything before a question in the simplest way."""
        while self.step is not step:
            if self.step is Step.ADMINISTRATOR:
                self.fill_in_the_administrator()
            before = self.step
            self.enter()
            assert self.step is not before


Begin = Callable[..., Begun]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    """Begin first starts; each is closed and gone when the test ends."""
    begun: list[Begun] = []

    def _begin(work: FakeFirstStart | None = None, kept: KeptAnswers | None = None) -> Begun:
        work, background = work or FakeFirstStart(), BackgroundAtOnce()
        look = Appearance(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        presenter = FirstStartPresenter(
            look,
            FirstStartSignals(),
            work=work,
            background=background,
            station="orion",
            break_off=lambda: None,
        )
        presenter.window.resize(1000, 700)
        presenter.window.show()
        presenter.begin(kept)
        wait_until_active(presenter.window)
        begun.append(Begun(presenter, work, background, qtbot))
        return begun[-1]

    yield _begin
    for each in begun:
        each.window.close()
        each.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
