"""Signs visitors out: who is here, found by name or the number of the badge, one after the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.visitor_desk import VisitorInside
from sentinel_desktop.services.visitors_inside import everybody_named
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visitor_desk.upper_dialog import UpperDialog
from sentinel_desktop.ui.widgets.search_line import SearchLine
from sentinel_desktop.ui.widgets.suggestions import Suggestion, SuggestionList

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_SEEN: Final = 7
_ROW: Final = 46


class InsideList(SuggestionList):
    """Those who are here; none is ready for Enter before somebody typed, or walked there by the arrows."""

    def show_rows(self, rows: Sequence[Suggestion], *, choose: Suggestion | None, first: bool) -> None:
        """Show these; ``choose`` is ready for Enter where it is among them, or the ``first``."""
        self.offer(rows)
        px = self.look_px
        self.setFixedHeight(min(max(len(rows), 1), _SEEN) * px(_ROW) + px(10))
        place = next((place for place, row in enumerate(rows) if choose is not None and row.key == choose.key), None)
        if place is None:
            place = 0 if first and rows else None
        self.setCurrentIndex(QModelIndex() if place is None else self.rows.index(place))

    def __init__(self, look: Appearance, name: str) -> None:
        super().__init__(look, name)
        self.look_px = look.type.px


class VisitorSignOutDialog(UpperDialog):
    """``asked`` tells that the one who is ready is to be signed out. The dialog stays, for the next one."""

    search_changed = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None) -> None:
        super().__init__(look, "", "", "", parent)
        self.setWindowTitle(self.tr("Sign a visitor out"))
        self.title.setText(self.tr("Who leaves?"))
        self.action.show_text(self.tr("Sign out"))
        self.cancel.show_text(self.tr("Close"))
        self._visitors: Sequence[VisitorInside] = ()
        self._shown: dict[object, VisitorInside] = {}
        self._details: dict[object, Suggestion] = {}
        self.search = SearchLine(
            look, "", self.tr("Name, organization or badge number"), self.tr("Search who is here"), self
        )
        self.list = InsideList(look, self.tr("Visitors who are here"))
        self.nobody = self.quiet_line("")
        self.fields.addWidget(self.search)
        self.fields.addWidget(self.list)
        self.fields.addWidget(self.nobody)
        self._least_width = look.type.px(560)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_search)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_ready())
        self.list.taken.connect(lambda _: self.search.setFocus())
        self._show_ready()
        self.search.setFocus()

    @property
    def chosen(self) -> VisitorInside | None:
        """The visitor who is ready for Enter."""
        current = self.list.current
        return None if current is None else self._shown.get(current.key)

    def show_visitors(
        self, visitors: Sequence[VisitorInside], shown: Sequence[Suggestion], *, choose: object = None
    ) -> None:
        """Show who is here, each as ``shown`` says; who is ready stays so, or ``choose`` becomes it."""
        self._visitors = visitors
        self._shown = {row.key: visitor for row, visitor in zip(shown, visitors, strict=True)}
        self._details = {row.key: row for row in shown}
        ready = self._details.get(choose) or self.list.current
        self._show_rows(ready)

    def show_news(self, sentence: str, *, is_done: bool = False) -> None:
        """Say how things stand; ``is_done`` where it is what somebody asked for."""
        self.about.setText(sentence)
        self.about.setProperty("role", "good" if is_done else "quiet")
        self.about.style().unpolish(self.about)
        self.about.style().polish(self.about)
        self.about.setVisible(bool(sentence))

    def is_ready(self) -> bool:
        """Whether somebody is ready to be signed out."""
        return self.chosen is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list by the arrows while somebody types."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.list.rows.rows:
                self.list.step(step)
                return True
        return bool(super().eventFilter(watched, event))

    def _on_search(self) -> None:
        self.show_message("")
        self._show_rows(None)
        self.search_changed.emit()

    def _show_rows(self, ready: Suggestion | None) -> None:
        text = self.search.text()
        named = everybody_named(self._visitors, text)
        keys = {id(visitor) for visitor in named}
        rows = [self._details[key] for key, visitor in self._shown.items() if id(visitor) in keys]
        self.list.show_rows(rows, choose=ready, first=bool(text.strip()))
        self.nobody.setText(
            self.tr("Nobody who is here is called so.") if self._visitors else self.tr("No visitor is here.")
        )
        self.nobody.setVisible(not rows)
        self._show_ready()
