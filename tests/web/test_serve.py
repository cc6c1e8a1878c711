"""`cfworkflow serve`: who it lets in, how it begins, and how it ends."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.terminal import PROGRAM, ask, environment

PATIENCE = 30.0


@contextmanager
def serving(store: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command at work on a store, and the address it told."""
    command = [*PROGRAM, "--store", str(store), "serve", "--port", "0", *more]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as server:
        try:
            assert server.stderr
            said = server.stderr.readline()
            while "http://" not in said and server.poll() is None:
                said = server.stderr.readline()
            found = re.search(r"http://\S+", said)
            assert found, server.stderr.read()
            yield server, found[0]
        finally:
            if server.poll() is None:
                server.terminate()
            server.wait(PATIENCE)


def fetch(address: str) -> str:
    """What stands at an address."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_shows_the_record_until_it_is_ended(store: Path, end: signal.Signals) -> None:
    """It tells its address, answers there, says no more, and ends well when asked to."""
    with serving(store) as (server, address):
        assert address.startswith("http://127.0.0.1:")
        assert "Waiting lists" in fetch(f"{address}/barriers")
        assert "Waiting lists" in fetch(f"{address}/barriers?as-of=@15")
        server.send_signal(end)
        out, err = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert out == ""
    assert err.splitlines() == ["Ended."]


def test_a_program_is_told_the_address_as_data(store: Path) -> None:
    """With --json the address stands on stdout, for what opens it."""
    with serving(store, "--json") as (server, address):
        server.terminate()
        out, _ = server.communicate(timeout=PATIENCE)
    assert json.loads(out) == {"url": address}


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "192.0.2.1", "records.example.org"],  # noqa: S104 - refused
)
def test_other_machines_are_let_in_only_if_said_so(store: Path, host: str) -> None:
    """An address that others reach is refused, with what it would mean and what to do."""
    answer = ask("--store", str(store), "serve", "--host", host, "--json")
    assert answer.code == 4
    assert answer.error["code"] == "serve-remote"
    assert "--allow-remote" in answer.error["try"]


def test_a_port_that_is_taken_is_said_to_be(store: Path) -> None:
    """Somebody else is there: no trace, and how to find a free one."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        answer = ask("--store", str(store), "serve", "--port", port, "--json")
    assert answer.code == 3
    assert answer.error["code"] == "serve-port"
    assert "--port 0" in answer.error["try"]


def test_an_address_of_no_machine_here_is_said_to_be(store: Path) -> None:
    """A name that leads nowhere, or to another machine, can't be answered at."""
    answer = ask(
        *("--store", str(store), "serve", "--host", "192.0.2.1", "--port", "0"),
        *("--allow-remote", "--json"),
    )
    assert answer.code == 3
    assert answer.error["code"] == "serve-port"
    answer = ask(
        *("--store", str(store), "serve", "--host", "no name at all", "--allow-remote", "--json"),
    )
    assert answer.code == 3
    assert answer.error["code"] == "serve-address"


def test_there_must_be_a_store(tmp_path: Path) -> None:
    """Without a store there is nothing to show: the same as every other command says."""
    answer = ask("--store", str(tmp_path / "none.db"), "serve", "--json")
    assert answer.code == 3
    assert answer.error["code"] == "store-missing"
    assert ask("--store", "memory:", "serve").code == 2


def test_without_its_extra_it_says_what_to_install(store: Path) -> None:
    """The page comes with an extra; who has not installed it is told how."""
    program = (
        "import sys; sys.modules['starlette'] = None; "
        "from cfworkflow.cli.app import run_app; "
        f"raise SystemExit(run_app(['--store', {str(store)!r}, 'serve', '--json']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert ran.returncode == 3
    assert "pip install 'cfworkflow[web]'" in json.loads(ran.stderr)["error"]["try"]
