"""The command line: reads it, makes the settings, and hands over to the app room.

What a command needs is imported when it runs: a door without a screen must not load Qt, nor a question alembic.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NoReturn

from sentinel_desktop import __version__
from sentinel_desktop.config import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from sentinel_desktop.app.end_request import EndRequest

USAGE_ERROR: Final = 2
FAILED: Final = 1
SIGNALLED: Final = 128
"""To which the number of the signal is added that broke off a command."""

_SECRET: Final = re.compile(r"://[^/@]*:[^/@]+@|password\s*=", re.IGNORECASE)

_OPTIONS: Final = ("data_dir", "database", "reader", "profile", "reader_pattern", "station", "secrets")
"""The settings that every command takes."""

Command = Callable[[Settings, argparse.Namespace], int]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name, the desk where they name none; returns the exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        settings = load_settings(_given(parsed))
    except SettingsError as error:
        return _fail(str(error), USAGE_ERROR)
    command: Command = parsed.command
    return _run_guarded(command, settings, parsed)


def _run_guarded(command: Command, settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import faults
    from sentinel_desktop.app.end_request import on_end_signals

    if command not in {_desk, _station}:  # these remember the end themselves, and are not ended as failed
        on_end_signals(_end)
    try:
        return command(settings, parsed)
    except Exception as error:
        sentence = faults.sentence_of(error)
        if sentence is None:
            raise
        return _fail(sentence, USAGE_ERROR if faults.is_of_the_command(error) else FAILED)


def _end(number: int) -> NoReturn:
    """End a command that a signal breaks off, in order: the embedded server is left as it was found."""
    raise SystemExit(SIGNALLED + number)


def _given(parsed: argparse.Namespace) -> dict[str, str | None]:
    database = getattr(parsed, "database", None)
    if database and _SECRET.search(database):
        raise SystemExit(
            _fail(
                "A password on a command line can be read by everybody on this computer: put it into a passfile "
                "(…?passfile=FILE) or give the URL in SENTINEL_DATABASE_URL.",
                USAGE_ERROR,
            )
        )
    return {name: getattr(parsed, name, None) for name in _OPTIONS}


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"sentinel-desktop: {sentence}\n")
    return code


# --- the grammar -------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    common = _common_options()
    parser = argparse.ArgumentParser(
        prog="sentinel-desktop",
        description="The duty desk: reads badges, records check-ins, shows who is in. Without a command it opens.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"sentinel-desktop {__version__}")
    parser.add_argument("--kiosk", action="store_true", help="open full screen for visitors who sign themselves in")
    parser.set_defaults(command=_desk)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, explained: str, command: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=explained, description=explained, parents=[common])
        sub.set_defaults(command=command)
        return sub

    add("desk", "open the desk window (the same as no command)", _desk)
    add("station", "run without a screen: one JSON object a line for each outcome", _station)
    present = add("present", "who is in the building", _present)
    present.add_argument("--json", action="store_true", help="as one JSON object")
    present.add_argument("--at", metavar="TIME", help="at a past moment, ISO 8601; local to the unit without an offset")
    add(
        "verify",
        "whether presence is what the log says, and the logs what their seals say; exit code 1 where not",
        _verify,
    )
    _add_sample_unit(commands)
    add("readers", "the ports of this computer and the readers the program knows", _readers)
    add("doctor", "what is wrong with this installation, and what to do", _doctor)
    _add_journal_commands(add("journal", "the scans that the database refused for good", _help_journal), common)
    _add_account_commands(add("account", "the accounts that sign in, as the database's owner", _help_account), common)
    _add_database_commands(add("db", "the administrator's acts on the database, as its owner", _help_database), common)
    return parser


def _add_sample_unit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explained = "load an invented unit into an empty database, as its owner"
    # Its --profile is its own, and no reader is opened here.
    common = _common_options(reader_profile=False)
    sample = commands.add_parser("sample-unit", help=explained, description=explained, parents=[common])
    sample.set_defaults(command=_sample_unit)
    sample.add_argument(
        "--profile",
        dest="sample_profile",
        choices=["minimal", "sample", "large"],
        default="sample",
        help="minimal: lists only; sample: 150 members, 21 days; large: 10,000 members, 1,000,000 check-ins",
    )
    sample.add_argument("--members", type=int, metavar="N", help="instead of the profile's")
    sample.add_argument("--history", metavar="N", help="instead of the profile's: check-ins, or days with a d: 21d")
    sample.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed makes the same people")


def _common_options(*, reader_profile: bool = True) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("settings", "also from SENTINEL_… variables and the settings file")
    group.add_argument("--data-dir", metavar="DIR", help="everything kept on this computer")
    group.add_argument("--database", metavar="URL", help="a PostgreSQL server; without, the embedded one of DIR")
    group.add_argument("--reader", metavar="URL", help="a port, a URL of pyserial, or 'simulated'")
    if reader_profile:
        group.add_argument("--profile", metavar="NAME", help="the reader's wire protocol, see 'readers'")
        group.add_argument("--reader-pattern", metavar="REGEX", help="where the serial stands in a reader's own text")
    group.add_argument("--station", metavar="NAME", help="this station's name; the computer's where not given")
    group.add_argument("--secrets", metavar="PLACE", help="where passwords rest: auto, keyring or file")
    return common


def _add_journal_commands(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, explained: str, command: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=explained, description=explained, parents=[common])
        sub.set_defaults(command=command)
        return sub

    shown = add("list", "what was refused, and why", _journal_list)
    shown.add_argument("--json", action="store_true", help="as one JSON object")
    shown.add_argument("--dismissed", action="store_true", help="what was let go of instead, by whom, when and why")
    retried = add("retry", "let the database judge what was refused once more", _journal_retry)
    retried.add_argument("ids", nargs="+", metavar="ID", help="as 'list' shows it; or 'all'")
    dismissed = add("dismiss", "let go of what was refused: it never comes into the ledger", _journal_dismiss)
    dismissed.add_argument("ids", nargs="+", metavar="ID", help="as 'list' shows it")
    dismissed.add_argument("--reason", required=True, metavar="TEXT", help="why; kept in the journal with your account")


def _add_account_commands(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    roles = ["operator", "supervisor", "administrator"]
    printed = "print a password for one use, instead of asking for one on the terminal or the standard input"

    def add(name: str, explained: str, command: Command, *, named: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=explained, description=explained, parents=[common])
        sub.set_defaults(command=command)
        if named:
            sub.add_argument("name", metavar="NAME", help="to sign in with")
        return sub

    added = add("add", "make an account, as the first administrator", _account_add)
    added.add_argument("--role", required=True, choices=roles)
    added.add_argument("--display-name", metavar="TEXT", help="as others see it; the user name where not given")
    added.add_argument("--one-time", action="store_true", help=printed)
    listed = add("list", "the accounts", _account_list, named=False)
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    reset = add("reset", "give an account another password", _account_reset)
    reset.add_argument("--one-time", action="store_true", help=printed)
    role = add("role", "give an account another role", _account_role)
    role.add_argument("role", choices=roles)
    add("disable", "let an account in no more", _account_disable)
    add("enable", "let an account in again", _account_enable)


def _add_database_commands(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, explained: str, command: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=explained, description=explained, parents=[common])
        sub.set_defaults(command=command)
        return sub

    add("init", "make the group roles on an empty server", _db_init)
    upgrade = add("upgrade", "make or upgrade the tables", _db_upgrade)
    upgrade.add_argument("revision", nargs="?", default="head")
    downgrade = add("downgrade", "take the tables back to a revision, or to 'base'", _db_downgrade)
    downgrade.add_argument("revision")
    add("current", "the revision of the tables", _db_current)
    add("check", "whether the tables are those this program knows", _db_check)
    add("url", "the owner's URL, without the password", _db_url)
    add("new-password", "give the embedded server's owner another password: the old one is lost", _db_new_password)
    station = add("station", "enrol a station into this data folder", _db_station)
    station.add_argument("name")
    station.add_argument("--kind", choices=["desk", "kiosk", "door"])
    station.add_argument("--direction", choices=["toggle", "in", "out"])


# --- the commands ------------------------------------------------------------------------------------------------
# ruff: noqa: PLC0415 - see the module's docstring


def _desk(settings: Settings, parsed: argparse.Namespace) -> int:
    end = _remembered_end()
    from sentinel_desktop.app.collection import collect_when_asked

    # From here on: what is loaded now stays, and would be walked through some fifty times while it grows.
    collect_when_asked()
    if parsed.kiosk:
        from sentinel_desktop.app.kiosk import run_kiosk

        return run_kiosk(settings, end)
    from sentinel_desktop.app.first_start import is_due, run_first_start

    if is_due(settings):
        return run_first_start(settings, end)
    from sentinel_desktop.app.desk import run_desk

    return run_desk(settings, end)


def _station(settings: Settings, _: argparse.Namespace) -> int:
    end = _remembered_end()
    from sentinel_desktop.app.station import run_station

    return run_station(settings, end)


def _remembered_end() -> "EndRequest":
    """Remember from now on that a signal asks for the end: one that broke off the loading of Qt would crash it."""
    from sentinel_desktop.app.end_request import EndRequest

    return EndRequest().listen()


def _present(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import presence_commands

    return presence_commands.present(settings, as_json=parsed.json, at=parsed.at)


def _verify(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import presence_commands

    return presence_commands.verify(settings)


def _sample_unit(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    size = parsed.members, parsed.history
    return database_commands.load_sample_unit(settings, parsed.sample_profile, *size, parsed.seed)


def _readers(_settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import doctor

    return doctor.readers()


def _doctor(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import doctor

    return doctor.doctor(settings)


def _help_journal(_settings: Settings, _: argparse.Namespace) -> int:
    return _fail("say which: journal list | retry | dismiss", USAGE_ERROR)


def _journal_list(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import journal_commands

    return journal_commands.show(settings, as_json=parsed.json, dismissed=parsed.dismissed)


def _journal_retry(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import journal_commands

    return journal_commands.retry(settings, parsed.ids)


def _journal_dismiss(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import journal_commands

    return journal_commands.dismiss(settings, parsed.ids, parsed.reason)


def _help_account(_settings: Settings, _: argparse.Namespace) -> int:
    return _fail("say which: account add | list | reset | role | disable | enable", USAGE_ERROR)


def _account_add(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.add(settings, parsed.name, parsed.role, parsed.display_name, one_time=parsed.one_time)


def _account_list(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.show(settings, as_json=parsed.json)


def _account_reset(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.reset(settings, parsed.name, one_time=parsed.one_time)


def _account_role(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.change_role(settings, parsed.name, parsed.role)


def _account_disable(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.disable(settings, parsed.name)


def _account_enable(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import account_commands

    return account_commands.enable(settings, parsed.name)


def _help_database(_settings: Settings, _: argparse.Namespace) -> int:
    return _fail(
        "say which: db init | upgrade | downgrade | current | check | url | new-password | station", USAGE_ERROR
    )


def _db_init(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.initialise(settings)


def _db_upgrade(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.upgrade(settings, parsed.revision)


def _db_downgrade(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.downgrade(settings, parsed.revision)


def _db_current(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.current(settings)


def _db_check(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.check(settings)


def _db_url(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.url(settings)


def _db_new_password(settings: Settings, _: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.new_password(settings)


def _db_station(settings: Settings, parsed: argparse.Namespace) -> int:
    from sentinel_desktop.app import database_commands

    return database_commands.station(settings, parsed.name, parsed.kind, parsed.direction)
