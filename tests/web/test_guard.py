"""Who may ask, what may be asked, and what a browser may do with the answer."""

from __future__ import annotations

import pytest

from cfworkflow.web.app import make_app
from cfworkflow.web.guard import names_of
from cfworkflow.web.site_map import PAGES
from tests.web.browsing import Browser

SCRIPTLESS = "default-src 'none'"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FROB"])
def test_only_reading_is_allowed(browser: Browser, method: str) -> None:
    """GET and HEAD only: anything else is told so, with what is allowed."""
    for path in ("/", "/barriers.json", "/nowhere", "/audit/pack.zip"):
        answer = browser.ask(method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    ["/", "/barriers.json", "/decisions.csv", "/nowhere", "/barriers?as-of=never", "/favicon.ico"],
)
def test_every_answer_has_the_headers_that_protect_who_reads_it(
    browser: Browser, path: str
) -> None:
    """A strict policy, no sniffing, no referrer, no frame, no other site: on errors as well."""
    for answer in (browser.get(path), browser.ask("POST", path), browser.get(path, host="evil")):
        headers = answer.headers
        assert headers["content-security-policy"].startswith(SCRIPTLESS)
        assert "unsafe" not in headers["content-security-policy"] or path.endswith(".csv")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "cache-control" in headers
        assert "server" not in headers


def test_the_head_of_a_page_is_that_of_the_page_without_its_body(browser: Browser) -> None:
    """HEAD answers as GET does, headers and all, and says nothing more."""
    for path in ("/", "/barriers", "/barriers.json", "/nowhere"):
        got, head = browser.get(path), browser.ask("HEAD", path)
        assert head.status_code == got.status_code
        assert head.headers == got.headers
        assert head.content == b""


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"]
)
def test_a_machine_may_call_itself_what_machines_do(browser: Browser, host: str) -> None:
    """The names for this machine are its own on whatever port, which may be forwarded."""
    assert browser.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example"),
        *("10.0.0.1", "localhost@evil.example", "[::1", "", "localhost:x", "localhost/"),
    ],
)
def test_a_name_that_was_made_to_lead_here_is_refused(browser: Browser, host: str) -> None:
    """DNS rebinding: a site elsewhere can't have a browser read this page under its own name."""
    answer = browser.get("/barriers", host=host)
    assert answer.status_code == 421
    assert "Governance record" in answer.text
    assert "No address" not in answer.text


def test_a_page_open_to_others_goes_by_its_names_and_by_figures(store: str) -> None:
    """With other machines allowed: the names given, and addresses in figures, which can't lead."""
    app = make_app(str(store), names=["records.example.org", "fd00::1"], any_number=True)
    browser = Browser(app)
    for host in ("records.example.org:80", "Records.Example.Org", "192.168.1.7:8000", "[fd00::1]"):
        assert browser.get("/", host=host).status_code == 200
    assert browser.get("/", host="evil.example").status_code == 421


def test_figures_are_no_name_of_a_page_that_is_not_open_to_others() -> None:
    """Only addresses of the machine itself count where nobody else is to see the page."""
    assert not names_of().has("192.168.1.7")
    assert names_of(["192.168.1.7"]).has("192.168.1.7:8000")


def test_what_another_site_loads_in_the_background_is_refused(browser: Browser) -> None:
    """A picture of another site can't have the page work for it; a link may be followed."""
    given = {"sec_fetch_site": "cross-site"}
    assert browser.get("/", **given, sec_fetch_mode="no-cors").status_code == 403
    assert browser.get("/index.json", **given, sec_fetch_mode="cors").status_code == 403
    assert browser.get("/", **given, sec_fetch_mode="navigate").status_code == 200
    assert browser.get("/", sec_fetch_site="none", sec_fetch_mode="navigate").status_code == 200
    near = browser.get("/", sec_fetch_site="same-site", sec_fetch_mode="no-cors")
    assert near.status_code == 403
    own = browser.get("/favicon.ico", sec_fetch_site="same-origin", sec_fetch_mode="no-cors")
    assert own.status_code == 200


def test_nothing_leads_outside_by_a_path_made_up(browser: Browser) -> None:
    """A path is never echoed as a link, and no file is read by it."""
    for path in (
        *("//evil.example/x", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"),
        *("/barriers/..%2fgroups", "/barriers/%00", "/barriers/%3Cscript%3E", "/static/../app.py"),
        "/cfworkflow.css",
    ):
        answer = browser.get(path)
        assert answer.status_code in {404, 400, 307}, path
        assert "evil.example" not in answer.text
        assert "<script" not in answer.text
        assert answer.headers.get("location", "http://localhost").startswith("http://localhost")


def test_a_name_of_no_kind_of_thing_is_not_there(browser: Browser) -> None:
    """Whatever a name is made of, it is no fault of ours that nothing has it."""
    for name in ("x:y", ":", "::", "x:", ":B-0001", "barrier", "member:river", "%E2%98%83"):
        assert browser.get(f"/record/{name}").status_code == 404, name
        assert browser.get(f"/record/{name}?as-of=@3").status_code == 404, name


def test_a_program_is_told_in_data_what_is_wrong(browser: Browser) -> None:
    """An address that asks for data gets its refusals as data: code, message, why, what to try."""
    for path, status, code in (
        ("/nowhere.json", 404, "unknown"),
        ("/barriers/B-0999.json", 404, "unknown"),
        ("/barriers.json?as-of=never", 400, "moment"),
        ("/barriers.json?as-of=@9999", 400, "moment"),
        ("/barriers.json?tier=nix", 400, "form"),
    ):
        answer = browser.get(path)
        assert answer.status_code == status, path
        error = answer.json()["error"]
        assert error["code"] == code
        assert error["message"]
        assert error["why"]
    assert browser.ask("POST", "/index.json").json()["error"]["code"] == "read-only"


def test_every_page_is_told_of_once() -> None:
    """No two pages are at one path, or one would never be seen."""
    paths = [page.path for page in PAGES]
    assert len(paths) == len({*paths})
