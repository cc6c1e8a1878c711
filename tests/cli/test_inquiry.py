"""`cfworkflow inquiry`: from the change forum to what it feeds, as a secretary types it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cfworkflow import Workflow
from cfworkflow.audit.pack.choosing import Choice, chosen
from tests.cli.terminal import Desk
from tests.projections.a_kept_store import connected

Desks = Callable[[str], Desk]


def test_an_inquiry_from_its_forum_to_what_it_feeds(desk_at: Desks) -> None:
    """What stands, what came out phase by phase, who tried what, and what it feeds, on a page."""
    desk = desk_at("trying")
    ended = desk.done(
        "inquiry experiment-ended E-1 --outcome partly --findings 'Nine of twelve were met'"
    )
    assert ended.out == "E-0001 ended: it worked in part.\n"
    desk.done(
        "inquiry advance I-1 --at M-1 --findings 'Beds are kept'",
        "inquiry loop-back I-1 --at M-1 --because Fridays --findings 'Phones were off'",
        "inquiry feed I-1 B-1",
    )
    shown = desk.done("inquiry show I-0001").out
    for told in (
        "phase          build, cycle 2, since ",
        "explore, at M-0001; found: Map",
        "build, cycle 2, at M-0001, because: Fridays; found: Phones were off",
        "cpsl-mind since ",
        "E-0001 cpsl-mind, ",
        "A bed for Fridays (worked in part, ",
        "Nine of twelve were met)",
        "feeds          B-0001",
    ):
        assert told in shown, told


def test_the_next_command_is_shown(desk_at: Desks) -> None:
    """Whoever does this for the first time is led on, with the references filled in."""
    desk = desk_at("forum held")
    opened = desk.done("inquiry open M-0001 --title 'Why unmet?'")
    assert opened.out == 'I-0001 opened at M-0001 of tactical: "Why unmet?".\n'
    assert opened.err == "Next: cfworkflow inquiry join I-0001 ORGANISATION\n"


def test_all_that_is_wrong_is_said_and_nothing_recorded(desk_at: Desks) -> None:
    """F1 and S2: what was tried, why not, what to do; twice where two things are wrong."""
    desk = desk_at("inquiring")
    desk.done("meeting schedule peterborough today")
    before = desk.facts
    refused = desk.refused("inquiry conclude I-1 --at M-2 --findings Done")
    assert refused.refused_by == ["S2", "F1", "F1"]
    assert "--kind change-forum" in refused.err
    assert "meeting open M-0002" in refused.err
    refused = desk.refused("inquiry experiment I-1 --by sun-network --title Beds")
    assert refused.refused_by == ["S2", "S2"]
    assert "cfworkflow inquiry join I-0001 sun-network" in refused.err
    assert desk.facts == before


def test_a_rehearsal_records_nothing_and_the_same_again_once(desk_at: Desks) -> None:
    """A dry run tells what would be; what is so already is not done twice."""
    desk = desk_at("inquiring")
    before = desk.facts
    step = "inquiry advance I-1 --at M-1 --findings Map"
    rehearsed = desk.done(f"{step} --dry-run")
    assert rehearsed.out == "I-0001 went from build to explore at M-0001.\n"
    assert desk.facts == before
    desk.done(step)
    assert "so already" in desk.done(step).err
    assert desk.facts == before + 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            "inquiry show I-9",
            ["There is no inquiry I-0009", "Did you mean I-0001?", "inquiry list"],
        ),
        (
            "inquiry experiment-ended E-9 --outcome worked --findings x",
            ["no experiment E-0009", "inquiry agents"],
        ),
        ("inquiry advance I-1 --at M-9 --findings x", ["no meeting M-0009", "meeting list"]),
        ("inquiry feed I-1 B-9", ["no barrier B-0009", "Did you mean B-0001?"]),
        ("inquiry feed I-1 tactical", ["write it as B-0001 or theme:NAME"]),
        ("inquiry feed I-1 theme:discharge", ["no theme discharge"]),
        ("inquiry join I-1 'CPSL Mind'", ["ORGANISATION", "short id"]),
        ("inquiry conclude I-1 --at M-1", ["--findings"]),
    ],
)
def test_what_is_not_there_or_not_written_so_is_named(
    desk_at: Desks, command: str, said: list[str]
) -> None:
    """A typing error is met by what was meant, and by where to look."""
    answer = desk_at("inquiring")(command)
    assert answer.code in {2, 3}
    assert [part for part in said if part not in answer.err] == []


def test_the_list_is_filtered(desk_at: Desks) -> None:
    """By phase, petal, area, group, barrier fed and change agent; all of it true at once."""
    desk = desk_at("inquiring")
    desk.done(
        "inquiry open M-1 --title Beds --petal homelessness --area peterborough",
        "inquiry advance I-1 --at M-1 --findings Map",
        "inquiry feed I-2 B-1",
    )

    def found(options: str) -> list[str]:
        rows = desk.done(f"inquiry list --json {options}").json
        return [row["inquiry"] for row in rows]

    assert found("") == ["I-0001", "I-0002"]
    assert found("--state explore") == found("--agent cpsl-mind") == ["I-0001"]
    assert found("--petal homelessness --group tactical") == ["I-0002"]
    assert found("--barrier B-1") == found("--area peterborough") == ["I-0002"]
    assert found("--until 2020-01-01") == found("--agent cpsl-mind --barrier B-1") == []
    assert found("--limit 1") == ["I-0002"]


def test_the_web_of_change_agents_is_one_list(desk_at: Desks) -> None:
    """CR 147: each organisation with the inquiries it takes part in and what it tried."""
    desk = desk_at("trying")
    desk.done("inquiry join I-1 ferry-project", "inquiry leave I-1 ferry-project")
    mind, ferry = desk.done("inquiry agents --json").json
    assert (mind["organisation"], mind["inquiries"]) == ("cpsl-mind", ["I-0001"])
    assert [trial["outcome"] for trial in mind["experiments"]] == [None]
    assert (ferry["inquiries"], ferry["left"]) == ([], ["I-0001"])
    assert "E-0001 running" in desk.done("inquiry agents").out


def test_a_forum_shows_the_inquiries_that_were_before_it(desk_at: Desks) -> None:
    """The minutes of a change forum lead to what was asked there."""
    desk = desk_at("inquiring")
    assert "inquiries  I-0001\n" in desk.done("meeting show M-1").out
    assert desk.done("meeting show M-1 --json").json["inquiries"] == ["I-0001"]


def test_the_log_of_an_inquiry_has_its_experiments(desk_at: Desks) -> None:
    """What was tried for an inquiry belongs to its story."""
    story = desk_at("trying").done("audit log --ref I-1 --json").json
    assert [told["kind"] for told in story][-1] == "experiment-started"


def test_a_pack_about_an_inquiry_has_its_experiments_and_its_forum(desk_at: Desks) -> None:
    """What it rests on goes with it: the forum, the group that held it, and what was tried."""
    desk = desk_at("trying")
    with connected(desk.store) as connection:
        positions = chosen(connection, Choice("I-0001"))
    with Workflow.open(str(desk.store)) as record:
        kinds = {told.fact.NAME for told in record.history() if told.position in positions}
    assert {"inquiry-opened", "experiment-started"} <= kinds
    assert {"meeting-opened", "group-established"} <= kinds
    assert "barrier-raised" not in kinds
