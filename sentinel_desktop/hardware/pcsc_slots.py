"""The names of PC/SC readers: which of them are slots of one device, and which one a person means.

One device may show several readers: a slot for cards laid on, one for cards put in, one for a built-in module. The
smart card service of Linux and macOS writes ``NAME [INTERFACE] (SERIAL) 00 01``, where the two numbers are the device
and its slot; that of Windows writes ``NAME SLOT 0`` with the number of the device.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sentinel_desktop.domain.readers import ReaderOffer
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.hardware.ports import PortError, SeveralPortsError

SCHEME = "pcsc:"

_NAME = re.compile(
    r"(?P<base>.+?)(?: \[(?P<interface>[^\]]*)\])?(?: \((?P<serial>[^)]*)\))?"
    r"(?: (?P<device>[0-9A-F]{2}) (?P<slot>[0-9A-F]{2})| (?P<number>\d+))?"
)
_SLOT_WORD = re.compile(r"\b(?:PICC|ICC|SAM|CL)\b|(?<=\d)CL\b")
_MODULE = re.compile(r"\bSAM\b")


@dataclass(frozen=True, slots=True)
class CardReader:
    """A device with a slot for badges.

    Attributes:
        name: the name of its first slot.
        slots: the names under which the smart card service knows it; a badge may come to any of them.
    """

    name: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    device: tuple[str, ...]
    slot: tuple[str, ...]


def devices(names: Iterable[str]) -> Sequence[CardReader]:
    """Return the devices behind the readers' ``names``, in their order, without slots for built-in modules."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
    for name in names:
        if _MODULE.search(name):
            continue
        parts = _parts(name)
        slots = found.setdefault(parts.device, {})
        if parts.slot in slots:  # two alike: they cannot be slots of one device
            found[*parts.device, name] = {parts.slot: name}
        else:
            slots[parts.slot] = name
    return [CardReader(next(iter(slots.values())), tuple(slots.values())) for slots in found.values()]


def choose_device(wanted: str, names: Sequence[str]) -> CardReader:
    """Return the device to read.

    Args:
        wanted: ``pcsc:``, for the only one, or that with a device's name, of which a part that no other has is enough.
        names: the readers that the smart card service has now.

    Raises:
        PortError: there is none of that name, or none at all.
        SeveralPortsError: there are several that may be meant.
    """
    name = wanted.removeprefix(SCHEME).strip().casefold()
    attached = devices(names)
    fitting = [reader for reader in attached if any(slot.casefold() == name for slot in reader.slots)]
    fitting = fitting or [reader for reader in attached if any(name in slot.casefold() for slot in reader.slots)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise SeveralPortsError(
            sentence(
                "ReaderFaults",
                "{n} card readers are attached ({names}): choose one.",
                n=len(fitting),
                names=", ".join(reader.name for reader in fitting),
            ),
            offers(names),
        )
    if name:
        raise PortError(
            sentence(
                "ReaderFaults", "No card reader named {name} is attached: plug it in.", name=wanted.removeprefix(SCHEME)
            ),
            wanted,
        )
    raise PortError(
        sentence(
            "ReaderFaults", "No card reader is attached: plug it in, or look whether the computer has its driver."
        ),
        wanted,
    )


def offers(names: Iterable[str]) -> tuple[ReaderOffer, ...]:
    """Return the devices to choose from.

    A device is offered without its number, which is another one after the next start, where that is enough to know it.
    """
    attached = devices(names)
    offered = []
    for reader in attached:
        short = _without_number(reader.name)
        alike = sum(short.casefold() in slot.casefold() for other in attached for slot in other.slots[:1])
        label = short if alike == 1 else reader.name
        offered.append(ReaderOffer(f"{SCHEME}{label}", label))
    return tuple(offered)


def _without_number(name: str) -> str:
    return re.sub(r"(?: [0-9A-F]{2} [0-9A-F]{2}| \d+)$", "", name)


def _parts(name: str) -> _Parts:
    found = _NAME.fullmatch(name)
    if found is None:
        return _Parts((name,), ())
    interface, serial = found["interface"] or "", found["serial"] or ""
    base = " ".join(_SLOT_WORD.sub("", found["base"]).split())
    if interface:
        return _Parts((base, serial), (interface, found["slot"] or ""))
    return _Parts((base, serial, found["device"] or found["number"] or ""), (found["base"], found["slot"] or ""))
