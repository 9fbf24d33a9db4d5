"""The locked requirements are whole, hashed, bound to no machine, and free to be passed on."""

import re
import tomllib
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.checkout import ROOT

RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"
FUZZING = ROOT / "packaging" / "requirements-fuzz.txt"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
STRONG_COPYLEFT = re.compile(r"(?<!L)A?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def _entries(name: str) -> dict[str, str]:
    """Return each requirement's whole entry, its continuation lines joined, by the name of the package."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(re.split(r"[=\s]", line)[0]): line for line in lines}


def _requirement(entry: str) -> Requirement:
    return Requirement(HASH.sub("", entry))


def _wanted() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = settings["project"]["dependencies"]
    by_name = settings["dependency-groups"]
    groups = [line for name, group in by_name.items() if name != "fuzz" for line in group]
    backend = settings["build-system"]["requires"]
    development = [*runtime, *groups, *backend]
    return {RUNTIME.name: runtime, DEVELOPMENT.name: development, FUZZING.name: by_name["fuzz"]}


@pytest.mark.parametrize("lock", [RUNTIME.name, DEVELOPMENT.name, FUZZING.name])
def test_every_dependency_is_locked_at_a_version_it_allows(lock: str) -> None:
    """What pyproject.toml asks for is in the lock; `make lock` was run after the last change."""
    entries = _entries(lock)
    for wanted in map(Requirement, _wanted()[lock]):
        assert canonicalize_name(wanted.name) in entries, wanted
        locked = _requirement(entries[canonicalize_name(wanted.name)])
        (version,) = (specifier.version for specifier in locked.specifier)
        assert wanted.specifier.contains(version), f"{wanted} is locked at {version}"


@pytest.mark.parametrize("lock", [RUNTIME.name, DEVELOPMENT.name, FUZZING.name])
def test_every_line_is_a_pinned_and_hashed_requirement(lock: str) -> None:
    """The lock names no index, path or option, and pip can check every byte it downloads."""
    for name, entry in _entries(lock).items():
        requirement = _requirement(entry)
        assert requirement.url is None, name
        assert [specifier.operator for specifier in requirement.specifier] == ["=="], name
        assert HASH.search(entry), name


def test_development_runs_on_what_is_delivered() -> None:
    """The development lock holds the runtime lock as it is, versions and hashes."""
    development = _entries(DEVELOPMENT.name)

    for name, entry in _entries(RUNTIME.name).items():
        assert development[name] == entry


def test_the_suite_runs_on_what_is_locked() -> None:
    """Every package of the lock that this platform needs is installed here in its locked version."""
    for name, entry in _entries(DEVELOPMENT.name).items():
        requirement = _requirement(entry)
        if requirement.marker is None or requirement.marker.evaluate():
            assert requirement.specifier.contains(distribution(name).version), entry


def test_nothing_delivered_is_gpl_only() -> None:
    """Every package of the runtime lock may be passed on with an MIT program without opening that program."""
    refused = {}
    for name, entry in _entries(RUNTIME.name).items():
        requirement = _requirement(entry)
        if requirement.marker is None or requirement.marker.evaluate():
            offers = licence_offers(distribution(name))
            if not any(_is_free_of_strong_copyleft(offer) for offer in offers):
                refused[name] = offers

    assert refused == {}


def licence_offers(package: Distribution) -> list[str]:
    """Return the licences a package may be taken under, any one of them."""
    stated = {name: package.metadata.get_all(name) or [] for name in ("License-Expression", "Classifier", "License")}
    classifiers = [line for line in stated["Classifier"] if line.startswith("License :: ")]
    lines = stated["License-Expression"] or classifiers or stated["License"]
    return [offer.strip("() ") for line in lines for offer in line.split(" OR ")]


def _is_free_of_strong_copyleft(offer: str) -> bool:
    return bool(offer.strip()) and not STRONG_COPYLEFT.search(offer)


@pytest.mark.parametrize(
    ("offer", "free"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("", False),
    ],
)
def test_licences_are_told_apart(offer: str, free: bool) -> None:  # noqa: FBT001 - a column of the table above
    """A lesser licence is not taken for the full one, and no licence at all is not taken for a free one."""
    assert _is_free_of_strong_copyleft(offer) is free
