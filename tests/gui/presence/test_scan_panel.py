"""The scan panel."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.outcomes import SIGNALS, Outcome, Tone
from sentinel_desktop.ui.answers import look_of
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.presence.scan_panel import IdleLook, ScanPanel, ShownAnswer
from sentinel_desktop.ui.tokens import LIGHT
from sentinel_desktop.ui.typography import LARGEST_POINT, SMALLEST_POINT
from tests.support.invented_desk import answer, member


@pytest.fixture
def panel(setup: DeskSetup, qtbot: QtBot) -> Iterator[ScanPanel]:
    """A panel as large as in a window of 1280 by 720."""
    panel = ScanPanel(setup.look)
    panel.resize(346, 300)
    panel.show()
    qtbot.waitExposed(panel)
    yield panel
    panel.close()
    panel.deleteLater()


def shown(outcome: Outcome, *, waiting: bool = False) -> ShownAnswer:
    """Return an answer as the panel gets it."""
    told = replace(answer(outcome, member(1)), waiting=waiting)
    return ShownAnswer(told.scan_id, look_of(told), "18:42:07", waiting)


def ground_of(panel: ScanPanel) -> str:
    """Return the colour beside the text."""
    return QColor(panel.grab().toImage().pixelColor(10, panel.height() // 2)).name().upper()


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answer_fills_the_panel_with_the_colour_of_its_tone(panel: ScanPanel, outcome: Outcome) -> None:
    """Green, amber, blue or red from edge to edge."""
    panel.show_answer(shown(outcome))
    assert ground_of(panel) == LIGHT.panels[SIGNALS[outcome].tone].ground


def test_a_waiting_answer_looks_different(panel: ScanPanel) -> None:
    """It is outlined, not filled, so that it is told apart without reading."""
    panel.show_answer(shown(Outcome.CHECKED_IN, waiting=True))
    assert ground_of(panel) == LIGHT.tones[Tone.IN].ground


def test_it_is_told_once_that_an_answer_was_painted(panel: ScanPanel, qtbot: QtBot) -> None:
    """The id of the scan, after the first time its answer was drawn."""
    painted: list[object] = []
    panel.painted.connect(painted.append)
    panel.show_answer(shown(Outcome.CHECKED_IN))
    qtbot.waitUntil(lambda: painted == [answer().scan_id])
    panel.repaint()
    assert painted == [answer().scan_id]


def test_an_answer_is_spoken(panel: ScanPanel) -> None:
    """A screen reader says word, name and what to do."""
    panel.show_answer(shown(Outcome.MEMBER_REFUSED))
    spoken = panel.accessibleDescription()
    assert "NOT ADMITTED" in spoken
    assert member(1).last_name in spoken
    assert "call a supervisor" in spoken


def test_idle_takes_an_answer_away(panel: ScanPanel) -> None:
    """Calm between badges; loud only where a badge would be lost."""
    panel.show_answer(shown(Outcome.CHECKED_IN))
    panel.show_idle(IdleLook("nfc", "Tap a badge", "The reader is ready.", "18:42:07"))
    assert panel.answer is None
    assert ground_of(panel) == LIGHT.surface
    panel.show_idle(IdleLook("octagon-alert", "Do not scan", "Nothing is recorded.", "18:42:07", alarm=True))
    assert ground_of(panel) == LIGHT.panels[Tone.REFUSED].ground


def test_a_short_name_stands_in_sixty_points_where_there_is_room(panel: ScanPanel) -> None:
    """As large as it was asked for."""
    assert panel.fitted_name("PO2 Roy", QSizeF(700, 200)).font.pointSizeF() == LARGEST_POINT


@given(
    rank=st.sampled_from(["S3", "CPO2", "Capt(N)"]),
    last=st.from_regex(r"[A-ZÉ][a-zé]{1,14}(-[A-Z][a-z]{1,12})?", fullmatch=True),
    width=st.floats(270, 520),
    height=st.floats(90, 300),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_name_is_fitted_and_not_cut(panel: ScanPanel, rank: str, last: str, width: float, height: float) -> None:
    """Whatever the room, every line lies in it, and together they are the whole name."""
    fitted = panel.fitted_name(f"{rank} {last}", QSizeF(width, height))
    metrics = QFontMetricsF(fitted.font)
    assert not fitted.cut
    assert fitted.font.pointSizeF() >= SMALLEST_POINT
    assert all(metrics.horizontalAdvance(line) <= width for line in fitted.lines)
    assert len(fitted.lines) * fitted.line_height <= height
    assert "".join(fitted.lines).replace(" ", "") == f"{rank}{last}"


def test_what_no_size_fits_is_known_to_be_cut(panel: ScanPanel) -> None:
    """The measure of the test above can fail."""
    assert panel.fitted_name("Wolfeschlegelsteinhausenbergerdorff", QSizeF(100, 20)).cut


def test_a_word_too_long_for_its_line_is_drawn_whole(panel: ScanPanel) -> None:
    """What stands in a second line beside the symbol is painted too: two words that differ there look different."""
    told = shown(Outcome.MEMBER_ARCHIVED)
    seen = []
    for word in ("NE FAIT PLUS PARTIE DE L'EFFECTIF", "NE FAIT PLUS PARTIE DE L'ENSEMBLE"):
        panel.show_answer(replace(told, look=replace(told.look, word=word)))
        seen.append(panel.grab().toImage())
    assert seen[0] != seen[1]
