"""The nine lists that supervisors edit: uses, deletion, places, hidden values; the same for each of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import InUseError, StaleVersionError
from sentinel_desktop.domain.lists import ListFilter, ListName, ListOrder, Usage, Use, code_from
from sentinel_desktop.domain.pages import PageRequest
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.persistence.repositories.list_uses import SHOWN, rule_of
from sentinel_desktop.persistence.repositories.listed import STEP
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.repositories.declaration import Case
from tests.support.repositories.lists import LISTS
from tests.support.statement_counts import counted

every_list = pytest.mark.parametrize("case", LISTS, ids=str)
every_system_list = pytest.mark.parametrize(
    "case", [case for case in LISTS if "is_system" in case.repository.table.columns], ids=str
)
every_use = pytest.mark.parametrize(
    ("case", "rule"), [pytest.param(case, rule, id=f"{case}-{rule}") for case in LISTS for rule in case.used]
)


def seen(record: Record[Any]) -> RecordVersion:
    """Return what somebody who looks at a record would save over."""
    return RecordVersion(record.id, record.version)


def named(case: Case, make: Factories, store: Connection, names: Sequence[str]) -> list[UUID]:
    """Add values of these names, in places ten apart, and return their ids."""
    repository = case.repository(store)
    details = [replace(case.first(make), name=name, display_order=at * STEP) for at, name in enumerate(names, start=1)]
    return [repository.add(uuid7(), each).id for each in details]


def in_place(case: Case, store: Connection, scope: str | None = None) -> list[UUID]:
    """Return the ids of all values in the order of the list."""
    page = case.repository(store).page(ListFilter(scope=scope), ListOrder.PLACE, PageRequest(size=1000))
    return [record.id for record in page.items]


def test_every_list_is_tested_here() -> None:
    """A list that is added has its case."""
    assert {case.repository.table.name for case in LISTS} == {name.value for name in ListName}


# --- uses -------------------------------------------------------------------------------------------------------------


@every_list
def test_every_reference_can_be_broken(case: Case) -> None:
    """What names a value of the list has a use in the case, those of other list types apart; so a new one is tested."""
    declared = {rule_of(column) for column in case.repository.references()}  # type: ignore[attr-defined] # a list
    assert set(case.used) <= declared
    if case.repository.table.name != ListName.LIST_ITEMS:
        assert set(case.used) == declared


@every_list
def test_every_user_can_be_shown(case: Case) -> None:
    """A table that comes to refer to a list says how its records are named on the screen."""
    assert {column.table.name for column in case.repository.references()} <= SHOWN.keys()  # type: ignore[attr-defined] # a list


@every_list
def test_a_value_that_nobody_has_is_used_nowhere(case: Case, make: Factories, store: Connection) -> None:
    """Zero, no tables, no users."""
    repository: Any = case.repository(store)
    key = repository.add(uuid7(), case.first(make)).id
    assert repository.usage_count(key) == 0
    assert repository.usages(key) == []
    assert repository.users(key, PageRequest()).items == ()


@every_use
def test_uses_are_counted(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """By table and column, and for a value alone or for several by one statement."""
    repository: Any = case.repository(store)
    keys = [repository.add(uuid7(), case.first(make)).id for _ in range(3)]
    for _ in range(2):
        case.used[rule](make, keys[0])
    case.used[rule](make, keys[1])
    with counted(store) as sent:
        assert repository.usage_counts(keys) == {keys[0]: 2, keys[1]: 1, keys[2]: 0}
    assert len(sent) == 1
    column = next(column for column in repository.references() if rule_of(column) == rule)
    assert repository.usages(keys[0]) == [Usage(column.table.name, column.name, 2)]
    assert repository.usage_count(keys[1]) == 1


@every_use
def test_users_are_named(case: Case, rule: str, make: Factories, store: Connection) -> None:
    """In pages of one statement each, every user once, as what a person opens."""
    repository: Any = case.repository(store)
    key = repository.add(uuid7(), case.first(make)).id
    for _ in range(5):
        case.used[rule](make, key)
    with counted(store) as sent:
        first = repository.users(key, PageRequest(size=3))
        second = repository.users(key, PageRequest(first.next, size=3))
    assert len(sent) == 2
    uses: list[Use] = [*first.items, *second.items]
    assert (len(first.items), len({use.id for use in uses}), second.next) == (3, 5, None)
    column = next(column for column in repository.references() if rule_of(column) == rule)
    assert {use.table for use in uses} == {SHOWN[column.table.name].table.name}
    assert all(use.label for use in uses)


def test_users_are_in_the_order_of_their_names(make: Factories, store: Connection) -> None:
    """By table, then as a person looks a name up."""
    case = next(case for case in LISTS if case.repository.table.name == "tags")
    repository: Any = case.repository(store)
    key = repository.add(uuid7(), case.first(make)).id
    names = ("Dubé", "Dube", "éclair", "Zulu", "Alpha")
    members = {
        make.members(last_name=name, first_name=str(at), display_name=f"{name}, {at}."): name
        for at, name in enumerate(names)
    }
    for member in members:
        make.member_tags(tag_id=key, member_id=member)
    uses = repository.users(key, PageRequest()).items
    assert [use.label for use in uses] == ["Alpha, 4.", "Dubé, 0.", "Dube, 1.", "éclair, 2.", "Zulu, 3."]
    assert all(use.table == "members" and use.id in members for use in uses)


@pytest.mark.parametrize(
    ("case", "rule"),
    [pytest.param(case, rule, id=f"{case}-{rule}") for case in LISTS for rule in case.used],
)
def test_the_foreign_key_keeps_what_goes_past_the_repository(
    case: Case, rule: str, make: Factories, store: Connection, transaction: PlainConnection
) -> None:
    """Whoever deletes a value in use by other means is refused by the rule that the repository names."""
    key = case.repository(store).add(uuid7(), case.first(make)).id
    case.used[rule](make, key)
    delete = sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(case.repository.table.name))
    with pytest.raises(psycopg.errors.IntegrityError) as refused:
        transaction.execute(delete, [key])
    assert refused.value.diag.constraint_name == rule


# --- what the program needs -------------------------------------------------------------------------------------------


@every_system_list
def test_what_the_program_needs_is_never_deleted(case: Case, make: Factories, store: Connection) -> None:
    """It can be renamed and hidden; it is neither deleted nor replaced, and the transaction goes on."""
    repository: Any = case.repository(store)
    record = repository.add(uuid7(), replace(case.first(make), is_system=True))
    other = repository.add(uuid7(), case.first(make))
    with pytest.raises(InUseError) as refused:
        repository.delete(seen(record))
    assert refused.value.rule == "refuse_system_value"
    with pytest.raises(InUseError):
        repository.replace_and_delete(seen(record), other.id)
    renamed = repository.edit(seen(record), replace(record.details, name="Renamed"))
    assert repository.hide(seen(renamed)).details.name == "Renamed"


@every_system_list
def test_an_edit_does_not_make_it_deletable(case: Case, make: Factories, store: Connection) -> None:
    """Whether the program needs a value is not a supervisor's to say."""
    repository: Any = case.repository(store)
    record = repository.add(uuid7(), replace(case.first(make), is_system=True))
    assert repository.edit(seen(record), replace(record.details, is_system=False)).details.is_system


