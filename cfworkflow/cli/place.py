"""Where the store is: `--store`, CFWORKFLOW_STORE, cfworkflow.toml, or cfworkflow.db."""

# Every command asks where its store is, and `pathlib` is slow to load.
# ruff: noqa: PTH109, PTH113, PTH118, PTH120

from __future__ import annotations

import os

import click

SETTINGS = "cfworkflow.toml"
DEFAULT = "cfworkflow.db"


def store_url(given: str | None) -> str:
    """The URL of the store, the first place that names one winning.

    A relative path in `cfworkflow.toml` counts from that file's folder.
    """
    named = given or os.environ.get("CFWORKFLOW_STORE")
    if named:
        return _readable(named)
    folder, above = os.getcwd(), None
    while folder != above:
        settings = os.path.join(folder, SETTINGS)
        if os.path.isfile(settings):
            return _named_in(settings)
        folder, above = os.path.dirname(folder), folder
    return DEFAULT


def _readable(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        raise click.UsageError(f"{name!r} is no name for a store: it is not text.") from None
    return name


def _named_in(place: str) -> str:
    import tomllib
    from pathlib import Path

    settings = Path(place)
    try:
        named = tomllib.loads(settings.read_text(encoding="utf-8")).get("store", DEFAULT)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{settings} cannot be read: {error}.") from None
    if not isinstance(named, str):
        raise click.UsageError(f'{settings}: write store = "cfworkflow.db".')
    return named if ":" in named else str(settings.parent / named)
