"""The rail at the left: the program, the station, the pages with their keys, the look and the help."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.sign_in.account_box import AccountBox
from sentinel_desktop.ui.theme import Appearance, ThemeChoice
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text

_MOST_COUNTED: Final = 99
_THEME_ICONS: Final = {ThemeChoice.SYSTEM: "sun-moon", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}


class RailButton(QPushButton):
    """A page or an action: symbol, word and key in a line, or under one another in a narrow rail."""

    def __init__(self, appearance: Appearance, icon: str, label: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._icon = icon
        type_ = appearance.type
        self.setProperty("role", "rail")
        self._symbol = QLabel()
        self._word = QLabel()
        self._key = Keycap(key, type_)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._count.setFont(type_.font(0.78, QFont.Weight.Bold))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.hide()
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        for part in (self._symbol, self._word, self._key, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        appearance.changed.connect(self._paint_symbol)
        self._keys = key
        self._waiting = 0
        self.show_words(icon, label)

    def show_words(self, icon: str, label: str) -> None:
        """Show another symbol and word."""
        self._icon = icon
        self._word.setText(label)
        self.setToolTip(f"{label} ({key_text(self._keys)})")
        self._paint_symbol()
        self.show_count(self._waiting)

    def show_count(self, waiting: int) -> None:
        """Show how much waits there for a person; nothing where there is none."""
        self._waiting = waiting
        self._count.setText(str(waiting) if waiting <= _MOST_COUNTED else f"{_MOST_COUNTED}+")
        self._count.setVisible(bool(waiting))
        word = self._word.text()
        self.setAccessibleName(self.tr("{page}: {n}").format(page=word, n=waiting) if waiting else word)
        self._place_count()

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand the word under the symbol, or in a line with it."""
        type_ = self._look.type
        px = type_.px
        while self._grid.count():
            self._grid.takeAt(0)
        centre = Qt.AlignmentFlag.AlignCenter
        self._word.setFont(type_.font(0.82 if narrow else 1.0, QFont.Weight.Medium))
        if narrow:
            self._grid.setContentsMargins(px(2), px(6), px(2), px(5))
            self._grid.setHorizontalSpacing(px(8))
            self._grid.setVerticalSpacing(px(2))
            self._grid.addWidget(self._symbol, 0, 0, centre | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._key, 0, 1, centre | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self._word, 1, 0, 1, 2, centre)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 1)
        else:
            self._grid.setContentsMargins(px(12), px(8), px(10), px(8))
            self._grid.setHorizontalSpacing(px(10))
            middle = Qt.AlignmentFlag.AlignVCenter
            for column, part in enumerate((self._symbol, self._word, self._key)):
                self._grid.addWidget(part, 0, column, middle)
            self._grid.setColumnStretch(0, 0)
            self._grid.setColumnStretch(1, 1)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at its symbol."""
        super().resizeEvent(event)
        self._grid.activate()
        self._place_count()

    def sizeHint(self) -> QSize:
        """Return the room of the parts, which a button does not ask for itself."""
        return self._grid.sizeHint()

    def _place_count(self) -> None:
        """Over the upper right corner of the symbol, in a wide rail as in a narrow one."""
        self._count.adjustSize()
        corner = self._symbol.geometry().topRight()
        px = self._look.type.px
        self._count.move(corner.x() - px(5), max(0, corner.y() - px(8)))
        self._count.raise_()

    def _paint_symbol(self) -> None:
        side = self._look.type.px(20)
        ratio = self.devicePixelRatioF()
        self._symbol.setPixmap(icon_pixmap(self._icon, self._look.tokens.rail_text, QSize(side, side), ratio))


class NavigationRail(QFrame):
    """The pages that whoever sits here may see; under them what concerns the program itself, and who that is.

    ``requested`` tells the name of a page.

    Args:
        places: the pages.
        account: says who sits here.
    """

    requested = Signal(str)
    theme_requested = Signal()
    help_requested = Signal()

    def __init__(
        self, setup: DeskSetup, places: Sequence[Place], account: AccountBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = setup.look
        self.account = account
        type_ = setup.look.type
        self.setObjectName("rail")
        self.brand = QLabel(self.tr("Sentinel"))
        self.brand.setObjectName("brand")
        self.station = QLabel(setup.station)
        self.station.setObjectName("station")
        self.station.setFont(type_.font(0.9))
        self.station.setWordWrap(True)
        self._places = {place.name: place for place in places}
        self.buttons = {
            place.name: RailButton(setup.look, place.icon, place.title, place.key, self) for place in places
        }
        self._pages = QButtonGroup(self)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            self._pages.addButton(button)
            button.clicked.connect(partial(self.requested.emit, name))
        self.theme = RailButton(setup.look, "sun-moon", "", keys.THEME, self)
        self.help = RailButton(setup.look, "keyboard", self.tr("Keys"), keys.HELP, self)
        self.theme.clicked.connect(self.theme_requested)
        self.help.clicked.connect(self.help_requested)
        setup.look.changed.connect(self._show_theme)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(type_.px(4))
        self._column.addWidget(self.brand)
        self._column.addWidget(self.station)
        self._column.addSpacing(type_.px(14))
        for button in self.buttons.values():
            self._column.addWidget(button)
        self._column.addStretch(1)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._column.addWidget(self.theme)
        self._column.addWidget(self.help)
        self._column.addWidget(line)
        self._column.addWidget(account)
        self._show_theme()
        self.show_rights(NO_RIGHTS)
        self.set_narrow(narrow=False)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is shown."""
        self.buttons[name].setChecked(True)

    def show_rights(self, rights: Rights, besides: str = "") -> None:
        """Offer the pages that these rights open, and no others but the one named ``besides``."""
        for name, button in self.buttons.items():
            button.setVisible(name == besides or self._places[name].is_open_to(rights))

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the page more room where the window is small."""
        type_ = self._look.type
        px = type_.px
        self.setFixedWidth(px(98 if narrow else 208))
        side = px(8 if narrow else 12)
        self._column.setContentsMargins(side, px(18), side, px(14))
        self.brand.setFont(type_.font(0.98 if narrow else 1.42, QFont.Weight.Bold))
        align = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        for label in (self.brand, self.station):
            label.setAlignment(align)
            label.setIndent(0 if narrow else px(10))
        for button in (*self.buttons.values(), self.theme, self.help):
            button.set_narrow(narrow=narrow)
        self.account.set_narrow(narrow=narrow)

    def _show_theme(self) -> None:
        choice = self._look.choice
        word = {
            ThemeChoice.SYSTEM: self.tr("System"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }[choice]
        self.theme.show_words(_THEME_ICONS[choice], word)
        self.theme.setAccessibleName(self.tr("Look: {choice}. Press for the next one.").format(choice=word))
