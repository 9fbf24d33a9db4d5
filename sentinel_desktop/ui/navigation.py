"""The rail at the left: the program, the station, the pages with their keys, the look and the help."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.rail_tools import RailTools
from sentinel_desktop.ui.rail_width import RailWidth
from sentinel_desktop.ui.sign_in.account_box import AccountBox
from sentinel_desktop.ui.sounding import Sounding
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.keycap import Keycap, key_text
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.plain_label import text_label

_MOST_COUNTED: Final = 99
_WIDTHS: Final = {RailWidth.WIDE: 208, RailWidth.NARROW: 106, RailWidth.SLIM: 94}
_SIDES: Final = {RailWidth.WIDE: 12, RailWidth.NARROW: 8, RailWidth.SLIM: 4}


class RailButton(QPushButton):
    """A page or an action: symbol, word and key as the rail has room for them."""

    def __init__(self, appearance: Appearance, icon: str, label: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._icon = icon
        type_ = appearance.type
        self.setProperty("role", "rail")
        self._symbol = text_label()
        self._word = text_label()
        self._key = Keycap(key, type_)
        self._count = text_label(parent=self)
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
        self.setToolTip(plain_tip(f"{label} ({key_text(self._keys)})"))
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

    def set_width(self, width: RailWidth) -> None:
        """Stand the word in a line with the symbol, or under it, or leave it out."""
        type_ = self._look.type
        px = type_.px
        while self._grid.count():
            self._grid.takeAt(0)
        centre = Qt.AlignmentFlag.AlignCenter
        wide, slim = width is RailWidth.WIDE, width is RailWidth.SLIM
        self._word.setFont(type_.font(1.0 if wide else 0.82, QFont.Weight.Medium))
        self._word.setHidden(slim)
        if not wide:
            self._grid.setContentsMargins(px(2), px(7 if slim else 5), px(2), px(7 if slim else 4))
            self._grid.setHorizontalSpacing(px(8))
            self._grid.setVerticalSpacing(px(1))
            self._grid.addWidget(self._symbol, 0, 0, centre | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._key, 0, 1, centre | Qt.AlignmentFlag.AlignLeft)
            if not slim:
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
        left = corner.x() - px(5)
        if self._key.x() > corner.x():
            # The key beside the symbol is read too, whatever the count is.
            left = min(left, self._key.x() - self._count.width() - px(1))
        self._count.move(left, max(0, corner.y() - px(8)))
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
        sounding: how loud the desk is; None where it has no sound.
    """

    requested = Signal(str)

    def __init__(
        self,
        setup: DeskSetup,
        places: Sequence[Place],
        account: AccountBox,
        sounding: Sounding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = setup.look
        self.account = account
        type_ = setup.look.type
        self.setObjectName("rail")
        self.brand = text_label(self.tr("Sentinel"))
        self.brand.setObjectName("brand")
        self.station = text_label(setup.station)
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
        self.tools = RailTools(setup.look, sounding, self)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._head, self._foot = QVBoxLayout(), QVBoxLayout()
        for part, widgets in ((self._head, (self.brand, self.station)), (self._foot, (self.tools, line, account))):
            part.setSpacing(type_.px(4))
            for widget in widgets:
                part.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(type_.px(4))
        self._column.addLayout(self._head)
        self._under_the_head = QWidget()
        self._column.addWidget(self._under_the_head)
        self._column.addWidget(self._list_of_pages(), 1)
        self._column.addLayout(self._foot)
        self.show_rights(NO_RIGHTS)
        self.set_width(RailWidth.WIDE)

    def _list_of_pages(self) -> QWidget:
        pages = QWidget()
        self._list = QVBoxLayout(pages)
        for button in self.buttons.values():
            self._list.addWidget(button)
        self._list.addStretch(1)
        self._scrolled = LeastRoom(pages, across=False)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._keep_margins)
        return self._scrolled

    def _keep_margins(self) -> None:
        """Have the bar stand in the margin of the pages, so that no word loses its room to it."""
        is_scrolled = self._scrolled.verticalScrollBar().maximum() > 0
        self._list.setContentsMargins(self._side, 0, 0 if is_scrolled else self._side, 0)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is shown."""
        self.buttons[name].setChecked(True)

    def show_rights(self, rights: Rights, besides: str = "") -> None:
        """Offer the pages that these rights open, and no others but the one named ``besides``."""
        for name, button in self.buttons.items():
            button.setVisible(name == besides or self._places[name].is_open_to(rights))

    def set_width(self, width: RailWidth) -> None:
        """Give the page more room where the window is small."""
        type_ = self._look.type
        px = type_.px
        narrow = width is not RailWidth.WIDE
        self.setFixedWidth(px(_WIDTHS[width]))
        self._side = px(_SIDES[width])
        self._column.setContentsMargins(0, px(14 if narrow else 18), 0, px(8 if narrow else 14))
        for label in (self.brand, self.station):
            label.setHidden(width is RailWidth.SLIM)
        self._under_the_head.setFixedHeight(0 if width is RailWidth.SLIM else px(10))
        for part in (self._head, self._foot):
            part.setContentsMargins(self._side, 0, self._side, 0)
        self._keep_margins()
        self._list.setSpacing(px(1 if narrow else 4))
        self.brand.setFont(type_.font(0.98 if narrow else 1.42, QFont.Weight.Bold))
        align = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        for label in (self.brand, self.station):
            label.setAlignment(align)
            label.setIndent(0 if narrow else px(10))
        for button in self.buttons.values():
            button.set_width(width)
        self.tools.set_width(width)
        self.account.set_width(width)
