"""What narrows the table of members: a line to search in, and a chip for each list; those that narrow are filled."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.member_filters import Facet, FilterChoices, is_narrow
from sentinel_desktop.domain.members import MemberFilter, MemberScope
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.members.words import chosen_labels, facet_title, presence_choice, scope_word
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.keycap import key_text
from sentinel_desktop.ui.widgets.search_line import SearchLine

SEARCH_AFTER_MS: Final = 120
"""How long nothing more is typed before the database is asked."""

_DOWN: Final = " ▾"
_STATES: Final = (None, Direction.IN, Direction.OUT)


class FilterBar(QWidget):
    """The chips of a filter; the search stands above them, in the page's first row.

    ``changed`` tells the ``MemberFilter`` that a person wants, ``facet_opened`` the list whose values they want to see,
    ``went_down`` that they go from the search to what was found.
    """

    changed = Signal(object)
    facet_opened = Signal(object)
    went_down = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = MemberFilter()
        self.search = SearchLine(
            look,
            keys.FIND,
            self.tr("Name, rank or service number"),
            self.tr("Search the members by name, rank or service number"),
        )
        self._typed = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typed.timeout.connect(self._on_typed)
        self.search.textEdited.connect(lambda _: self._typed.start())
        self.search.returnPressed.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.scope = self._menu_chip(self.tr("Members to show"))
        self.facets = {facet: self._facet_chip(facet) for facet in Facet}
        self.presence = self._menu_chip(self.tr("Presence"))
        self._scopes = self._menu(self.scope, [(scope, scope_word(scope)) for scope in MemberScope])
        self._states = self._menu(self.presence, [(state, presence_choice(state)) for state in _STATES])
        # Qt hands back the text of what was an enumeration's member.
        self._scopes.triggered.connect(lambda action: self._narrow(scope=MemberScope(action.data())))
        self._states.triggered.connect(
            lambda action: self._narrow(state=None if action.data() is None else Direction(action.data()))
        )
        self.clear = QPushButton(f"{self.tr('Clear filters')} · {key_text(keys.CLEAR_FILTERS)}")
        self.clear.setProperty("role", "chip")
        self.clear.setAccessibleName(self.tr("Clear filters"))
        QShortcut(QKeySequence(keys.CLEAR_FILTERS), self.clear).activated.connect(self.clear.click)
        self.clear.clicked.connect(self._on_clear)
        row = FlowLayout(self, look.type.px(7))
        for chip in (self.scope, *self.facets.values(), self.presence, self.clear):
            row.addWidget(chip)
        self.show_filter(self._wanted, {})

    @property
    def scope_actions(self) -> list[QAction]:
        """What the menu of the members to show offers."""
        return self._scopes.actions()

    @property
    def presence_actions(self) -> list[QAction]:
        """What the menu of presence offers."""
        return self._states.actions()

    @property
    def wanted(self) -> MemberFilter:
        """The filter as it is shown."""
        return self._wanted

    def show_filter(self, wanted: MemberFilter, choices: FilterChoices) -> None:
        """Show this filter, its values by their names."""
        self._wanted = wanted
        if not self._typed.isActive() and self.search.text().strip() != wanted.text:
            self.search.setText(wanted.text)
        for facet, chip in self.facets.items():
            chosen = facet.chosen(wanted)
            title = facet_title(facet)
            labels = chosen_labels(choices.get(facet, ()), chosen)
            said = named_value(title, labels.replace("&", "&&")) if chosen else title
            self._say(chip, said, is_set=bool(chosen))
        is_current = wanted.scope is MemberScope.CURRENT
        self._say(self.scope, "&" + scope_word(wanted.scope), is_set=not is_current)
        self._say(self.presence, "&" + presence_choice(wanted.state), is_set=wanted.state is not None)
        for group, value in ((self._scopes, wanted.scope), (self._states, wanted.state)):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self.clear.setVisible(is_narrow(wanted))

    def type_more(self, text: str) -> None:
        """Go on in the search with what was typed elsewhere on the page."""
        self.search.setFocus()
        self.search.setText(text)
        self._typed.start()

    def choose(self, facet: Facet, keys_chosen: object) -> None:
        """Narrow by these values of a list."""
        if isinstance(keys_chosen, frozenset):
            self._tell(facet.choose(self._wanted, keys_chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down from the search to what was found."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and pressed == Qt.Key.Key_Down:
            self.went_down.emit()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, **field: object) -> None:
        self._tell(dataclasses.replace(self._wanted, **field))  # type: ignore[arg-type]

    def _on_typed(self) -> None:
        self._typed.stop()
        text = self.search.text().strip()
        if text != self._wanted.text:
            self._narrow(text=text)

    def _on_clear(self) -> None:
        self._typed.stop()
        self.search.clear()
        self._tell(MemberFilter(qualified_on=self._wanted.qualified_on))

    def _tell(self, wanted: MemberFilter) -> None:
        self._wanted = wanted
        self.changed.emit(wanted)

    # --- chips --------------------------------------------------------------------------------------------------------

    def _facet_chip(self, facet: Facet) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._on_facet(facet))
        return chip

    def _on_facet(self, facet: Facet) -> None:
        # Filled or not says whether it narrows; a press alone changes nothing of that.
        self.facets[facet].setChecked(bool(facet.chosen(self._wanted)))
        self.facet_opened.emit(facet)

    def _menu_chip(self, heard: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setProperty("heard", heard)
        return chip

    def _menu(self, chip: QPushButton, values: Sequence[tuple[object, str]]) -> QActionGroup:
        menu, group = QMenu(chip), QActionGroup(chip)
        for value, word in values:
            action = menu.addAction(word)
            action.setData(value)
            action.setCheckable(True)
            group.addAction(action)
        chip.clicked.connect(lambda: self._let_down(chip, menu))
        return group

    def _let_down(self, chip: QPushButton, menu: QMenu) -> None:
        # Filled or not says whether it narrows; a press alone changes nothing of that.
        chip.setChecked(not chip.isChecked())
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _say(self, chip: QPushButton, text: str, *, is_set: bool) -> None:
        chip.setText(text + _DOWN)
        chip.setChecked(is_set)
        heard = str(chip.property("heard") or "")
        said = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        chip.setAccessibleName(named_value(heard, said) if heard else said)
