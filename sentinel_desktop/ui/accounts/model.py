"""The accounts, and the sign-ins, as rows of a table."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont

from sentinel_desktop.domain.accounts import SignInLine, SignInOutcome
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.services.account_directory import AccountLine
from sentinel_desktop.ui.accounts.wording import (
    NOTHING,
    last_sign_in_text,
    outcome_tone,
    outcome_word,
    role_name,
    state_tone,
    state_word,
)
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import moment_text

_STATE_COLUMN = 5
_OUTCOME_COLUMN = 2


class AccountsModel(TableModel[AccountLine]):
    """User name, display name, role, member, last sign-in, state."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        zone = setup.zone
        columns: list[Column[AccountLine]] = [
            Column(translate("Accounts", "User name"), lambda line: line.account.details.username),
            Column(translate("Accounts", "Name"), lambda line: line.account.details.display_name),
            Column(translate("Accounts", "Role"), lambda line: role_name(line.account.details.role)),
            Column(translate("Accounts", "Member"), lambda line: line.member or NOTHING),
            Column(
                translate("Accounts", "Last sign-in"),
                lambda line: last_sign_in_text(line.account.details, setup.now(), zone),
            ),
            Column(translate("Accounts", "State"), lambda line: state_word(line.account.details)),
        ]
        super().__init__(columns, parent)
        self._look = setup.look

    def row_of(self, account_id: object) -> int | None:
        """Return the row of an account; None where it is not there."""
        return next((row for row, line in enumerate(self.rows) if line.account.id == account_id), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says; a disabled account is quiet, and the state has a symbol."""
        details = self.rows[index.row()].account.details
        if role == Qt.ItemDataRole.ForegroundRole and details.disabled_at is not None:
            return QColor(self._look.tokens.quiet)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _STATE_COLUMN:
            return _symbol(self._look, *state_tone(details))
        return super().data(index, role)


class SignInsModel(TableModel[SignInLine]):
    """When, who, what came of it, where, and whether the station vouches for it."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        columns: list[Column[SignInLine]] = [
            Column(translate("Accounts", "When"), _moment(setup.now, setup.zone)),
            Column(
                translate("Accounts", "Account"),
                lambda line: line.username or translate("Accounts", "nobody's name"),
            ),
            Column(translate("Accounts", "What"), lambda line: outcome_word(line.sign_in.outcome)),
            Column(translate("Accounts", "Station"), lambda line: line.station or NOTHING),
            Column(
                translate("Accounts", "Recorded"),
                lambda line: translate("Accounts", "later, via station") if line.sign_in.via_station else "",
            ),
        ]
        super().__init__(columns, parent)
        self._look = setup.look

    def append(self, lines: "tuple[SignInLine, ...]") -> None:
        """Add the lines of the following page; none that is shown moves."""
        if lines:
            first = len(self._rows)
            self.beginInsertRows(self.index(-1, -1), first, first + len(lines) - 1)
            self._rows = (*self._rows, *lines)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says; a refusal is bold and red, with a symbol."""
        outcome = self.rows[index.row()].sign_in.outcome
        tokens = self._look.tokens
        if outcome is SignInOutcome.REFUSED:
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(tokens.tones[Tone.REFUSED].text)
            if role == Qt.ItemDataRole.FontRole:
                return self._look.type.font(1.0, QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _OUTCOME_COLUMN:
            return _symbol(self._look, *outcome_tone(outcome))
        return super().data(index, role)


def _moment(now: Callable[[], datetime], zone: ZoneInfo) -> Callable[[SignInLine], str]:
    return lambda line: moment_text(line.sign_in.occurred_at, now(), zone)


def _symbol(look: Appearance, name: str, tone: Tone | None) -> object:
    side = look.type.px(16)
    colour = look.tokens.tones[tone].text if tone is not None else look.tokens.quiet
    return icon_pixmap(name, colour, QSize(side, side), 1.0)
