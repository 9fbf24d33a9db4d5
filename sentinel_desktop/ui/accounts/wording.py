"""Accounts and sign-ins in words."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.accounts import AccountDetails, AccountRole, SignInOutcome
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.times import ago_text, day_text, moment_text
from sentinel_desktop.ui.widgets.facts import Fact

NOTHING: Final = "\N{EN DASH}"
_AGO_FOR: Final = timedelta(hours=12)


def role_name(role: AccountRole) -> str:
    """Return what a role is called."""
    return {
        AccountRole.OPERATOR: QCoreApplication.translate("Accounts", "Operator"),
        AccountRole.SUPERVISOR: QCoreApplication.translate("Accounts", "Supervisor"),
        AccountRole.ADMINISTRATOR: QCoreApplication.translate("Accounts", "Administrator"),
    }[role]


def role_sentence(role: AccountRole) -> str:
    """Return what a role may do."""
    return {
        AccountRole.OPERATOR: QCoreApplication.translate(
            "Accounts", "Visitors, check-ins by hand, reviews: what the desk does every day."
        ),
        AccountRole.SUPERVISOR: QCoreApplication.translate(
            "Accounts", "What operators may; and members, badges, lists, events, corrections."
        ),
        AccountRole.ADMINISTRATOR: QCoreApplication.translate(
            "Accounts", "Everything: accounts, stations, settings and the audit too."
        ),
    }[role]


def state_word(account: AccountDetails) -> str:
    """Return whether an account can be used, in a word or two."""
    if account.disabled_at is not None:
        return QCoreApplication.translate("Accounts", "Disabled")
    if account.must_change_password:
        return QCoreApplication.translate("Accounts", "One-time password")
    return QCoreApplication.translate("Accounts", "Active")


def state_tone(account: AccountDetails) -> tuple[str, Tone]:
    """Return the symbol and the tone of an account."""
    if account.disabled_at is not None:
        return "circle-slash", Tone.REFUSED
    if account.must_change_password:
        return "key-round", Tone.OUT
    return "circle-check", Tone.IN


def state_sentence(account: AccountDetails, now: datetime, zone: ZoneInfo) -> str:
    """Return what the state of an account means."""
    if account.disabled_at is not None:
        words = QCoreApplication.translate("Accounts", "Disabled {when}: nobody can sign in with it.")
        return words.format(when=moment_text(account.disabled_at, now, zone))
    if not account.must_change_password:
        return role_sentence(account.role)
    expires = account.password_expires_at
    if expires is None:
        return QCoreApplication.translate("Accounts", "It must choose a password of its own at the next sign-in.")
    if expires <= now:
        return QCoreApplication.translate("Accounts", "Its one-time password ran out unused: give it another one.")
    words = QCoreApplication.translate(
        "Accounts", "It must choose a password of its own; the one-time password opens until {day}."
    )
    # A month that is cut short ends in a full stop of its own, as in French.
    return words.format(day=day_text(expires.astimezone(zone).date()).removesuffix("."))


def last_sign_in_text(account: AccountDetails, now: datetime, zone: ZoneInfo) -> str:
    """Return when an account was last signed in with: how long ago it was, or the day."""
    at = account.last_sign_in_at
    if at is None:
        return QCoreApplication.translate("Accounts", "never")
    return ago_text(now - at) if now - at < _AGO_FOR else day_of(at, now, zone)


def day_of(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the day, with the year where that is not this one."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    return day_text(day) if day.year == today.year else f"{day_text(day)} {day.year}"


def account_facts(account: AccountDetails, member: str, now: datetime, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Return what is known of an account."""
    translate = QCoreApplication.translate
    return (
        Fact(translate("Accounts", "User name"), account.username),
        Fact(translate("Accounts", "Role"), role_name(account.role)),
        Fact(translate("Accounts", "Member"), member or translate("Accounts", "none")),
        Fact(translate("Accounts", "Last sign-in"), last_sign_in_text(account, now, zone)),
    )


def outcome_word(outcome: SignInOutcome) -> str:
    """Return what came of an attempt."""
    return {
        SignInOutcome.SIGNED_IN: QCoreApplication.translate("Accounts", "Signed in"),
        SignInOutcome.REFUSED: QCoreApplication.translate("Accounts", "Refused"),
        SignInOutcome.UNLOCKED: QCoreApplication.translate("Accounts", "Unlocked"),
        SignInOutcome.SIGNED_OUT: QCoreApplication.translate("Accounts", "Signed out"),
    }[outcome]


def outcome_tone(outcome: SignInOutcome) -> tuple[str, Tone | None]:
    """Return the symbol and the tone of an outcome; a refusal is to be found at a glance."""
    return {
        SignInOutcome.SIGNED_IN: ("log-in", Tone.IN),
        SignInOutcome.REFUSED: ("octagon-x", Tone.REFUSED),
        SignInOutcome.UNLOCKED: ("log-in", None),
        SignInOutcome.SIGNED_OUT: ("log-out", None),
    }[outcome]
