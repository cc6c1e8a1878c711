"""Verifying a store: its leaves and its log, checkpoints kept elsewhere, its rules, its views.

Parts stand in the order in which they matter: a record that was rewritten comes before a rule that
was not kept, and that before a view that can be made anew. What was not looked at is told too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from cfworkflow.audit.leaves import Leaves, read_leaves
from cfworkflow.audit.log import Log
from cfworkflow.audit.redacting import still_said
from cfworkflow.audit.tag_index import index_flaws
from cfworkflow.audit.turning import turned_on_record
from cfworkflow.domain.history import Judge
from cfworkflow.projections.comparing import differences, fold_afresh
from cfworkflow.projections.view import ViewsDamaged
from cfworkflow.projections.views import every_view
from cfworkflow.store.checked import checked
from cfworkflow.store.refusals import StoreRefusal
from cfworkflow.store.shredding import is_owed
from cfworkflow.store.skim import history_in
from cfworkflow.store.withheld import marked_withheld

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.checkpoint import Checkpoint
    from cfworkflow.domain.history import Judgement
    from cfworkflow.projections.kept_views import Generation, KeptViews

Progress = Callable[[str, int], None]
"""Is told which part is being verified, and how many facts of it are done."""

_EVERY = 5_000


class Problem(NamedTuple):
    """What is wrong, in a sentence, and at which position where that is known."""

    what: str
    position: int | None = None


class Part(NamedTuple):
    """One part of what was verified: what was looked at, and what is wrong with it."""

    name: str
    looked_at: str
    problems: tuple[Problem, ...] = ()


class Given(NamedTuple):
    """A checkpoint that was kept elsewhere: the name of its file, and who signed it."""

    file: str
    checkpoint: Checkpoint
    signers: tuple[str, ...] = ()


class Withheld(NamedTuple):
    """How many texts a copy was made without, that no fact tells the erasure of; of how many."""

    texts: int
    of: int


class Report(NamedTuple):
    """What was verified, the root it adds up to, and what was not looked at.

    `withheld` is given where the file is marked as a copy that was made without texts. Nothing is
    wrong with that, but whoever has a file can mark it: it is told beside whatever is found.
    """

    size: int
    root: bytes
    parts: tuple[Part, ...]
    not_looked_at: tuple[str, ...]
    withheld: Withheld | None = None

    @property
    def state(self) -> Literal["sound", "sound-without-texts", "wrong"]:
        """The whole of it in a word."""
        if self.problems:
            return "wrong"
        return "sound-without-texts" if self.withheld else "sound"

    @property
    def problems(self) -> list[tuple[Part, Problem]]:
        """Every problem with its part, first what matters most."""
        return [(part, problem) for part in self.parts for problem in part.problems]


def verify(
    connection: apsw.Connection,
    views: KeptViews | None,
    given: Sequence[Given],
    progress: Progress,
    *,
    rules: bool = True,
) -> Report:
    """Verify all that is on record; the views as well, unless they are None."""
    log = Log(connection)
    sizes = [each.checkpoint.size for each in given]
    leaves = read_leaves(connection, log, sizes, lambda done: progress("leaves", done))
    parts = [
        *(of_checkpoint(each, leaves) for each in given),
        of_leaves(leaves),
        of_log(leaves, log.size()),
    ]
    not_looked_at = (
        [] if given else ["checkpoints: none was given, and only they come from outside"]
    )
    withheld: Withheld | None = None
    if rules:
        found, withheld = of_rules(connection, lambda done: progress("rules", done))
        parts += found
        parts.append(of_index(connection, lambda done: progress("index", done)))
    else:
        not_looked_at.append("the index by which the facts about a thing are found")
        not_looked_at += [
            "the rules, the texts, and whether each fact is one as it was written",
            "the erasures",
        ]
    made = views.generation() if views else None
    if made is None or not made.live:
        not_looked_at.append("the views" if views is None else "the views: none were ever made")
    else:
        parts.append(of_views(connection, made, lambda done: progress("views", done)))
    root = leaves.roots[leaves.size]
    return Report(leaves.size, root, tuple(parts), tuple(not_looked_at), withheld)


def of_checkpoint(given: Given, leaves: Leaves) -> Part:
    """Whether the record still begins with what a checkpoint says it held."""
    size = given.checkpoint.size
    by = f", signed by {' and '.join(given.signers)}" if given.signers else ", its signature unread"
    looked_at = f"{size} facts{by}"
    if size > leaves.size:
        what = (
            f"{given.file} tells of {size} facts, and there are {leaves.size}: the last ones were "
            "taken away, an older copy was put in the place of the record, or it is of another."
        )
        return Part(f"checkpoint {given.file}", looked_at, (Problem(what, leaves.size + 1),))
    if leaves.roots[size] != given.checkpoint.root:
        what = (
            f"The first {size} facts are not those that {given.file} tells of: one was changed, or "
            "it is of another record."
        )
        return Part(f"checkpoint {given.file}", looked_at, (Problem(what),))
    return Part(f"checkpoint {given.file}", looked_at)


def of_leaves(leaves: Leaves) -> Part:
    """Whether every position up to the last has its fact."""
    found = tuple(Problem("There is no fact here.", position) for position in leaves.missing)
    return Part("leaves", f"{leaves.size} facts", found)


def of_log(leaves: Leaves, kept: int) -> Part:
    """Whether the kept tree is the one the facts add up to."""
    if leaves.nodes_differ is None:
        return Part("log", f"{kept} leaves of the kept tree")
    what = "From here on, the kept tree is not that of the facts: a fact or the tree was changed."
    return Part("log", f"{kept} leaves of the kept tree", (Problem(what, leaves.nodes_differ),))


def of_rules(
    connection: apsw.Connection, progress: Callable[[int], None]
) -> tuple[list[Part], Withheld | None]:
    """Whether each fact is one as it was written, and whether they keep the rules.

    Beside that, which texts were withheld.
    """
    judged, damaged, texts = judge_record(connection, progress)
    broken = tuple(Problem(f"{each.code}: {each.what}", each.position) for each in judged.breaches)
    late = f", {len(judged.late)} recorded late (T1)" if judged.late else ""
    rules = f"{len(judged.judged)} rules over {judged.facts} facts{late}"
    withheld = (texts.gone - texts.erased) & marked_withheld(connection)
    parts = [
        Part("facts", f"{judged.facts + len(damaged)} facts as they were written", tuple(damaged)),
        of_erasures(connection, texts, withheld),
        Part("rules", rules, broken),
    ]
    here = cast("int", connection.execute("SELECT count(narrative) FROM fact").get)
    return parts, Withheld(len(withheld), here + len(texts.gone)) if withheld else None


class Texts(NamedTuple):
    """The positions of facts whose text is gone, and of those whose text was erased on record.

    Not all that were erased need be gone: an older copy may have been put back.
    """

    gone: set[int]
    erased: set[int]


def of_index(connection: apsw.Connection, progress: Callable[[int], None]) -> Part:
    """Whether the facts about a thing are found by its tag, and no others are."""
    found = tuple(Problem(what, at) for at, what in index_flaws(connection, progress))
    kept = connection.execute("SELECT count(*) FROM tag").get
    return Part("index", f"{kept} entries by which facts are found", found)


def of_erasures(connection: apsw.Connection, texts: Texts, withheld: Collection[int]) -> Part:
    """Whether those texts are gone that were erased on record or withheld, and no others."""
    unexplained = [
        Problem("Its text is gone, and no erasure of it is on record.", position)
        for position in sorted(texts.gone - texts.erased - {*withheld})
    ]
    still_there = [
        Problem("Its text was erased by what is on record, and stands here again.", position)
        for position in still_said(connection, texts.erased)
    ]
    left_over = "Copies of erased texts may be left in the file: send that `audit redact` again."
    owed = [Problem(left_over)] if is_owed(connection) else []
    looked_at = f"{len(texts.erased)} texts erased on record"
    return Part("erasures", looked_at, (*unexplained, *still_there, *owed))


class Judged(NamedTuple):
    """What every rule finds of a record, which facts can't be read, and which texts are gone."""

    judgement: Judgement
    damaged: list[Problem]
    texts: Texts


def judge_record(connection: apsw.Connection, progress: Callable[[int], None]) -> Judged:
    """Judge every fact that can be read by every rule, and list those that cannot."""
    damaged: list[Problem] = []
    texts = Texts(set(), set())
    judge = Judge(turned_on_record(connection))
    for position, told in checked(connection):
        if isinstance(told, StoreRefusal):
            damaged.append(Problem(told.why, position))
        else:
            judge.hear(told)
            texts.erased.update(told.fact.erases())
            if told.withheld:
                texts.gone.add(position)
        if position % _EVERY == 0:
            progress(position)
    return Judged(judge.judgement(), damaged, texts)


def of_views(
    connection: apsw.Connection, made: Generation, progress: Callable[[int], None]
) -> Part:
    """Whether the kept views are what a fresh fold makes of the facts."""
    looked_at = f"{len(every_view())} views of {made.position} facts"
    try:
        fold_afresh(connection, history_in(connection), made.position, every_view(), progress)
    except (StoreRefusal, ViewsDamaged) as error:
        return Part("views", looked_at, (Problem(f"They can't be folded afresh: {error}"),))
    found = tuple(Problem(str(each)) for each in differences(connection, made))
    return Part("views", looked_at, found)
