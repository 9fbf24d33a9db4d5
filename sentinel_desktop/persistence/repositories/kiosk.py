"""What a kiosk asks with nobody signed in: functions of the database that tell as little as they can."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Date, Text, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import JSONB

from sentinel_desktop.domain.kiosk import EventToday, HostFound, KioskDeparture, KioskTexts, KioskVisit, Prefill
from sentinel_desktop.domain.kiosk_settings import texts_of
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import SettingRow

_PREFILL: Final = select(
    func.kiosk_prefill(bindparam("name_key"), bindparam("phone_key")).table_valued(
        *("rank", "unit", "organization", "plate")
    )
)
_HOSTS: Final = select(
    func.kiosk_hosts(bindparam("words", type_=ARRAY(Text))).table_valued(column("member_id"), column("name"))
)
_EVENTS: Final = select(
    func.kiosk_events(bindparam("on_day", type_=Date)).table_valued(column("event_id"), column("name"))
)
_TEXTS: Final = select(SettingRow.key, SettingRow.value).where(
    SettingRow.key.startswith("kiosk.", autoescape=True) | (SettingRow.key == "unit.name")
)
_SIGN_IN: Final = select(func.kiosk_sign_in(bindparam("entry"), bindparam("at"), bindparam("said", type_=JSONB)))
_SIGN_OUT: Final = select(func.kiosk_sign_out(bindparam("at"), bindparam("last_key"), bindparam("phone_key")))


class KioskRepository(Repository):
    """Satisfies ``services.ports.kiosk.KioskRecords``, as a station."""

    aggregate = "kiosk"

    def prefill(self, last_name: str, first_name: str, phone: str) -> Prefill | None:
        """Return what somebody with exactly this name and telephone number said last time; None where nobody has."""
        keys = {"name_key": sort_key(last_name, first_name), "phone_key": digits_of(phone)}
        return next((Prefill(**row) for row in self._rows("prefill", _PREFILL, **keys)), None)

    def hosts(self, words: Sequence[str]) -> Sequence[HostFound]:
        """Return the first few members in whose names each of these keys begins a word; none below three letters."""
        return [HostFound(row["member_id"], row["name"]) for row in self._rows("hosts", _HOSTS, words=list(words))]

    def events(self, on: date) -> Sequence[EventToday]:
        """Return the events of a day, which must be about today; by name."""
        return [EventToday(row["event_id"], row["name"]) for row in self._rows("events", _EVENTS, on_day=on)]

    def texts(self) -> KioskTexts:
        """Return what the unit wants said at its kiosks."""
        values: Mapping[str, Any] = {row["key"]: row["value"] for row in self._rows("texts", _TEXTS)}
        return texts_of(values)

    def sign_in(self, entry: UUID, at: datetime, visit: KioskVisit) -> bool:
        """Begin a visit, or the one that was expected of this visitor; the same entry again changes nothing.

        Returns:
            whether the badge that was tapped is the visitor's now, also where none was; one that is not free is left
            out.

        Raises:
            InvalidValueError: ``at`` is yet to come, or something is missing.
            MissingReferenceError: host or event are no longer there.
        """
        with self._savepoint():
            return bool(self._scalar("sign in", _SIGN_IN, entry=entry, at=at, said=visit.to_json()))

    def sign_out(self, at: datetime, leaving: KioskDeparture) -> bool:
        """End the visit of this last name and number; false where none is open. Again at the same ``at``: no other."""
        keys = {"last_key": leaving.name_key, "phone_key": leaving.phone_key}
        with self._savepoint():
            return bool(self._scalar("sign out", _SIGN_OUT, at=at, **keys))
