"""Presets: the programme of the Terms of Reference as data, and files of other areas."""

from __future__ import annotations

import doctest
import json
import re
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.group.commands import ActivatePartnership, ReassignAreas
from cfworkflow.domain.group.facts import GroupEstablished, TermsAdopted
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.refusal import Unknown
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.presets import Preset, PresetProblems, load_preset, preset_names
from cfworkflow.presets.of_briefings import Briefed
from cfworkflow.presets.of_groups import PresetGroup, PresetMember
from cfworkflow.presets.of_visions import Principle

ROOT = Path(__file__).parents[2]
NAME = "cambridgeshire-peterborough"
GUIDE = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")
NORTHSHIRE = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[0]

ORGANISATIONS = {
    "cambridge-city-council": "Cambridge City Council",
    "cambridge-womens-resources-centre": "Cambridge Women's Resources Centre",
    "co-production-forum": "Co-production forum",
    "community-safety-services": "Community Safety Services / Culture Sports and Leisure, C&P",
    "counting-every-adult": "C&P Counting Every Adult team",
    "cpsl-mind": "CPSL Mind",
    "crisis-care-concordat": "Crisis Care Concordat, C&P CCG",
    "east-cambridgeshire-district-council": "East Cambridgeshire District Council",
    "ferry-project": "The Ferry Project",
    "housing-board": "The Housing Board for Cambridgeshire, Peterborough & West Suffolk",
    "it-takes-a-city": "It Takes a City",
    "making-every-adult-matter": "Making Every Adult Matter",
    "office-of-the-police-and-crime-commissioner": "Office of the Police and Crime Commissioner",
    "public-health-commissioning": (
        "Public Health Commissioning Team (Drugs & Alcohol and Sexual Health)"
    ),
    "sun-network": "SUN network",
    "think-communities-transformation-unit": "Think Communities Transformation Unit",
}
"""Every organisation that holds a place in the Terms of Reference: sixteen, one with two places."""


@pytest.fixture(scope="module")
def preset() -> Preset:
    """What the Terms of Reference say."""
    return load_preset(NAME)


def apply(preset: Preset, workflow: Workflow) -> int:
    """Do all that the preset asks for, and say how many facts that took."""
    outcomes = [
        workflow.do(each, on=day or preset.in_effect_from) for day, each in preset.commands()
    ]
    return sum(len(outcome.facts) for outcome in outcomes)


def group_of(workflow: Workflow, ref: str) -> Group:
    """The group as the facts tell it."""
    group = Group(ref)
    for told in workflow.history():
        if f"group:{ref}" in told.fact.tags():
            group.evolve(told)
    return group


def in_preset(preset: Preset, ref: str) -> PresetGroup:
    """The group as the preset tells it."""
    return next(group for group in preset.groups if group.id == ref)


def test_the_tactical_group_has_17_places_and_a_quorum_of_6(preset: Preset) -> None:
    """Q1 and ToR Decisions: with the current membership, quorate with at least 6."""
    with Workflow.open("memory:") as workflow:
        apply(preset, workflow)
        tactical = group_of(workflow, "tactical")
    roll = tactical.roll_on(preset.in_effect_from)
    assert len(roll) == 17
    assert quorum_of(tactical.terms_on(preset.in_effect_from), len(roll)) == 6


def test_applying_a_preset_twice_records_nothing_new(preset: Preset) -> None:
    """Setting a programme up again is quiet: what is on record already stays the one record."""
    with Workflow.open("memory:") as workflow:
        stated = len(preset.visions) + len(preset.principles)
        others = len(preset.teams) + len(preset.briefings) + len(preset.elements)
        assert apply(preset, workflow) == 5 * 2 + 17 + stated + others
        assert apply(preset, workflow) == 0


def test_each_group_stands_in_its_tier_beneath_the_one_that_oversees_it(preset: Preset) -> None:
    """ToR Governance: the three tiers, two partnerships at work and a third forming."""
    with Workflow.open("memory:") as workflow:
        apply(preset, workflow)
        groups = [group_of(workflow, group.id) for group in preset.groups]
    assert {(group.ref, group.tier, group.overseen_by, group.status) for group in groups} == {
        ("strategic", "strategic", None, "active"),
        ("tactical", "tactical", "strategic", "active"),
        ("cambridgeshire", "operational", "tactical", "active"),
        ("peterborough", "operational", "tactical", "active"),
        ("fenland-east-cambridgeshire", "operational", "tactical", "forming"),
    }


