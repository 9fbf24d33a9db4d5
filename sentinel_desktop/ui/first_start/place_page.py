"""The first question: where the unit's data lies, and what this station is called."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.first_start import DataPlace, ServerLogin, station_name_problem, without_credentials
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.first_start.choice_tile import Choices, ChoiceTile
from sentinel_desktop.ui.first_start.said_line import SaidLine
from sentinel_desktop.ui.first_start.wording import LineLook, name_problem, server_rule
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.secret_field import SecretField

_PLACES: Final = (DataPlace.HERE, DataPlace.SERVER)
_USUAL_OWNER: Final = "sentinel_owner"


class PlacePage(QWidget):
    """Two answers; the fields of a server are there while that is the one.

    ``server_typed`` tells that what is typed of the server is another now, ``place_chosen`` that the answer is.
    """

    server_typed = Signal()
    place_chosen = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        px = look.type.px
        tiles = (
            ChoiceTile(
                look,
                "hard-drive",
                self.tr("This computer alone"),
                self.tr("Nothing to install. The unit's server can come later."),
                keys.FIRST_ANSWER,
            ),
            ChoiceTile(
                look,
                "database",
                self.tr("The unit's server"),
                self.tr("A PostgreSQL that several desks share. Ask its administrator for the address."),
                keys.SECOND_ANSWER,
            ),
        )
        self.places = Choices(tiles, (keys.FIRST_ANSWER, keys.SECOND_ANSWER), px(10))
        self.address, self.user, self.station = QLineEdit(), QLineEdit(), QLineEdit()
        for edit in (self.address, self.user, self.station):
            edit.setMinimumHeight(px(36))
        self.address_field = FormField(
            look, self.tr("Address"), self.address, self.tr("db.unit.example, with :port and /database where needed")
        )
        self.user_field = FormField(look, self.tr("The database's owner"), self.user, self.tr("used once, not kept"))
        self.password = SecretField(look, self.tr("Password"), self.tr("used once, not kept"))
        self.line = SaidLine(look, lines=2)
        self.server = QWidget()
        self.station_field = FormField(
            look, self.tr("Name of this station"), self.station, self.tr("as boards and logs call it: Front desk")
        )
        self._build(px(10), px(14))
        self.places.chosen.connect(self._on_chosen)
        for edit in (self.address, self.user, self.password.edit):
            edit.textChanged.connect(self._on_server_typed)
        self.station.textChanged.connect(self._on_station)
        self.show_server_line(server_rule())
        self.places.show_chosen(0)

    @property
    def place(self) -> DataPlace:
        """Which answer is chosen."""
        return _PLACES[self.places.number]

    @property
    def login(self) -> ServerLogin:
        """What is typed of the server."""
        return ServerLogin(self.address.text().strip(), self.user.text().strip(), self.password.text())

    @property
    def name(self) -> str:
        """What is typed as the station's name, without the spaces around it."""
        return self.station.text().strip()

    def show_typed(self, place: DataPlace, login: ServerLogin, station: str) -> None:
        """Show what was typed before."""
        self.places.show_chosen(_PLACES.index(place))
        self.address.setText(login.address)
        self.user.setText(login.user or _USUAL_OWNER)
        self.password.edit.setText(login.password)
        self.station.setText(station)

    def show_server_line(self, look: LineLook) -> None:
        """Say what became of trying the server."""
        self.line.show_look(look)

    def focus_first(self) -> None:
        """Put the keyboard where a person goes on."""
        if self.place is DataPlace.SERVER and self.address.text():
            (self.password.edit if not self.password.text() else self.address).setFocus()
        else:
            self.places.focus_chosen()

    def require_name(self) -> bool:
        """Whether the station can be called so; where not, that is said and the keyboard is there."""
        problem = name_problem(station_name_problem(self.name))
        if problem:
            self.show_station_problem(problem)
        return not problem

    def show_station_problem(self, sentence: str) -> None:
        """Say what is wrong with the station's name."""
        self.station_field.show_problem(sentence)
        self.station.setFocus()

    def _build(self, gap: int, wide: int) -> None:
        grid = QGridLayout(self.server)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(wide)
        grid.setVerticalSpacing(gap)
        grid.addWidget(self.address_field, 0, 0, 1, 2)
        grid.addWidget(self.user_field, 1, 0)
        grid.addWidget(self.password, 1, 1)
        grid.addWidget(self.line, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(wide)
        column.addWidget(self.places)
        column.addWidget(self.server)
        column.addWidget(self.station_field)
        column.addStretch(1)

    def _on_chosen(self) -> None:
        self.server.setVisible(self.place is DataPlace.SERVER)
        self.place_chosen.emit()

    def _on_server_typed(self) -> None:
        typed = self.login
        split = without_credentials(typed)
        if split != typed:
            # A URL that was pasted whole: its password is not for everybody's eyes.
            for edit, text in (
                (self.user, split.user),
                (self.password.edit, split.password),
                (self.address, split.address),
            ):
                edit.blockSignals(True)  # noqa: FBT003 - Qt's
                edit.setText(text)
                edit.blockSignals(False)  # noqa: FBT003 - Qt's
        self.server_typed.emit()

    def _on_station(self) -> None:
        problem = station_name_problem(self.name)
        self.station_field.show_problem(name_problem(problem))
