"""Conventions of what a database does by itself: triggers, functions, rights and owners."""

from collections.abc import Iterator
from typing import Final

from sentinel_desktop.persistence.tables.base import GROUP_ROLES, Nature
from tests.support.catalogue import Catalogue, Function, Table, Type
from tests.support.conventions.kept import Declared, convention, key_of_table, nature_of, said_of

ANNOUNCED: Final = ("announce_insert", "announce_update", "announce_delete")
TRIGGERS: Final = {
    Nature.EDITED: ("touch_updated_at", "audit_change", *ANNOUNCED),
    Nature.LOG: ("refuse_change", "refuse_truncate", *ANNOUNCED),
    Nature.DERIVED: ("touch_updated_at", *ANNOUNCED),
    Nature.HEARTBEAT: ("touch_updated_at",),
}
FORMS: Final = {
    "touch_updated_at": "BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION touch_updated_at()",
    "audit_change": (
        "AFTER INSERT OR DELETE OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_change({left_out})"
    ),
    "refuse_change": "BEFORE DELETE OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "refuse_truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    "refuse_system_value": (
        "BEFORE DELETE ON {table} FOR EACH ROW WHEN (old.is_system) EXECUTE FUNCTION refuse_system_value()"
    ),
    "refuse_system_code": (
        "BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (old.is_system AND (new.code <> old.code OR NOT new.is_system)) EXECUTE FUNCTION refuse_system_value()"
    ),
} | {
    f"announce_{verb}": f"AFTER {verb.upper()} ON {{table}} REFERENCING {rows} TABLE AS changed "
    "FOR EACH STATEMENT EXECUTE FUNCTION announce_change('{key}')"
    for verb, rows in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD"))
}


UNTOUCHED: Final = {
    Nature.LOG: {"UPDATE", "DELETE", "TRUNCATE"},
    Nature.DERIVED: {"DELETE", "TRUNCATE"},
}


@convention
def triggers_are_those_of_the_nature(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """Each table has the triggers that its nature asks for and those it declares itself, and no other."""
    for table in catalogue.names:
        found, expected = set(catalogue.triggers_of(table)), _expected_triggers(catalogue, declared, table)
        yield from (f"{table} lacks {name}" for name in sorted(expected - found))
        yield from (f"{table} declares no {name}" for name in sorted(found - expected))


def _expected_triggers(catalogue: Catalogue, declared: Declared, table: str) -> set[str]:
    nature = nature_of(declared, table)
    expected = set(TRIGGERS[nature] if nature else ()) | set(said_of(declared, table, "triggers") or ())
    if "is_system" in catalogue.columns_of(table):
        expected |= {"refuse_system_value", "refuse_system_code"}
    return expected - set(ANNOUNCED) if said_of(declared, table, "announced") is False else expected


@convention
def triggers_do_what_they_are_named_for(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """A trigger of a convention fires when it should, tells the table's own key, and audits no pictures."""
    for trigger in catalogue.triggers:
        left_out = [each.name for each in catalogue.columns_of(trigger.table).values() if each.type == "bytea"]
        form = FORMS.get(trigger.name, "").format(
            table=trigger.table,
            key=", ".join(key_of_table(catalogue, trigger.table)),
            left_out=", ".join(f"'{name}'" for name in left_out),
        )
        if not trigger.enabled:
            yield f"{trigger.table}.{trigger.name} is switched off"
        elif form and trigger.definition != f"CREATE TRIGGER {trigger.name} {form}":
            yield f"{trigger.table}.{trigger.name} is otherwise"


@convention
def grants_are_those_declared(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """The group roles have exactly what the table's file says; nobody else has anything, nobody may hand it on."""
    for table in catalogue.names:
        for role in GROUP_ROLES:
            given = {
                each for right in (said_of(declared, table, "grants") or {}).get(role, ()) for each in _rights(right)
            }
            if catalogue.rights_of(table, role) != given:
                yield f"{table} to {role}"
    for grant in catalogue.grants:
        if grant.role not in GROUP_ROLES or grant.grantable:
            yield f"{grant.right} on {grant.table} to {grant.role}"


def _rights(declared: str) -> Iterator[str]:
    """Take ``UPDATE (state, since)`` apart into one right a column."""
    right, _, columns = declared.rstrip(")").partition(" (")
    yield from (f"{right} ({column})" for column in columns.split(", ")) if columns else (right,)


@convention
def logs_are_only_added_to(catalogue: Catalogue, declared: Declared) -> Iterator[str]:
    """Nobody has a right to change what a log holds, nor to remove a row of what follows from one."""
    for grant in catalogue.grants:
        nature = nature_of(declared, grant.table)
        if nature in UNTOUCHED and grant.right in UNTOUCHED[nature]:
            yield f"{grant.right} on {grant.table} to {grant.role}"


@convention
def row_security_is_whole(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """A table with policies enforces them, and each right that is given has a policy that lets some row through."""
    for table in catalogue.tables:
        commands = {each.command for each in catalogue.policies_of(table.name) if each.permissive}
        if commands and not table.row_security:
            yield f"{table.name} does not enforce its policies"
        rights = {each.right for each in catalogue.grants if each.table == table.name}
        if table.row_security and "ALL" not in commands:
            yield from (f"{table.name} has no policy for {right}" for right in sorted(rights - commands))


@convention
def functions_with_the_owners_rights_have_a_fixed_path(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """A SECURITY DEFINER function finds what it means, whatever path its caller set."""
    for each in catalogue.functions:
        if each.security_definer and not any(text.startswith("search_path=pg_catalog,") for text in each.settings):
            yield each.name


@convention
def functions_that_change_are_not_everybodys(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """What may change data is called by those it is given to, or by triggers, which need no right to."""
    yield from (each.name for each in catalogue.functions if each.volatile and "PUBLIC" in each.executable_by)


@convention
def everything_belongs_to_the_owner(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """Whoever owns the database owns its tables, types and functions, so that nobody else can alter them."""
    held: tuple[Table | Type | Function, ...] = (*catalogue.tables, *catalogue.types, *catalogue.functions)
    yield from (f"{each.name} is {each.owner}'s" for each in held if each.owner != catalogue.owner)


@convention
def no_extension_is_needed(catalogue: Catalogue, _declared: Declared) -> Iterator[str]:
    """The embedded server has none."""
    yield from (name for name in catalogue.extensions if name != "plpgsql")