def test_the_project_team_reports_to_the_tactical_group(preset: Preset) -> None:
    """ToR Governance: "once recruited", it reports to the Tactical Group."""
    assert [(team.id, team.reports_to) for team in preset.teams] == [("project-team", "tactical")]
    with Workflow.open("memory:") as workflow:
        apply(preset, workflow)
        agreed = [told.fact for told in workflow.history() if told.fact.NAME == "reporting-agreed"]
    assert [fact.tags() for fact in agreed] == [("team:project-team", "group:tactical")]


def test_once_the_third_partnership_is_up_cambridgeshire_has_three_districts(
    preset: Preset,
) -> None:
    """ToR Governance: it then focuses on Cambridge, Huntingdonshire and South Cambridgeshire."""
    giver, taker = "cambridgeshire", "fenland-east-cambridgeshire"
    passing = ("fenland", "east-cambridgeshire")
    with Workflow.open("memory:") as workflow:
        apply(preset, workflow)
        assert not group_of(workflow, taker).areas
        workflow.do(ActivatePartnership(group=taker))
        workflow.do(ReassignAreas(group=giver, to=taker, areas=passing))
        assert group_of(workflow, giver).areas == {
            "cambridge",
            "huntingdonshire",
            "south-cambridgeshire",
        }
        assert group_of(workflow, taker).areas == {*passing}
    note = in_preset(preset, taker).note or ""
    assert all(word in note for word in (giver, *passing)), note


def test_it_takes_effect_on_the_last_day_of_the_year_the_membership_is_dated_by(
    preset: Preset,
) -> None:
    """The ToR says 2022 and no day; T1 and C1 judge everything after by this date."""
    assert preset.in_effect_from == date(2022, 12, 31)


def test_places_are_held_by_organisations_and_by_nobody_else(preset: Preset) -> None:
    """Design § 6: no personal name in an id, in a name, or anywhere that is kept for ever."""
    members = [member for group in preset.groups for member in group.members]
    held = {(member.organisation or member.id, member.name) for member in members}
    assert held == set(ORGANISATIONS.items())
    numbered = {f"public-health-commissioning-{number}" for number in (1, 2)}
    assert {member.id for member in members} <= ORGANISATIONS.keys() | numbered
    assert len({member.id for member in members}) == 17


def test_no_address_stands_in_a_packaged_preset() -> None:
    """A preset is published: it holds no way of reaching a person, not even in a comment."""
    for file in (ROOT / "cfworkflow" / "presets").glob("*.toml"):
        assert "@" not in file.read_text(encoding="utf-8"), file.name


def test_no_roles_are_made_up(preset: Preset) -> None:
    """The ToR names no chair, none of the places as the project team, and one group's places."""
    assert {member.role for group in preset.groups for member in group.members} == {"member"}
    assert [group.id for group in preset.groups if group.members] == ["tactical"]


def test_the_terms_say_of_each_setting_which_clause_it_comes_from(preset: Preset) -> None:
    """Every setting that is written out has its clause, and no clause is of something else."""
    terms = in_preset(preset, "tactical").terms
    written_out = {name.replace("_", "-") for name in terms.model_fields_set - {"clauses"}}
    assert terms.clauses.keys() == written_out
    assert {name.replace("-", "_") for name in terms.clauses} <= Terms.model_fields.keys()
    assert all(clause.startswith("ToR, ") for clause in terms.clauses.values())


def test_the_terms_are_those_of_the_terms_of_reference(preset: Preset) -> None:
    """ToR Decisions: a third of the members plus one, and a simple majority of those present."""
    terms = in_preset(preset, "tactical").terms
    assert terms.quorum_fraction == Fraction(1, 3)
    assert (terms.quorum_rounding, terms.quorum_plus, terms.quorum_base) == ("down", 1, "members")
    assert (terms.majority, terms.majority_reached) == (Fraction(1, 2), "more-than")
    assert (terms.majority_base, terms.casting_vote, terms.proxies) == ("present", False, True)


