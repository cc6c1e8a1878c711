"""Every kind of fact and of command there is, found without the tables that list them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import TypeVar

from cfworkflow import domain
from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Fact

K = TypeVar("K", Fact, Command)


def every_kind(of: type[K]) -> list[type[K]]:
    """The kinds that have a name of their own, from every module of the domain."""
    for module in walk_packages(domain.__path__, f"{domain.__name__}."):
        import_module(module.name)
    ours = [kind for kind in _beneath(of) if kind.__module__.startswith(f"{domain.__name__}.")]
    return [kind for kind in ours if "NAME" in vars(kind)]


def _beneath(kind: type[K]) -> Iterator[type[K]]:
    for below in kind.__subclasses__():
        yield below
        yield from _beneath(below)
