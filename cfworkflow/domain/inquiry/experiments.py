"""How an experiment is started for an inquiry, and ended."""

from __future__ import annotations

from cfworkflow.domain.inquiry.agents import not_an_agent
from cfworkflow.domain.inquiry.commands import EndExperiment, StartExperiment
from cfworkflow.domain.inquiry.facts import ExperimentEnded, ExperimentStarted
from cfworkflow.domain.inquiry.path import EXPERIMENT_PATH
from cfworkflow.domain.inquiry.state import Experiment, Inquiry
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.session import NotFromHere, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then


def start_experiment(past: Past, command: StartExperiment) -> Facts:
    """Begin to try something, as a change agent, while its inquiry acts. Refuses S2 and C1."""
    inquiry = past.load(Inquiry, command.inquiry)
    joined = inquiry.agents.get(command.organisation)
    what = f"{command.organisation} was to start an experiment for {inquiry.ref}."
    refuse_any(
        _acts(inquiry, what) or c1_known_by_then(what, "its phase act", inquiry.since, past.on),
        not_an_agent(inquiry, command.organisation, what)
        if joined is None
        else c1_known_by_then(what, f"the part of {command.organisation}", joined, past.on),
    )
    yield ExperimentStarted(experiment=past.free_reference(Experiment), **command.model_dump())


_ON = {
    "build": "Move it on at a change forum, to explore and then to act: "
    "cfworkflow inquiry advance {0} --at FORUM",
    "explore": "Move it on to act at a change forum: cfworkflow inquiry advance {0} --at FORUM",
    "learn": "Begin another cycle at a change forum: cfworkflow inquiry loop-back {0} --at FORUM",
    "concluded": "Open another at a change forum: cfworkflow inquiry open FORUM",
}


def _acts(inquiry: Inquiry, what: str) -> Refusal | None:
    if inquiry.status == "act":
        return None
    stands = "" if inquiry.status == "concluded" else "in the phase "
    return NotFromHere(
        what,
        f"Experiments are started in the phase act, and {inquiry.ref} is {stands}{inquiry.status}.",
        _ON[inquiry.status].format(inquiry.ref),
    )


def end_experiment(past: Past, command: EndExperiment) -> Facts:
    """Say what came of an experiment. Refuses S2; quiet when that was said."""
    experiment = past.load(Experiment, command.experiment)
    fact = ExperimentEnded(**command.model_dump())
    if experiment.status != "ended" or not past.repeats(fact):
        refuse_any(_runs(experiment))
        yield fact


def _runs(experiment: Experiment) -> Refusal | None:
    fault = s2_step_is_open(EXPERIMENT_PATH, "end", experiment.ref, experiment.status)
    if fault is None:
        return None
    return NotFromHere(
        f"{experiment.ref} was to be ended.",
        "It ended before, with another outcome or other findings.",
        f"Put right what was said then: cfworkflow correct {experiment.ref}; "
        "or start another experiment: cfworkflow inquiry experiment",
    )
