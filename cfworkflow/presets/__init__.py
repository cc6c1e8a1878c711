"""Presets: a programme as data. Its groups, places, terms, visions and principles, from TOML.

A preset becomes the same commands that anyone could type, so that no rule is passed by. How to
write one for another area: docs/presets.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import ClassVar

from cfworkflow.domain.refusal import Unknown
from cfworkflow.presets.faults import faults_of
from cfworkflow.presets.model import Preset

__all__ = ["Preset", "PresetProblems", "load_preset", "preset_names"]


class PresetProblems(Exception):  # noqa: N818 - says what is wrong with a file
    """A preset that can't be used. `problems` holds every one, each a sentence with its place."""

    code: ClassVar[str] = "preset"

    def __init__(self, where: str, problems: Iterable[str]) -> None:
        self.problems = [f"{where}: {problem}" for problem in problems]
        super().__init__(where, self.problems)
        self.what = f"Tried to use {where} as a preset."
        self.why = " ".join(self.problems)
        self.try_ = "Nothing was recorded. Put the file right, then try again."

    def __str__(self) -> str:
        return "\n".join(self.problems)


def preset_names() -> list[str]:
    """The names of the presets that come with the program."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))


def load_preset(name_or_path: str | Path) -> Preset:
    """Read the preset of that name, or else the TOML file at that path.

    Raises `Unknown`, with near misses, when there is neither, and `PresetProblems` with all that
    is wrong when there is one that can't be used.
    """
    where, names = str(name_or_path), preset_names()
    file: Traversable | Path = Path(name_or_path)
    if where in names:
        file = resources.files(__name__) / f"{where}.toml"
    try:
        raw = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise Unknown("preset", where, get_close_matches(where, names)) from None
    except OSError as error:
        raise PresetProblems(where, [f"It can't be read: {error.strerror}."]) from None
    except UnicodeDecodeError:
        raise PresetProblems(where, ["It is not text in UTF-8."]) from None
    except ValueError as error:
        raise PresetProblems(where, [f"It is not TOML: {error}."]) from None
    faults = faults_of(raw)
    if faults:
        raise PresetProblems(where, faults)
    return Preset.model_validate(raw)