# --- places -----------------------------------------------------------------------------------------------------------


@every_list
def test_a_list_is_put_into_another_order(case: Case, make: Factories, store: Connection) -> None:
    """By few statements, and without a new version of any value."""
    repository: Any = case.repository(store)
    keys = named(case, make, store, "abcdef")
    wanted = [keys[place] for place in (3, 0, 5, 1, 4, 2)]
    with counted(store) as sent:
        repository.reorder(wanted)
    assert in_place(case, store) == wanted
    assert {record.version for record in repository.these(keys)} == {1}
    assert len(sent) == 2


@every_list
def test_the_places_are_dealt_out_anew(case: Case, make: Factories, store: Connection) -> None:
    """The same numbers, so that a rank stands where ranks of its standing in other branches do."""
    repository: Any = case.repository(store)
    keys = named(case, make, store, "abc")
    repository.reorder(keys[::-1])
    assert [record.details.display_order for record in repository.these(keys)] == [30, 20, 10]


@every_list
def test_values_of_one_place_get_places_of_their_own(case: Case, make: Factories, store: Connection) -> None:
    """As in a list that was never put into an order."""
    repository: Any = case.repository(store)
    details = [replace(case.first(make), display_order=0) for _ in range(3)]
    keys = [repository.add(uuid7(), each).id for each in details]
    repository.reorder(keys[::-1])
    assert in_place(case, store) == keys[::-1]
    assert [record.details.display_order for record in repository.these(keys)] == [30, 20, 10]


@every_list
def test_an_order_that_changes_nothing_writes_nothing(case: Case, make: Factories, store: Connection) -> None:
    """No audit entry, no notice: only what moves is written."""
    repository: Any = case.repository(store)
    keys = named(case, make, store, "abc")
    with counted(store) as sent:
        repository.reorder(keys)
    assert len(sent) == 1


@every_list
@pytest.mark.parametrize("wrong", ["too few", "too many", "twice", "another"])
def test_an_order_of_other_values_is_refused(case: Case, wrong: str, make: Factories, store: Connection) -> None:
    """Somebody added or deleted one meanwhile: they are named, and every place stays."""
    repository: Any = case.repository(store)
    keys = named(case, make, store, "abc")
    stranger = uuid7()
    given = {
        "too few": keys[::-1][:2],
        "too many": [*keys[::-1], stranger],
        "twice": [keys[0], *keys],
        "another": [*keys[:2], stranger],
    }[wrong]
    named_ids = {
        "too few": {keys[0]},
        "too many": {stranger},
        "twice": set(keys),
        "another": {keys[2], stranger},
    }[wrong]
    with pytest.raises(StaleVersionError) as refused:
        repository.reorder(given)
    assert refused.value.ids == named_ids
    assert in_place(case, store) == keys


