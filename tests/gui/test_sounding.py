"""What a desk sounds like, and how loud."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Sound
from sentinel_desktop.ui.assets import sound_bytes
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.sound_dialog import SoundDialog, sound_words
from sentinel_desktop.ui.sounding import USUAL, Sounding, sound_of
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.invented_desk import answer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Heard:
    """A loudspeaker that keeps what was asked of it."""

    def __init__(self) -> None:
        self.played: list[tuple[Sound, int]] = []

    def play(self, sound: Sound, volume: int, *, asked_for: bool = False) -> None:
        """Keep it."""
        del asked_for
        self.played.append((sound, volume))


@pytest.fixture
def heard() -> Heard:
    """What is heard."""
    return Heard()


@pytest.fixture
def signals() -> DeskSignals:
    """The doorway."""
    return DeskSignals()


@pytest.fixture
def sounding(signals: DeskSignals, heard: Heard, tmp_path: Path) -> Sounding:
    """A desk that sounds."""
    return Sounding(signals, heard, _settings(tmp_path))


def _settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_sound(signals: DeskSignals, sounding: Sounding, heard: Heard, outcome: Outcome) -> None:
    """Whoever stands with the back to the screen hears what came of the badge."""
    del sounding
    signals.scan_finished.emit(answer(outcome))

    assert heard.played == [(SIGNALS[outcome].sound, USUAL)]


def test_a_repeat_sounds_like_what_it_repeats() -> None:
    """The same answer again is the same sound again."""
    repeat = replace(answer(Outcome.REPEAT), first_outcome=Outcome.CHECKED_OUT)

    assert sound_of(repeat) is Sound.ACCEPT_OUT


def test_what_waits_for_the_database_sounds_apart() -> None:
    """Accepted here only; a refusal stays a refusal."""
    assert sound_of(replace(answer(), waiting=True)) is Sound.OFFLINE_ACCEPTED
    assert sound_of(replace(answer(Outcome.BADGE_UNKNOWN), waiting=True)) is Sound.REFUSED


def test_an_answer_that_turned_out_otherwise_is_heard(signals: DeskSignals, sounding: Sounding, heard: Heard) -> None:
    """Somebody must look: the person was told something else."""
    del sounding
    signals.told_otherwise.emit(answer(), answer())

    assert heard.played == [(Sound.ATTENTION, USUAL)]


def test_a_muted_desk_is_silent_also_after_the_next_start(
    signals: DeskSignals, sounding: Sounding, heard: Heard, tmp_path: Path
) -> None:
    """Mute and volume are kept in the station's folder."""
    sounding.set_volume(40)
    sounding.set_muted(muted=True)
    signals.scan_finished.emit(answer())

    again = Sounding(DeskSignals(), heard, _settings(tmp_path))
    assert heard.played == []
    assert (again.volume, again.is_muted) == (40, True)


def test_whoever_sets_the_volume_hears_it(sounding: Sounding, heard: Heard) -> None:
    """Also at a desk that was muted."""
    sounding.set_muted(muted=True)
    sounding.set_volume(40)
    sounding.try_out(Sound.ATTENTION)
    assert heard.played == [(Sound.ATTENTION, 40)]


@pytest.mark.parametrize(("stored", "volume"), [("loud", USUAL), ("-5", 0), ("4000", 100), ("", USUAL)])
def test_a_file_that_says_nonsense_is_no_matter(
    signals: DeskSignals, heard: Heard, tmp_path: Path, stored: str, volume: int
) -> None:
    """A desk whose settings were edited by hand still sounds."""
    settings = _settings(tmp_path)
    settings.setValue("sound/volume", stored)

    assert Sounding(signals, heard, settings).volume == volume


def test_every_sound_is_there_and_is_told_apart() -> None:
    """Five sounds, five files, each with its words."""
    assert len({sound_bytes(sound.value) for sound in Sound}) == len(Sound)
    assert set(sound_words()) == set(Sound)


@pytest.fixture
def desk(open_desk: OpenDesk, sounding: Sounding) -> Desk:
    """A window of a desk that sounds."""
    return open_desk(sounding=sounding)


def _dialog(desk: Desk, qtbot: QtBot) -> SoundDialog:
    press_key(desk.window, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(SoundDialog)))
    dialog = desk.window.findChildren(SoundDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_volume_is_set_by_keyboard(qtbot: QtBot, desk: Desk, sounding: Sounding) -> None:
    """Ctrl+M, then the arrows; it holds at once."""
    dialog = _dialog(desk, qtbot)
    dialog.volume.setFocus()

    press_key(dialog.volume, Qt.Key.Key_Left)

    assert sounding.volume == USUAL - dialog.volume.singleStep()
    assert dialog.number.text() == f"{sounding.volume} of 100"


def test_each_sound_can_be_tried(qtbot: QtBot, desk: Desk, heard: Heard) -> None:
    """Alt and its number plays it."""
    dialog = _dialog(desk, qtbot)

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        press_key(dialog, key, Qt.KeyboardModifier.AltModifier)

    assert [sound for sound, _ in heard.played] == list(sound_words())


def test_a_key_mutes_and_the_rail_says_so(desk: Desk, sounding: Sounding) -> None:
    """A desk that is silent shows it where everybody sees it."""
    press_key(desk.window, Qt.Key.Key_M, CTRL | SHIFT)

    assert sounding.is_muted
    assert desk.window.rail.tools.sound.accessibleName() == "Sound: muted"


def test_a_desk_without_sound_offers_none(open_desk: OpenDesk) -> None:
    """What is not there has no button."""
    assert not open_desk().window.rail.tools.sound.isVisible()