def test_where_the_terms_of_reference_are_silent_the_default_terms_stand(preset: Preset) -> None:
    """The ToR gives terms for the Tactical Group alone; nothing is claimed for the others."""
    others = [group for group in preset.groups if group.id != "tactical"]
    assert all(group.terms == CHARITY_STYLE for group in others)
    assert not CHARITY_STYLE.clauses


def test_visions_and_principles_are_there_as_data(preset: Preset) -> None:
    """ToR Vision: four. ToR Principles: two that everything hangs on, and five more."""
    assert len(preset.visions) == 4
    assert {each.id: each.fundamental for each in preset.principles} == {
        "recognising-complexity": True,
        "building-trust": True,
        "work-in-partnership": False,
        "equal-voice": False,
        "lived-experience": False,
        "evidence-driven": False,
        "learn-from-failures": False,
    }


def test_each_audience_is_briefed_monthly(preset: Preset) -> None:
    """ToR Purpose and CR Work strand 3: progress briefings to each tier and to stakeholders."""
    assert [(each.id, each.every) for each in preset.briefings] == [
        ("operational", "month"),
        ("tactical", "month"),
        ("strategic", "month"),
        ("stakeholders", "month"),
    ]


def test_areas_petals_and_sectors_are_those_of_the_membership_section(preset: Preset) -> None:
    """ToR Membership: seven places of the map, five petals, five sectors."""
    assert {area.name for area in preset.areas} == {
        "Cambridge",
        "Cambridgeshire",
        "East Cambridgeshire",
        "Fenland",
        "Huntingdonshire",
        "Peterborough",
        "South Cambridgeshire",
    }
    assert len({petal.id for petal in preset.petals}) == 5
    assert len({sector.id for sector in preset.sectors}) == 5


@pytest.mark.parametrize("name", preset_names())
def test_every_packaged_preset_can_be_applied(name: str) -> None:
    """A name that is offered works."""
    with Workflow.open("memory:") as workflow:
        assert apply(load_preset(name), workflow)


def test_a_near_miss_is_answered_with_the_name_that_was_meant() -> None:
    """Errors are a product: an unknown preset names those that come near."""
    with pytest.raises(Unknown) as caught:
        load_preset("cambridgshire-peterboro")
    assert (caught.value.kind, caught.value.near) == ("preset", (NAME,))


def test_a_preset_of_another_area_is_read_from_its_path(tmp_path: Path) -> None:
    """Terms are data: another partnership brings its own file, and its terms are adopted."""
    file = tmp_path / "northshire.toml"
    file.write_text(NORTHSHIRE, encoding="utf-8")
    preset = load_preset(file)
    assert preset == load_preset(str(file))
    with Workflow.open("memory:") as workflow:
        apply(preset, workflow)
        facts = [told.fact for told in workflow.history()]
    established = [fact.group for fact in facts if isinstance(fact, GroupEstablished)]
    assert established == ["board", "steering-group", "northtown-partnership"]
    adopted = {fact.group: fact.terms for fact in facts if isinstance(fact, TermsAdopted)}
    assert quorum_of(adopted["steering-group"], 3) == 2
    assert adopted["board"] == CHARITY_STYLE


@given(order=st.permutations(["board", "steering-group", "northtown-partnership"]))
def test_the_order_of_groups_in_the_file_does_not_matter(order: list[str]) -> None:
    """A group is established after the one that oversees it, wherever it stands in the file."""
    preset = Preset.model_validate(tomllib.loads(NORTHSHIRE))
    shuffled = sorted(preset.groups, key=lambda group: order.index(group.id))
    with Workflow.open("memory:") as workflow:
        assert apply(preset.model_copy(update={"groups": tuple(shuffled)}), workflow) == 9


def test_the_example_of_the_guide_does_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documentation is run: the guide's file and its few lines of Python."""
    (tmp_path / "northshire.toml").write_text(NORTHSHIRE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "presets.md"), module_relative=False, encoding="utf-8"
    )
    assert (failed, tried) == (0, 5)


