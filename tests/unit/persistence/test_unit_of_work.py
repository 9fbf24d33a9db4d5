"""A unit of work has every repository there is."""

import importlib
import inspect
import pkgutil
from abc import ABC

from sentinel_desktop.persistence import repositories
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork, _In


def written() -> set[type]:
    """Return every repository of an aggregate that is written."""
    modules = [
        importlib.import_module(f"{repositories.__name__}.{each.name}")
        for each in pkgutil.iter_modules(repositories.__path__)
    ]
    return {
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if found.__name__.endswith("Repository") and found is not Repository and ABC not in found.__bases__
    }


def test_every_repository_is_in_the_unit_of_work() -> None:
    """One that is written later is found where all the others are."""
    offered = {offer._repository for offer in vars(SqlUnitOfWork).values() if isinstance(offer, _In)}
    missing = {found.__name__ for found in written() if found not in offered and hasattr(found, "aggregate")}
    assert missing == set()
    assert len(offered) > 30
