"""The readers this program knows: how each one's line is set and read. A new one is a row here and a file in frames."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from sentinel_desktop.domain.faults import ReaderChoiceError
from sentinel_desktop.domain.readers import CardFamily, ReaderChoice, ReaderKind
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.frames import (
    elatec,
    id12la,
    idteck,
    line_reader,
    pcprox_query,
    pcprox_text,
    pn532,
    rdm6300,
)
from sentinel_desktop.hardware.frames.decoder import Decoder


class UnknownProfileError(ReaderChoiceError):
    """No reader profile has this name; the sentence says which there are."""


@dataclass(frozen=True, slots=True)
class ReaderProfile:
    """A kind of reader.

    Attributes:
        name: what settings and the command line call it.
        label: what a person calls it.
        baud_rate: bits a second; 8 data bits, no parity, 1 stop bit.
        new_decoder: makes a decoder at the beginning of a line, a ``Dialogue`` for a reader that must be asked.
        checked: its frames carry a checksum, so that a single good one proves the profile.
        family: what kind of card it reads.
        presentation_window: a frame of the same badge within this time of its previous one is no new presentation.
        of_text: a badge is one line of text, so that a keyboard may type it too.
        takes_pattern: a site lays the text out; ``profile_for`` says where its serial stands.
    """

    name: str
    label: str
    baud_rate: int
    new_decoder: Callable[[], Decoder]
    checked: bool
    family: CardFamily = CardFamily.UNKNOWN
    presentation_window: timedelta = timedelta(milliseconds=220)
    of_text: bool = False
    takes_pattern: bool = False


def _text(name: str, label: str, new_decoder: Callable[[], Decoder]) -> ReaderProfile:
    return ReaderProfile(name, label, 9600, new_decoder, checked=False, of_text=True)


_LOW = CardFamily.LOW_FREQUENCY
RDM6300 = ReaderProfile(
    "rdm6300", sentence("ReaderKinds", "RDM6300 or Seeed 125 kHz"), 9600, rdm6300.decoder, checked=True, family=_LOW
)
ID12LA = ReaderProfile(
    "id12la", sentence("ReaderKinds", "ID-2LA, ID-12LA or ID-20LA"), 9600, id12la.decoder, checked=True, family=_LOW
)
IDTECK = ReaderProfile(
    "idteck", sentence("ReaderKinds", "IDTECK SR10, SR30 or RFK101"), 9600, idteck.decoder, checked=True
)
IDTECK_FACILITY = replace(
    IDTECK,
    name="idteck-facility",
    label=sentence("ReaderKinds", "IDTECK, facility and card"),
    new_decoder=idteck.facility_decoder,
)
IDTECK_HEX = replace(
    IDTECK, name="idteck-hex", label=sentence("ReaderKinds", "IDTECK, hex digits"), new_decoder=idteck.hex_decoder
)
ELATEC = replace(
    _text("elatec", sentence("ReaderKinds", "ELATEC TWN3 for HID Prox or IndiTag"), elatec.decoder), family=_LOW
)
PCPROX = replace(
    _text("pcprox", sentence("ReaderKinds", "rf IDEAS pcProx, text as the site lays it out"), pcprox_text.decoder),
    takes_pattern=True,
)
LINE = _text("line", sentence("ReaderKinds", "Line reader, one hex serial a line"), line_reader.decoder)
LINE_REVERSED = _text(
    "line-reversed", sentence("ReaderKinds", "Line reader, hex with the bytes reversed"), line_reader.reversed_decoder
)
LINE_DECIMAL = _text(
    "line-decimal", sentence("ReaderKinds", "Line reader, one decimal number (0006547886)"), line_reader.decimal_decoder
)
LINE_DECIMAL_REVERSED = _text(
    "line-decimal-reversed",
    sentence("ReaderKinds", "Line reader, decimal with the bytes reversed"),
    line_reader.reversed_decimal_decoder,
)
LINE_DECIMAL_24 = _text(
    "line-decimal-24",
    sentence("ReaderKinds", "Line reader, the low 24 bits as a decimal number"),
    line_reader.decimal_24_decoder,
)
LINE_FACILITY = _text(
    "line-facility", sentence("ReaderKinds", "Line reader, facility and card (099,59822)"), line_reader.facility_decoder
)
LINE_WIEGAND = _text(
    "line-wiegand", sentence("ReaderKinds", "Line reader, 26 or 34 Wiegand bits"), line_reader.wiegand_decoder
)
LINE_OMNIKEY = _text(
    "line-omnikey", sentence("ReaderKinds", "OMNIKEY, card bits in binary, hex or decimal"), line_reader.omnikey_decoder
)
PN532 = ReaderProfile(
    "pn532",
    sentence("ReaderKinds", "PN532 on its serial line (HSU)"),
    115200,
    pn532.decoder,
    checked=True,
    family=CardFamily.ISO_14443,
    presentation_window=timedelta(seconds=3),  # the chip says when a tag is gone; this bridges lost answers
)
PCPROX_QUERY = ReaderProfile(
    "pcprox-query",
    sentence("ReaderKinds", "rf IDEAS pcProx, asked for its last card (rfid:qid)"),
    9600,
    pcprox_query.decoder,
    checked=True,
    presentation_window=timedelta(milliseconds=500),
)

DETECTABLE = (RDM6300, ID12LA, IDTECK, ELATEC, LINE)
"""Profiles that can be told apart by listening: one speed, and nothing to be asked of the reader first.