def test_the_problems_of_the_guide_are_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documentation is run: the problems it shows are those that its file gives when mistyped."""
    mistyped = NORTHSHIRE.replace('"homelessness"', '"homeless"')
    mistyped = mistyped.replace('"steering-group"\nareas', '"stearing-group"\nareas')
    (tmp_path / "northshire.toml").write_text(mistyped, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PresetProblems) as caught:
        load_preset("northshire.toml")
    assert f"```\n{caught.value}\n```" in GUIDE


@pytest.mark.parametrize("part", [Preset, PresetGroup, PresetMember, Principle, Briefed, Terms])
def test_the_guide_names_every_setting(part: type[Preset | PresetGroup | Terms]) -> None:
    """Whatever can stand in a preset can be looked up."""
    unnamed = [
        name for name in part.model_fields if f"`{name}`" not in GUIDE and f"{name}]" not in GUIDE
    ]
    assert not unnamed


DEFECTS = {
    "no date": ("in_effect_from = 2025-03-03\n", "", "in_effect_from: this is missing."),
    "a mistyped setting": ("source =", "sauce =", "sauce: there is no such setting here (did"),
    "an id that is none": ('id = "equal-voice"', 'id = "E. Voice"', "principle 1, id: 'E. V"),
    "a tier of no kind": ('"strategic"', '"top"', "group board, tier: 'top' is not one of"),
    "a quorum that is no fraction": (
        'quorum_fraction = "1/2"',
        'quorum_fraction = "half"',
        "group steering-group, terms, quorum_fraction: 'half' can't stand here",
    ),
    "a clause of nothing": (
        "quorum-fraction =",
        "quorum-fracture =",
        "clauses, quorum-fracture: there is no such setting of terms (did you mean quorum-fra",
    ),
    "a place given twice": (
        'id = "harbour-shelter"',
        'id = "northtown-council"',
        "group steering-group, members: the id 'northtown-council' is given 2 times.",
    ),
    "a sector of no kind": ('["public"]', '["state"]', "member northtown-council, sector 1:"),
    "a name that is no text": (
        'name = "Northshire Strategic Board"',
        "name = 5",
        "group board, name: write text, in quotes.",
    ),
    "an overseer that is not there": (
        'overseen_by = "steering-group"',
        'overseen_by = "steering-grope"',
        "overseen_by: steering-grope is not one of the groups of this file (did you mean steer",
    ),
    "an area that is not listed": (
        '[[groups]]\nid = "board"',
        '[[groups]]\nareas = ["southtown"]\nid = "board"',
        "group board, areas: southtown is not one of the areas of this file (did",
    ),
    "terms that nobody could meet": (
        'id = "northtown-partnership"\n',
        'id = "northtown-partnership"\nterms = { majority = "1/3" }\n',
        "group northtown-partnership: A majority of 1/3 would let a minority decide (T3).",
    ),
}
"""Something wrong that can be put into the guide's file: what was there, what is, what is said."""


