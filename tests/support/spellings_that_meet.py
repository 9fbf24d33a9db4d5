"""Spellings of four cards, as readers send them, that must all find the badge of the card."""

from collections.abc import Callable
from typing import Final, NamedTuple

from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.hardware.frames import pcprox_query, pcsc_uid, pn532
from sentinel_desktop.hardware.frames.decoder import DecodedSerial
from sentinel_desktop.hardware.profiles import find_profile
from tests.support.conversation import Conversation
from tests.support.simulated_pcprox import SimulatedPcProx
from tests.support.simulated_pn532 import SimulatedPn532

TAG: Final = "010063E9AE"
"""An EM4100 tag; 0006547886 and 099,59822 are printed on it."""
PROX: Final = "0A04A4"
"""An HID Prox card of the 26-bit format: facility 10, card 1188."""
MIFARE: Final = "04A22B91"
"""An ISO 14443 card with an id of four bytes."""
NTAG: Final = "04A22B91D1E580"
"""An ISO 14443 card with an id of seven bytes."""


class Spelling(NamedTuple):
    """One way in which a reader tells a card.

    Attributes:
        reader: a profile; ``pcsc`` for a reader that is no serial line; ``keyboard`` and a profile for one that types.
        sent: the bytes; of a reader that is asked, what is presented to it: an id in hex, or bits.
        read: the serial that is handed over.
        badge: the serial of the badge that it finds.
    """

    reader: str
    sent: bytes
    read: str
    badge: str


# One row a line, so that it can be read as a table.
# fmt: off
SPELLINGS: Final = [
    Spelling("rdm6300",               b"\x02010063E9AE25\x03",                  "010063E9AE",     TAG),
    Spelling("id12la",                b"\x02010063E9AE25\r\n\x03",              "010063E9AE",     TAG),
    Spelling("idteck",                b"\x020006547886\x03\x07",                "0063E9AE",       TAG),
    Spelling("idteck",                b"\x0206547886\x03\x07",                  "63E9AE",         TAG),
    Spelling("idteck-facility",       b"\x0209959822\x03\x05",                  "63E9AE",         TAG),
    Spelling("idteck-facility",       b"\x020009959822\x03\x05",                "0063E9AE",       TAG),
    Spelling("idteck-hex",            b"\x02010063E9AE\x03}",                   "010063E9AE",     TAG),
    Spelling("elatec",                b":010063E9AE05\r\n",                     "010063E9AE",     TAG),
    Spelling("pcprox",                b"0006547886\r",                          "0063E9AE",       TAG),
    Spelling("pcprox",                b"099,59822\r\n",                         "63E9AE",         TAG),
    Spelling("pcprox",                b"#99:59822\r",                           "63E9AE",         TAG),
    Spelling("pcprox-query",          b"10110001111101001101011100",            "63E9AE",         TAG),
    Spelling("line",                  b"010063E9AE\r\n",                        "010063E9AE",     TAG),
    Spelling("line",                  b"010063e9ae\n",                          "010063E9AE",     TAG),
    Spelling("line",                  b"CARD: 01 00 63 E9 AE\r\n",              "010063E9AE",     TAG),
    Spelling("line",                  b"01:00:63:e9:ae\r",                      "010063E9AE",     TAG),
    Spelling("line",                  b"0x010063E9AE\r\n",                      "010063E9AE",     TAG),
    Spelling("line",                  b" 0x01 0x00 0x63 0xE9 0xAE\r\n",         "010063E9AE",     TAG),
    Spelling("line",                  b"0063E9AE\r\n",                          "0063E9AE",       TAG),
    Spelling("line",                  b"UID=63-E9-AE\r\n",                      "63E9AE",         TAG),
    Spelling("line-reversed",         b"AEE9630001\r\n",                        "010063E9AE",     TAG),
    Spelling("line-reversed",         b"AE E9 63 00\r\n",                       "0063E9AE",       TAG),
    Spelling("line-decimal",          b"0006547886\r\n",                        "0063E9AE",       TAG),
    Spelling("line-decimal",          b"6547886\r\n",                           "0063E9AE",       TAG),
    Spelling("line-decimal",          b"4301515182\r\n",                        "010063E9AE",     TAG),
    Spelling("line-decimal-reversed", b"2934530816\r\n",                        "0063E9AE",       TAG),
    Spelling("line-decimal-24",       b"06547886\r\n",                          "63E9AE",         TAG),
    Spelling("line-facility",         b"099,59822\r\n",                         "63E9AE",         TAG),
    Spelling("line-facility",         b"99:59822\r\n",                          "63E9AE",         TAG),
    Spelling("line-facility",         b"09959822\r\n",                          "63E9AE",         TAG),
    Spelling("line-wiegand",          b"10110001111101001101011100\r\n",        "63E9AE",         TAG),
    Spelling("line-wiegand",          b"0000000000110001111101001101011101\r",  "0063E9AE",       TAG),
    Spelling("keyboard line",         b"010063E9AE\r",                          "010063E9AE",     TAG),
    Spelling("keyboard line-decimal", b"0006547886\r",                          "0063E9AE",       TAG),
    Spelling("keyboard line-facility", b"099,59822\r",                          "63E9AE",         TAG),

    Spelling("elatec",                b"1A05025240\r",                          "0A04A4",         PROX),
    Spelling("line-omnikey",          b"0605025240\r",                          "0A04A4",         PROX),
    Spelling("line-omnikey",          b"25853841984\r",                         "0A04A4",         PROX),
    Spelling("line-omnikey",          b"00000101000000100101001001\r",          "0A04A4",         PROX),
    Spelling("line-wiegand",          b"00000101000000100101001001\r",          "0A04A4",         PROX),
    Spelling("line-facility",         b"010,01188\r\n",                         "0A04A4",         PROX),
    Spelling("pcprox",                b"10:1188\r",                             "0A04A4",         PROX),
    Spelling("pcprox-query",          b"00000101000000100101001001",            "0A04A4",         PROX),
    Spelling("idteck-facility",       b"\x0201001188\x03\x00",                  "0A04A4",         PROX),

    Spelling("pn532",                 b"04A22B91",                              "04A22B91",       MIFARE),
    Spelling("pcsc",                  b"04A22B91",                              "04A22B91",       MIFARE),
    Spelling("line",                  b"04A22B91\r\n",                          "04A22B91",       MIFARE),
    Spelling("line-reversed",         b"912BA204\r\n",                          "04A22B91",       MIFARE),
    Spelling("line-decimal",          b"0077736849\r\n",                        "04A22B91",       MIFARE),
    Spelling("line-decimal-reversed", b"2435555844\r\n",                        "04A22B91",       MIFARE),
    Spelling("idteck",                b"\x020077736849\x03\x06",                "04A22B91",       MIFARE),
    Spelling("idteck-hex",            b"\x0204A22B91\x03\x0e",                  "04A22B91",       MIFARE),

    Spelling("pn532",                 b"04A22B91D1E580",                        "04A22B91D1E580", NTAG),
    Spelling("pcsc",                  b"04A22B91D1E580",                        "04A22B91D1E580", NTAG),
    Spelling("line",                  b"04:A2:2B:91:D1:E5:80\r\n",              "04A22B91D1E580", NTAG),
    Spelling("line-reversed",         b"80E5D1912BA204\r\n",                    "04A22B91D1E580", NTAG),
    Spelling("line-decimal",          b"1304207920588160\r\n",                  "04A22B91D1E580", NTAG),
    Spelling("line",                  b"91D1E580\r\n",                          "91D1E580",       NTAG),
    Spelling("line-decimal-24",       b"13755776\r\n",                          "D1E580",         NTAG),
]
# fmt: on


