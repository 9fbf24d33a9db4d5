"""The case of the accounts that sign in."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from sentinel_desktop.domain.accounts import AccountDetails, AccountFilter, AccountOrder, AccountRole
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.accounts import AccountRepository
from sentinel_desktop.persistence.tables.base import ADMINISTRATOR_ROLE, SUPERVISOR_ROLE
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.declaration import Case, Sought

_NUMBERS: Final = itertools.count(1)
_LATER: Final = datetime(9999, 1, 1, tzinfo=UTC)
_NAMES: Final = ("zoé", "Zoe.2", "ZOE-1", "anne", "Ånne.2", "o'brien", "...", "2", "10")


def account_details(_make: Factories, **changes: Any) -> AccountDetails:  # noqa: ANN401 - the fields of the details
    """Return valid details of an operator's account that collide with no others, changed by what is given."""
    number = next(_NUMBERS)
    return replace(AccountDetails(f"person.{number}", f"Person {number}", AccountRole.OPERATOR), **changes)


ACCOUNTS: Final = Case(
    repository=AccountRepository,
    first=lambda make: account_details(make, member_id=make.members()),
    other=lambda make: account_details(
        make,
        role=AccountRole.ADMINISTRATOR,
        member_id=make.members(),
        must_change_password=True,
        disabled_at=NOON,
    ),
    everything=AccountFilter(),
    orders={
        AccountOrder.USERNAME: lambda details: (sort_key(details.username),),
        AccountOrder.DISPLAY_NAME: lambda details: (sort_key(details.display_name),),
        AccountOrder.LAST_SIGN_IN: lambda details: (details.last_sign_in_at or _LATER,),
    },
    spread=lambda make: [
        account_details(
            make,
            username=username,
            display_name=_NAMES[-place],
        )
        for place, username in enumerate(_NAMES)
    ],
    taken={
        "uq_admin_users_username_key": lambda details: {"username": details.username.upper().replace("E", "É")},
        "uq_admin_users_member_id": lambda details: {"member_id": details.member_id},
    },
    used={
        "fk_sign_ins_admin_user_id": lambda make, key: make.sign_ins("signed in", admin_user_id=key),
        "fk_checkins_entered_by": lambda make, key: make.checkins(entered_by=key),
    },
    missing={"fk_admin_users_member_id": "member_id"},
    invalid={
        "ck_admin_users_username_form": {"username": "a roy"},
        "ck_admin_users_named": {"display_name": ""},
    },
    sought={
        "role": lambda make: Sought(
            AccountFilter(roles=frozenset({AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR})),
            [account_details(make, role=AccountRole.SUPERVISOR), account_details(make, role=AccountRole.ADMINISTRATOR)],
            [account_details(make)],
        ),
        "disabled": lambda make: Sought(
            AccountFilter(disabled=True), [account_details(make, disabled_at=NOON)], [account_details(make)]
        ),
        "not disabled": lambda make: Sought(
            AccountFilter(disabled=False), [account_details(make)], [account_details(make, disabled_at=NOON)]
        ),
        "of a member": lambda make: Sought(
            AccountFilter(of_member=True), [account_details(make, member_id=make.members())], [account_details(make)]
        ),
        "of no member": lambda make: Sought(
            AccountFilter(of_member=False), [account_details(make)], [account_details(make, member_id=make.members())]
        ),
        "words": lambda make: Sought(
            AccountFilter(text="desk ZOE"),
            [account_details(make, username="zoé.1", display_name="Front desk")],
            [account_details(make, username="zoé.2"), account_details(make, display_name="Front desk")],
        ),
    },
    unedited=frozenset({"must_change_password"}),
    given=frozenset({"login_role", "password_expires_at", "last_sign_in_at"}),
    editor=ADMINISTRATOR_ROLE,
    refused=SUPERVISOR_ROLE,
)
