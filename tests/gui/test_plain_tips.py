"""A tool tip shows what a person is called, also where that looks like markup."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import Qt as GuiQt, QTextDocumentFragment
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.presence.model import BoardModel
from sentinel_desktop.ui.presence.passages import PassagesModel
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.widgets.plain_label import text_label
from tests.support.invented_desk import entry, member, passage

HOSTILE = "<b>Roy</b> <img src='file:///dev/zero'>\n&lt;i&gt; &amp; 5 < 6"
TIP, HEARD = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def shown(tip: str) -> str:
    """Return what Qt shows of a tool tip."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if GuiQt.mightBeRichText(tip) else tip


@pytest.mark.parametrize("text", [HOSTILE, "Roy, J.", "", "a & b", "<Roy", "&lt;", "two\nlines", "<p>  spaced  </p>"])
def test_a_tip_shows_what_it_was_given(qapp: object, text: str) -> None:
    """Letter for letter, whatever Qt would make of it; what is harmless stays as it is."""
    del qapp
    tip = plain_tip(text)
    assert shown(tip) == text
    assert (tip == text) is not GuiQt.mightBeRichText(text)


def test_a_label_shows_what_it_was_given(qtbot: QtBot) -> None:
    """As wide as its letters are, and not as what they would mean."""
    label, obeying = text_label("<b>Roy</b>"), QLabel("<b>Roy</b>")
    for each in (label, obeying):
        qtbot.addWidget(each)
    assert label.sizeHint().width() > obeying.sizeHint().width()


def test_rows_tell_in_a_tip_what_is_heard_of_them(setup: DeskSetup) -> None:
    """On the board, among the passages, and in every table that is a list of columns."""
    board, passages = BoardModel(setup), PassagesModel(setup)
    somebody = replace(member(3), display_name=HOSTILE, last_name=HOSTILE, first_name=HOSTILE)
    board.show((entry(somebody),))
    passages.show((replace(passage(1), display_name=HOSTILE),))
    table = TableModel([Column("Name", str)])
    table.show([HOSTILE])
    models: tuple[QAbstractItemModel, ...] = (board, passages, table)
    for model in models:
        heard, tip = (str(model.index(0, 0).data(role)) for role in (HEARD, TIP))
        assert "<b>Roy</b>" in heard
        assert shown(tip) == heard