Of the formats of text the stricter come first.
"""
ASKED = (PN532, PCPROX_QUERY)
"""Profiles of readers that must be asked, in the order in which an unknown reader is asked."""
CHOSEN = (
    PCPROX,
    LINE_DECIMAL,
    LINE_DECIMAL_REVERSED,
    LINE_DECIMAL_24,
    LINE_FACILITY,
    LINE_REVERSED,
    LINE_WIEGAND,
    LINE_OMNIKEY,
    IDTECK_FACILITY,
    IDTECK_HEX,
)
"""Profiles that a person must name: what they send looks like another's, and would be guessed wrongly."""
PROFILES = {profile.name: profile for profile in (*DETECTABLE, *ASKED, *CHOSEN)}
DETECTION_BAUD_RATE = 9600


def find_profile(name: str) -> ReaderProfile:
    """Return the profile of this name, in any case.

    Raises:
        UnknownProfileError: there is none.
    """
    try:
        return PROFILES[name.strip().lower()]
    except KeyError:
        raise UnknownProfileError(
            sentence(
                "ReaderFaults",
                "There is no reader profile '{name}': use one of {names}, or none to find it by listening.",
                name=name,
                names=", ".join(PROFILES),
            )
        ) from None


def profile_for(choice: ReaderChoice) -> ReaderProfile | None:
    """Return the profile of a choice, with its pattern; None where it is to be found by listening.

    A pattern without a profile means text that a site lays out.

    Raises:
        UnknownProfileError: there is no such profile.
        ReaderChoiceError: the pattern cannot be used, or the profile takes none.
    """
    if not choice.pattern:
        return None if choice.profile is None else find_profile(choice.profile)
    profile = PCPROX if choice.profile is None else find_profile(choice.profile)
    if not profile.takes_pattern:
        raise ReaderChoiceError(
            sentence(
                "ReaderFaults",
                "The reader profile '{name}' takes no pattern: leave it out, or use the profile '{other}'.",
                name=profile.name,
                other=PCPROX.name,
            )
        )
    pattern = pcprox_text.compile_pattern(choice.pattern)
    return replace(profile, new_decoder=partial(pcprox_text.decoder, pattern))


def reader_kinds() -> tuple[ReaderKind, ...]:
    """Return the profiles as a person may choose them."""
    return tuple(ReaderKind(profile.name, profile.label, profile.takes_pattern) for profile in PROFILES.values())
