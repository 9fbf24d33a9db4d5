"""Trying again what gave way to another transaction."""

import pytest

from sentinel_desktop.domain.faults import AlreadyTakenError, StoreConflictError, StoreTimeoutError
from sentinel_desktop.services.retries import ATTEMPTS, retried


class GivingWay:
    """A piece of work that gives way some times before it is done."""

    def __init__(self, times: int) -> None:
        self.times, self.attempts = times, 0

    def __call__(self) -> str:
        """Give way, or be done."""
        self.attempts += 1
        if self.attempts <= self.times:
            raise StoreConflictError("It gave way.")
        return "done"


def test_what_gave_way_is_tried_again() -> None:
    """Another transaction was first; the second attempt is made at once."""
    work = GivingWay(times=ATTEMPTS - 1)
    assert retried(work) == "done"
    assert work.attempts == ATTEMPTS


def test_what_always_gives_way_is_given_up() -> None:
    """The number of attempts is bounded, and the caller hears that it may be tried later."""
    work = GivingWay(times=100)
    with pytest.raises(StoreTimeoutError, match="tried again"):
        retried(work)
    assert work.attempts == ATTEMPTS


def test_nothing_else_is_tried_again() -> None:
    """A refusal is an answer: asking again gets the same."""
    attempts: list[int] = []

    def refused() -> None:
        attempts.append(1)
        raise AlreadyTakenError("Another record has it already.")

    with pytest.raises(AlreadyTakenError):
        retried(refused)
    assert attempts == [1]
