"""No word of any screen is cut: in French, at every scale of the pixels, at every size of text."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableWidget, QWidget

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import ScreenLanguage
from tests.support.checkout import ROOT
from tests.support.cut_words import cut
from tests.support.walked_at_scale import cut_everywhere, surroundings

PATIENCE_S = 180


@pytest.mark.slow
def test_no_word_is_cut_in_french(tmp_path: Path, qapp: QApplication) -> None:
    """Where English has room to spare, French, which is longer, has enough."""
    ScreenLanguage.of(qapp).choose(Language.FRENCH)
    assert cut_everywhere(tmp_path / "window.ini") == {}


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.25, 1.5, 2])
def test_no_word_is_cut_at_a_scale(scale: float) -> None:
    """Lengths that are rounded to other pixels still hold what is written in them."""
    command = [sys.executable, "-m", "tests.support.walked_at_scale", Language.FRENCH.value]
    walked = subprocess.run(
        command, env=surroundings(scale), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert (walked.returncode, walked.stderr) == (0, "")
    assert json.loads(walked.stdout) == {"scale": scale, "cut": {}}


@pytest.fixture(params=[1.25, 1.5, 2])
def larger_text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """A platform whose text is so much larger."""
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(usual)


@pytest.mark.slow
def test_larger_text_is_scrolled_and_not_cut(larger_text: float, tmp_path: Path, qapp: QApplication) -> None:
    """A window of the least size that a desk has is not made larger, nor scrolled sideways; all in it can be read.

    Tab brings into sight what it leads to: nobody types, or presses, where they do not see it.
    """
    # The longer language where text has the least room; the other one too where it is a little larger.
    ScreenLanguage.of(qapp).choose(Language.ENGLISH if larger_text < 1.5 else Language.FRENCH)
    assert cut_everywhere(tmp_path / "window.ini", by_tab=larger_text >= 1.5) == {}


def test_what_is_cut_is_seen(qapp: QApplication) -> None:
    """A label, a wrapped one, the head of a column, a choice, a rule, something beyond the edge: each is found."""
    del qapp
    page = QWidget()
    page.resize(200, 400)
    narrow, wrapped, beyond = QLabel("Licence plate", page), QLabel("Two lines, or three", page), QLabel("Far", page)
    narrow.setGeometry(0, 0, 20, 20)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(0, 30, 60, 10)
    beyond.setGeometry(190, 60, 60, 20)
    box, line, table = QComboBox(page), QLineEdit(page), QTableWidget(1, 1, page)
    box.addItem("Contract work")
    box.setGeometry(0, 90, 60, 24)
    line.setPlaceholderText("Name, rank or number")
    line.setGeometry(0, 120, 60, 24)
    table.setHorizontalHeaderLabels(["Service number"])
    table.setColumnWidth(0, 30)
    table.setGeometry(0, 150, 200, 100)
    page.show()
    assert cut(page) == [
        "QLabel: Licence plate",
        "QLabel: Two lines, or three",
        "QLabel: Far",
        "QComboBox: Contract work",
        "QLineEdit: Name, rank or number",
        "QHeaderView: Service number",
    ]
    page.close()