@every_list
def test_an_edit_leaves_the_place_that_somebody_gave_meanwhile(case: Case, make: Factories, store: Connection) -> None:
    """Who saves a name read the list before it was put into another order: the order stays."""
    repository: Any = case.repository(store)
    keys = named(case, make, store, "abc")
    before = repository.get(keys[0])
    repository.reorder(keys[::-1])
    repository.edit(seen(before), replace(before.details, name="Renamed"))
    assert in_place(case, store) == keys[::-1]


@every_list
def test_the_last_place_is_behind_all(case: Case, make: Factories, store: Connection) -> None:
    """A new value goes there."""
    repository: Any = case.repository(store)
    assert repository.last_place() == STEP
    keys = named(case, make, store, "abc")
    new = repository.add(uuid7(), replace(case.first(make), name="a", display_order=repository.last_place()))
    assert in_place(case, store) == [*keys, new.id]


@pytest.mark.parametrize(("name", "field", "scope"), [("list_items", "list_type", "moc"), ("ranks", "branch", "army")])
def test_only_the_values_of_a_scope_are_put_into_order(
    name: str, field: str, scope: str, make: Factories, store: Connection
) -> None:
    """The lists that share a table have orders of their own."""
    case = next(case for case in LISTS if case.repository.table.name == name)
    repository: Any = case.repository(store)
    others = named(case, make, store, "abc")
    kind = type(getattr(case.first(make), field))
    mine = [
        repository.add(uuid7(), replace(case.first(make), **{field: kind(scope), "display_order": at})).id
        for at in (1, 2)
    ]
    repository.reorder(mine[::-1], scope)
    assert in_place(case, store, scope) == mine[::-1]
    assert [record.details.display_order for record in repository.these(others)] == [10, 20, 30]
    assert repository.last_place(scope) == 2 + STEP
    with pytest.raises(StaleVersionError):
        repository.reorder(mine)


# --- hidden, found, coded ---------------------------------------------------------------------------------------------


@every_use
def test_a_hidden_value_stays_on_the_records_that_have_it(
    case: Case, rule: str, make: Factories, store: Connection
) -> None:
    """It is offered no longer, and again when it is shown; each is a new version."""
    repository: Any = case.repository(store)
    record = repository.add(uuid7(), case.first(make))
    case.used[rule](make, record.id)
    hidden = repository.hide(seen(record))
    assert (hidden.details, hidden.version) == (replace(record.details, is_active=False), 2)
    assert repository.usage_count(record.id) == 1
    assert record.id not in {each.id for each in repository.versions(ListFilter(is_active=True))}
    assert repository.show(seen(hidden)).details == record.details


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ete", ["Crème d'été", "Été"]),
        ("CREME", ["Crème d'été"]),
        ("d'été crè", ["Crème d'été"]),
        ("saint jean", ["Saint-Jean"]),
        ("t-j", ["Saint-Jean"]),
        ("100%", ["100 % sûr"]),
        ("%", ["100 % sûr", "Crème d'été", "Été", "Saint-Jean"]),
        ("  ", ["100 % sûr", "Crème d'été", "Été", "Saint-Jean"]),
        ("s_r", []),
        ("nothing", []),
    ],
)
def test_a_value_is_found_by_words_of_its_name(text: str, found: list[str], make: Factories, store: Connection) -> None:
    """Each anywhere in it, whatever the case and the accents; signs of patterns mean nothing."""
    case = LISTS[0]
    named(case, make, store, ["Été", "Crème d'été", "Saint-Jean", "100 % sûr"])
    page = case.repository(store).page(ListFilter(text=text), ListOrder.NAME, PageRequest())
    assert [record.details.name for record in page.items] == found


@every_list
def test_names_stand_as_a_person_expects(case: Case, make: Factories, store: Connection) -> None:
    """Accents, capitals, apostrophes and hyphens do not move a name away from where it is looked for."""
    expected = [
        "10",
        "2",
        "alpha",
        "Éclair",
        "eclipse",
        "O'Brien",
        "Obrist",
        "Œuvre",
        "Saint-Jean",
        "Saint Luc",
        "Zulu",
    ]
    named(case, make, store, expected[::-1])
    page = case.repository(store).page(ListFilter(), ListOrder.NAME, PageRequest())
    assert [record.details.name for record in page.items] == expected


@every_system_list
def test_a_code_is_made_from_the_name(case: Case, make: Factories, store: Connection) -> None:
    """The database takes every code that is made, and the second of one name is numbered."""
    repository: Any = case.repository(store)
    taken: list[str] = []
    for name in ("Été d'or", "Été d'or", "Lt(N) & co.", "  ", "水兵", "été_d_or"):
        taken.append(code_from(name, taken))
        repository.add(uuid7(), replace(case.first(make), code=taken[-1]))
    assert taken == ["ete_dor", "ete_dor_2", "ltn_co", "value", "value_2", "ete_d_or"]
