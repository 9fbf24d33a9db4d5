"""Which PC/SC readers are one device, and which device a name means."""

import pytest

from sentinel_desktop.domain.readers import ReaderOffer
from sentinel_desktop.hardware.pcsc_slots import choose_device, devices, offers
from sentinel_desktop.hardware.ports import PortError, SeveralPortsError

ACR122 = "ACS ACR122U PICC Interface 00 00"
ACR122_AGAIN = "ACS ACR122U PICC Interface 01 00"
OMNIKEY_ON = "HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422CL Smartcard Reader] (KN0301) 00 00"
OMNIKEY_IN = "HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422 Smartcard Reader] (KN0301) 01 00"
TWO_SLOTS = ["Virtual PCD 00 00", "Virtual PCD 00 01"]
WINDOWS_ON, WINDOWS_MODULE = "ACS ACR1252 1S CL Reader PICC 0", "ACS ACR1252 1S CL Reader SAM 0"
WINDOWS_IN = "ACS ACR1281 1S Dual Reader ICC 0"
WINDOWS_DUAL_ON = "ACS ACR1281 1S Dual Reader PICC 0"


@pytest.mark.parametrize(
    ("names", "slots"),
    [
        ([], []),
        ([ACR122], [(ACR122,)]),
        ([ACR122, ACR122_AGAIN], [(ACR122,), (ACR122_AGAIN,)]),
        ([OMNIKEY_ON, OMNIKEY_IN], [(OMNIKEY_ON, OMNIKEY_IN)]),
        (TWO_SLOTS, [tuple(TWO_SLOTS)]),
        ([WINDOWS_ON, WINDOWS_MODULE], [(WINDOWS_ON,)]),
        ([WINDOWS_IN, WINDOWS_DUAL_ON], [(WINDOWS_IN, WINDOWS_DUAL_ON)]),
        (["Reader X 0", "Reader X 1"], [("Reader X 0",), ("Reader X 1",)]),
        (["R [A] 00 00", "R [B] 01 00", "R [A] 02 00"], [("R [A] 00 00", "R [B] 01 00"), ("R [A] 02 00",)]),
    ],
)
def test_slots_of_one_device_belong_together(names: list[str], slots: list[tuple[str, ...]]) -> None:
    """Readers that differ by slot or interface only are one device; two alike are two; a module slot is none."""
    assert [reader.slots for reader in devices(names)] == slots


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("pcsc:ACS ACR122U PICC Interface 00 00", ACR122),
        ("pcsc: acr122u ", ACR122),
        ("pcsc:omnikey", OMNIKEY_ON),
        ("pcsc:KN0301", OMNIKEY_ON),
    ],
)
def test_a_part_of_the_name_is_enough(wanted: str, chosen: str) -> None:
    """A device is found by its name, or by a part of it that no other has, in any case."""
    assert choose_device(wanted, [ACR122, OMNIKEY_ON, OMNIKEY_IN]).name == chosen


def test_the_only_device_needs_no_name() -> None:
    """Without a name the only device is taken, with all its slots."""
    assert choose_device("pcsc:", TWO_SLOTS).slots == tuple(TWO_SLOTS)


def test_several_devices_are_offered() -> None:
    """Several without a name are offered by name, without the number where that is enough; an offer can be chosen."""
    names = [ACR122, OMNIKEY_ON, OMNIKEY_IN]
    with pytest.raises(SeveralPortsError, match="2 card readers are attached") as raised:
        choose_device("pcsc:", names)
    assert raised.value.offers == (
        ReaderOffer("pcsc:ACS ACR122U PICC Interface", "ACS ACR122U PICC Interface"),
        ReaderOffer(f"pcsc:{OMNIKEY_ON[:-6]}", OMNIKEY_ON[:-6]),
    )
    assert [choose_device(offer.url, names).name for offer in raised.value.offers] == [ACR122, OMNIKEY_ON]


def test_two_alike_are_offered_with_their_numbers() -> None:
    """Where only the number tells two devices apart, the offer has it."""
    assert [offer.url for offer in offers([ACR122, ACR122_AGAIN])] == [f"pcsc:{ACR122}", f"pcsc:{ACR122_AGAIN}"]
    assert choose_device(f"pcsc:{ACR122_AGAIN}", [ACR122, ACR122_AGAIN]).name == ACR122_AGAIN


def test_nothing_that_fits_is_said_in_a_sentence() -> None:
    """A name that no reader has, and no reader at all, are said each in its sentence."""
    with pytest.raises(PortError, match="No card reader named ACR1252 is attached"):
        choose_device("pcsc:ACR1252", [ACR122])
    with pytest.raises(PortError, match="No card reader is attached"):
        choose_device("pcsc:", [])
