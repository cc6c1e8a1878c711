"""Style kept by tests rather than by memory: small rooms, plain names, nothing dead.

Each rule is a small function from a module to complaints about it; the last test shows each of
them something bad, so that a rule that has gone blind is noticed.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FUNCTION_LINES, MODULE_LINES, COLUMNS = 70, 500, 100
ENTRY_POINTS = {"cfworkflow", "cfworkflow.__main__", "cfworkflow.cli.main"}

IMPURE_MODULES = {
    *("io", "os", "pathlib", "random", "secrets", "shutil", "socket"),
    *("subprocess", "tempfile", "time"),
}
IMPURE_NAMES = {"open", "print", "input", "uuid1", "uuid4"}
IMPURE_CALLS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("uuid.uuid1", "uuid.uuid4", "os.environ", "time.time"),
}
VAGUE = re.compile(r"(?i)(utils?|helpers?|managers?|base|common|misc)")
LAZY = re.compile(r"cfworkflow(\.\w+)+(:\w+)?")
VAGUE_CLASS = re.compile(r"(Utils?|Helper|Manager|Base)$")
ELSEWHERE = re.compile(
    r"(?<![\w.-])/(?:home|Users|root|work|tmp|opt|mnt|srv)/\w|[A-Z]:\\Users"
    r"|pypi\.|\bpythonhosted\.|\bpip\.conf\b"
)

Node = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """A Python file of this repository: its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text)

    @cached_property
    def name(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def within(self, folder: str) -> bool:
        """Whether it lies in `folder`, named from the root."""
        return self.path.startswith(f"{folder}/")


Rule = Callable[[Module], Iterator[str]]


@cache
def modules() -> list[Module]:
    """Every Python file of the package and of what stands beside it; each parsed once."""
    return [
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for folder in ("cfworkflow", "tests", "benchmarks", "examples")
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]


def is_public(name: str) -> bool:
    """Whether others may use what has this name."""
    return not name.startswith("_")


def long_functions(module: Module) -> Iterator[str]:
    """Complain of functions that don't fit on a screen, decorators left aside."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name} has {lines} lines"


def long_modules(module: Module) -> Iterator[str]:
    """Complain of a file that holds more than one idea, going by its length."""
    lines = len(module.text.splitlines())
    if lines > MODULE_LINES:
        yield f"has {lines} lines"


def long_lines(module: Module) -> Iterator[str]:
    """Complain of lines too long to be read side by side."""
    for number, line in enumerate(module.text.splitlines(), 1):
        if len(line) > COLUMNS:
            yield f"line {number} has {len(line)} columns"


def silent_tests(module: Module) -> Iterator[str]:
    """Complain of tests that don't say which rule or promise they guard."""
    if not module.within("tests"):
        return
    for node in ast.walk(module.tree):
        if not isinstance(node, Function) or not node.name.startswith("test_"):
            continue
        if not ast.get_docstring(node):
            yield f"{node.name} does not say what it guards"


def public_without_docstring(module: Module) -> Iterator[str]:
    """Complain of public modules, classes, functions and methods that don't say what for."""
    if not module.within("cfworkflow"):
        return

    def inside(node: ast.Module | Node, path: str) -> Iterator[str]:
        if not ast.get_docstring(node):
            yield f"{path} has no docstring"
        if isinstance(node, Function):
            return
        for child in node.body:
            if isinstance(child, Node) and is_public(child.name) and not is_variant(child):
                yield from inside(child, f"{path}.{child.name}")

    yield from inside(module.tree, module.name)


def is_variant(node: Node) -> bool:
    """Whether a function only varies one that is documented: an override, overload or setter."""
    last = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(last & {"override", "overload", "setter"})


def impure_domain(module: Module) -> Iterator[str]:
    """Complain of a clock, chance, files or the environment in the domain."""
    if not module.within("cfworkflow/domain"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            used = {name.name.partition(".")[0] for name in node.names} & IMPURE_MODULES
        elif isinstance(node, ast.ImportFrom) and not node.level:
            used = {str(node.module).partition(".")[0]} & IMPURE_MODULES
            used |= {name.name for name in node.names} & IMPURE_NAMES
        elif isinstance(node, ast.Name):
            used = {node.id} & IMPURE_NAMES
        elif isinstance(node, ast.Attribute):
            used = {".".join(ast.unparse(node).split(".")[-2:])} & IMPURE_CALLS
        else:
            continue
        yield from (f"line {node.lineno} uses {name}" for name in used)


def bare_prints(module: Module) -> Iterator[str]:
    """Complain of output by anyone but the command line."""
    if not module.within("cfworkflow") or module.within("cfworkflow/cli"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            yield f"line {node.lineno} prints"


def vague_names(module: Module) -> Iterator[str]:
    """Complain of files, folders and classes whose name doesn't say what they are for."""
    for part in module.path.removesuffix(".py").split("/"):
        if VAGUE.fullmatch(part):
            yield f"'{part}' says nothing"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and re.search(
            r"(Utils?|Helper|Manager|Base)$", node.name
        ):
            yield f"class {node.name} says nothing"


def names_used(module: Module) -> set[str]:
    """Every dotted name of ours that `module` imports, or holds as text to import later."""
    package = module.name if module.path.endswith("__init__.py") else module.name.rpartition(".")[0]
    used: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            used |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            used |= {origin, *(f"{origin}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Constant) and LAZY.fullmatch(str(node.value)):
            used.add(str(node.value).partition(":")[0])
    return used


def reached(everything: list[Module]) -> set[str]:
    """The modules that an entry point, a test, a benchmark or an example leads to."""
    by_name = {module.name: module for module in everything}
    waiting = [
        module.name
        for module in everything
        if module.name in ENTRY_POINTS or not module.within("cfworkflow")
    ]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in seen:
            seen.add(name)
            waiting += names_used(by_name[name])
            waiting.append(name.rpartition(".")[0])
    return seen


def complaints(rule: Rule, among: list[Module]) -> list[str]:
    """What `rule` has to say, with the place."""
    return [f"{module.path}: {text}" for module in among for text in rule(module)]


RULES: dict[Rule, Module] = {
    long_functions: Module("tests/x.py", "def f():\n" + "    pass\n" * 70),
    long_modules: Module("tests/x.py", "\n" * 501),
    long_lines: Module("tests/x.py", f"x = '{'-' * 100}'"),
    silent_tests: Module("tests/x.py", "class X:\n    def test_y(self): pass"),
    public_without_docstring: Module("cfworkflow/x.py", "'X.'\nclass Y:\n    'Y.'\n    def z(): 1"),
    impure_domain: Module("cfworkflow/domain/x.py", "import datetime as d\nd.datetime.now()"),
    bare_prints: Module("cfworkflow/x.py", "def y():\n    print(1)"),
    vague_names: Module("cfworkflow/utils.py", ""),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Rule) -> None:
    """Small rooms, said purposes, a pure domain, plain names: the habits of this code base."""
    found = complaints(rule, modules())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_breach_is_noticed_by(rule: Rule) -> None:
    """A rule that finds nothing anywhere would keep nothing: each one finds its planted breach."""
    assert complaints(rule, [RULES[rule]])


def test_no_file_is_dead() -> None:
    """What nothing leads to is deleted, not kept in case."""
    everything = modules()
    ours = {module.name for module in everything if module.within("cfworkflow")}
    dead = sorted(ours - reached(everything))
    assert not dead, "\n".join(dead)


def test_a_dead_file_is_noticed_and_a_lazily_loaded_one_is_not() -> None:
    """Two modules that only import each other are dead; one named in a table of text is not."""
    tree = [
        Module("cfworkflow/__init__.py", "from . import a"),
        Module("cfworkflow/a.py", "TABLE = {'b': 'cfworkflow.b:run'}"),
        Module("cfworkflow/b.py", ""),
        Module("cfworkflow/c.py", "from cfworkflow import d"),
        Module("cfworkflow/d.py", "import cfworkflow.c"),
    ]
    assert reached(tree) == {"cfworkflow", "cfworkflow.a", "cfworkflow.b"}


def belonging() -> list[Path]:
    """The files of the repository: what git keeps, or all there is where there is no git."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        kept = subprocess.run(
            ["git", "ls-files", "-z"],  # noqa: S607 - git, wherever it lies
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return [ROOT / name for name in kept.stdout.split("\0") if name]
    return [path for path in ROOT.rglob("*") if ".venv" not in path.parts]


def texts() -> Iterator[tuple[str, str]]:
    """Every text file that belongs to the repository, with its path from the root."""
    for path in sorted(path for path in belonging() if path.is_file()):
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_text_names_a_machine_or_a_registry() -> None:
    """A clone works anywhere: nothing names a folder of one machine or where packages come from."""
    found = [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if ELSEWHERE.search(line)
    ]
    assert not found, "\n".join(found)


def test_a_machine_path_is_noticed() -> None:
    """The look for machine paths finds one, and leaves a web address alone."""
    slash = "/"
    assert ELSEWHERE.search(f"see {slash}home{slash}someone")
    assert not ELSEWHERE.search("https://example.org/work/plan")


def test_locks_are_pinned_hashed_and_without_addresses() -> None:
    """A set-up takes the same files for everyone, from wherever their pip looks."""
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
        entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert entries, lock.name
        assert not [line for line in entries if not re.match(r"[\w.-]+==\S+ .*--hash=", line)]
        assert "://" not in text, lock.name


def declared(name: str) -> list[str]:
    """What a list of requirements asks for by name."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(("#", "-"))]


def test_what_is_locked_is_what_is_declared() -> None:
    """An installed cfworkflow, and its extras, need what `make demo` was tried with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert project["dependencies"] == declared("runtime.in")
    assert [*extras["reports"], *extras["web"]] == declared("extras.in")