def read_by(spelling: Spelling) -> list[Serial]:
    """Return the serials that the reader's real decoder makes of what is sent."""
    apart = {"pn532": _asked_of_a_pn532, "pcprox-query": _asked_of_a_pcprox, "pcsc": _asked_by_pcsc}
    read: Callable[[Spelling], list[Serial]] = apart.get(spelling.reader, _heard)
    return read(spelling)


def _heard(spelling: Spelling) -> list[Serial]:
    decoder = find_profile(spelling.reader.removeprefix("keyboard ")).new_decoder()
    return [item.serial for item in decoder.feed(spelling.sent) if isinstance(item, DecodedSerial)]


def _asked_of_a_pn532(spelling: Spelling) -> list[Serial]:
    chip = SimulatedPn532()
    chip.tags = [bytes.fromhex(spelling.sent.decode())]
    talk = Conversation(pn532.decoder(), chip)
    talk.run(2_000, until=lambda: bool(talk.serials))
    return [Serial(serial) for serial in talk.serials]


def _asked_of_a_pcprox(spelling: Spelling) -> list[Serial]:
    reader = SimulatedPcProx()
    talk = Conversation(pcprox_query.decoder(), reader)
    talk.run(2_000, until=lambda: talk.dialogue.answered)
    reader.present(spelling.sent.decode(), talk.now_ns)
    talk.run(2_000, until=lambda: bool(talk.serials))
    return [Serial(serial) for serial in talk.serials]


def _asked_by_pcsc(spelling: Spelling) -> list[Serial]:
    decoded = pcsc_uid.decode(bytes.fromhex(spelling.sent.decode()) + b"\x90\x00")
    return [decoded.serial] if isinstance(decoded, DecodedSerial) else []
