"""A reader's state as a symbol, a colour and words: the same in the status strip and on the reader's page."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import ReaderState, ReaderStatus

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ReaderLook:
    """How a reader's state is shown.

    Attributes:
        tone: None where nothing is said of good or bad.
        word: the state with the word reader in it, for a strip.
        title: the state alone, for the reader's own page.
        sentence: what it means for badges, and what to do.
    """

    symbol: str
    tone: Tone | None
    word: str
    title: str
    sentence: str


def must_be_chosen(status: ReaderStatus) -> bool:
    """Whether several readers are attached and a person must say which one is meant."""
    return status.state is ReaderState.SEARCHING and len(status.offers) > 1


def reader_look(status: ReaderStatus) -> ReaderLook:
    """Return how a reader's state is shown."""
    if must_be_chosen(status):
        return ReaderLook(
            "triangle-alert",
            Tone.REFUSED,
            translate("Reader", "Choose a reader"),
            translate("Reader", "Several readers are attached"),
            translate("Reader", "No badge is read before one of them is chosen."),
        )
    return {
        ReaderState.READY: ReaderLook(
            "circle-check",
            Tone.IN,
            translate("Reader", "Reader ready"),
            translate("Reader", "Ready"),
            translate("Reader", "Every badge on it is recorded."),
        ),
        ReaderState.SEARCHING: ReaderLook(
            "search",
            Tone.OUT,
            translate("Reader", "Reader: searching"),
            translate("Reader", "Searching"),
            translate("Reader", "No badge is read. Is it plugged in? It is used as soon as it is found."),
        ),
        ReaderState.LOST: ReaderLook(
            "unplug",
            Tone.REFUSED,
            translate("Reader", "Reader lost"),
            translate("Reader", "Lost"),
            translate("Reader", "No badge is read. Plug it in again: it goes on by itself."),
        ),
        ReaderState.STOPPED: ReaderLook(
            "circle-slash",
            None,
            translate("Reader", "Reader stopped"),
            translate("Reader", "Stopped"),
            translate("Reader", "No badge is read at this desk now."),
        ),
    }[status.state]
