"""The cases of stations and settings."""

import itertools
from dataclasses import replace
from typing import Any, Final

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.settings import SettingDetails, SettingFilter, SettingOrder
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.stations import StationDetails, StationFilter, StationKind, StationOrder
from sentinel_desktop.persistence.repositories.settings import SettingRepository
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)


def _station(_make: Factories, **changes: Any) -> StationDetails:  # noqa: ANN401 - the fields of the details
    return replace(StationDetails(f"Desk {next(_NUMBERS)}", StationKind.DESK), **changes)


def _setting(_make: Factories, **changes: Any) -> SettingDetails:  # noqa: ANN401 - the fields of the details
    return replace(SettingDetails(f"test.setting_{next(_NUMBERS)}", 3, "test"), **changes)


STATIONS: Final = Case(
    repository=SqlStationRepository,
    first=_station,
    other=lambda make: _station(make, kind=StationKind.DOOR, direction_mode=DirectionMode.OUT),
    everything=StationFilter(),
    orders={
        StationOrder.NAME: lambda details: (sort_key(details.name),),
        StationOrder.KIND: lambda details: (details.kind, sort_key(details.name)),
    },
    spread=lambda make: [
        _station(make, name=name, kind=kind)
        for kind, names in zip(StationKind, (("Été", "ete", "Zulu"), ("Ete", "alpha", "..."), ("10", "2")), strict=True)
        for name in names
    ],
    taken={"uq_stations_name": lambda details: {"name": details.name}},
    used={
        "fk_scans_station_id": lambda make, key: make.scans(station_id=key),
        "fk_visitors_station_id": lambda make, key: make.visitors("open", station_id=key),
    },
    invalid={"ck_stations_named": {"name": ""}},
    sought={
        "kind": lambda make: Sought(
            StationFilter(kind=StationKind.DOOR), [_station(make, kind=StationKind.DOOR)], [_station(make)]
        ),
        "text": lambda make: Sought(
            StationFilter(text="PORTE est"),
            [_station(make, name="Pörte de l'est")],
            [_station(make, name="Porte"), _station(make, name="Est")],
        ),
        "enrolled": lambda make: Sought(StationFilter(is_enrolled=False), [_station(make)], []),
    },
    editor=ADMINISTRATOR_ROLE,
    refused=SUPERVISOR_ROLE,
)
SETTINGS: Final = Case(
    repository=SettingRepository,
    first=_setting,
    other=lambda make: _setting(make, value={"hours": [1, 2.5, None]}, category="other"),
    everything=SettingFilter(),
    orders={
        SettingOrder.KEY: lambda details: (details.key,),
        SettingOrder.CATEGORY: lambda details: (details.category, details.key),
    },
    spread=lambda make: [
        _setting(make, key=key, category=category)
        for key, category in (("a.b", "z"), ("a_b", ""), ("ab", "Été"), ("a", "z"), ("1", "Zulu"), ("z.z", "a"))
    ],
    taken={"uq_settings_key": lambda details: {"key": details.key}},
    invalid={"ck_settings_key_form": {"key": "With-Hyphens"}},
    sought={
        "category": lambda make: Sought(
            SettingFilter("test"), [_setting(make)], [_setting(make, category="other"), _setting(make, category="Test")]
        )
    },
    unedited=frozenset({"key", "category"}),
    editor=ADMINISTRATOR_ROLE,
    refused=SUPERVISOR_ROLE,
)