@given(chosen=st.sets(st.sampled_from(sorted(DEFECTS))))
def test_all_that_is_wrong_with_a_file_is_said_at_once(
    chosen: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Errors are a product: whatever is wrong together, each is found, and nothing is invented."""
    text = NORTHSHIRE
    for defect in chosen:
        before, after, _ = DEFECTS[defect]
        assert text.count(before) == 1, defect
        text = text.replace(before, after)
    file = tmp_path_factory.mktemp("preset") / "area.toml"
    file.write_text(text, encoding="utf-8")
    problems: list[str] = []
    try:
        load_preset(file)
    except PresetProblems as wrong:
        problems = wrong.problems
    for defect in chosen:
        expected = DEFECTS[defect][2]
        assert [each for each in problems if expected in each], (defect, problems)
    assert len(problems) == len(chosen), problems
    assert all(each.startswith(f"{file}: ") and each.endswith(".") for each in problems)


def problems_of(text: str, folder: Path) -> str:
    """What is said about a file with this text, or nothing."""
    file = folder / "area.toml"
    file.write_text(text, encoding="utf-8")
    try:
        load_preset(file)
    except PresetProblems as wrong:
        return str(wrong)
    return ""


def test_a_group_overseen_by_a_tier_that_is_not_the_next_is_a_problem(tmp_path: Path) -> None:
    """P1: no tier is skipped, and no group oversees itself; said before anything is recorded."""
    skipping = NORTHSHIRE.replace('"steering-group"\nareas', '"board"\nareas')
    assert "group northtown-partnership: board is of the strategic" in problems_of(
        skipping, tmp_path
    )
    itself = NORTHSHIRE.replace('overseen_by = "board"', 'overseen_by = "steering-group"')
    assert problems_of(itself, tmp_path).endswith(
        "group steering-group, overseen_by: a group does not oversee itself."
    )


def test_only_a_partnership_can_be_forming(tmp_path: Path) -> None:
    """The rules judge a preset as they judge a command, and are named by their code."""
    forming = NORTHSHIRE.replace('tier = "tactical"', 'tier = "tactical"\nforming = true')
    assert problems_of(forming, tmp_path).endswith(
        "group steering-group: Only an Operational Partnership is forming before it is active (S2)."
    )


@pytest.mark.parametrize("given", ['"2025-03-03"', "2025-03-03T10:00:00", "20250303"])
def test_a_date_is_written_as_a_date(given: str, tmp_path: Path) -> None:
    """C1 and T1 judge by this date, so it is never guessed from a number, a time or a text."""
    dated = NORTHSHIRE.replace("from = 2025-03-03", f"from = {given}")
    assert "in_effect_from: write a date such as 2022-12-31" in problems_of(dated, tmp_path)


def test_a_preset_without_groups_adds_to_what_there_is_and_not_nothing(tmp_path: Path) -> None:
    """Groups may be another preset's; a file of which nothing would be recorded is a slip."""
    bare = NORTHSHIRE.partition("[[areas]]")[0]
    assert problems_of(bare, tmp_path).endswith(
        "programme: there is nothing in this file to be recorded."
    )
    assert Preset.model_validate(tomllib.loads(bare)).groups == ()


def test_a_file_that_is_not_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    """A slip of the keyboard is shown where it is."""
    assert "It is not TOML: " in problems_of('programme = "Half', tmp_path)
    assert "(at line 2, column " in problems_of("a = 1\nb b\n", tmp_path)


def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    """Never a stack trace for a user's mistake: a folder, another encoding, nothing at all."""
    with pytest.raises(PresetProblems, match=r"It can't be read: Is a directory\."):
        load_preset(tmp_path)
    file = tmp_path / "area.toml"
    file.write_bytes("programme = 'Año'".encode("latin-1"))
    with pytest.raises(PresetProblems, match="It is not text in UTF-8"):
        load_preset(file)
    with pytest.raises(Unknown):
        load_preset(tmp_path / "nowhere.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors put one before the first letter; the file is good all the same."""
    assert problems_of("\ufeff" + NORTHSHIRE, tmp_path) == ""


SETTINGS = st.sampled_from(
    sorted(
        {"groups", "members", "areas", "terms", "clauses", "id", "tier", "overseen_by", "x"}
        | {"programme", "in_effect_from", "name", "quorum_plus", "composition", "\x1b"}
    )
)
VALUES = st.recursive(
    st.booleans() | st.integers(-2, 2) | st.sampled_from(["", "tactical", "a b", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SETTINGS, inner, max_size=4),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    """A value as it stands in a TOML file."""
    if isinstance(value, dict):
        inside = (f"{json.dumps(key)} = {as_toml(each)}" for key, each in value.items())
        return f"{{ {', '.join(inside)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value)


@given(raw=st.dictionaries(SETTINGS, VALUES | st.lists(VALUES), max_size=5))
def test_whatever_stands_in_a_file_the_answer_is_in_words(
    raw: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Never a stack trace for a user's mistake, and nothing a terminal would act on."""
    text = "\n".join(f"{json.dumps(key)} = {as_toml(value)}" for key, value in raw.items())
    problems = problems_of(text, tmp_path_factory.mktemp("preset"))
    assert "in_effect_from: " in problems
    assert problems.replace("\n", "").isprintable()
