"""Verifying a store: its leaves and its log, checkpoints kept elsewhere, its rules, its views.

Parts stand in the order in which they matter: a record that was rewritten comes before a rule that
was not kept, and that before a view that can be made anew. What was not looked at is told too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from cfworkflow.audit.damage import KEPT, LOG, in_words, log_unreadable, of_others
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
from cfworkflow.store.damage import (
    Stretch,
    is_readable,
    last_position,
    lost_facts,
    unreadable_tables,
)
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
_OTHER_TEXT = (
    "Its text was changed: it is not the one that its first line has the hash of. "
    "That line, the leaf, can be read, and the rules are judged by it."
)


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
        of_log(leaves),
    ]
    damaged = unreadable_tables(connection)
    others = frozenset(name for name in damaged if not name.startswith(KEPT)) - {"fact", LOG, "tag"}
    if others:
        parts.append(Part("file", "each of its parts", (Problem(of_others(others)),)))
    not_looked_at = (
        [] if given else ["checkpoints: none was given, and only they come from outside"]
    )
    withheld: Withheld | None = None
    if rules:
        judged = judge_record(connection, lambda done: progress("rules", done))
        found, withheld = of_rules(connection, judged)
        parts += found
        if "tag" in damaged:
            parts.append(Part("index", "not all of it", (Problem(of_others(damaged)),)))
        elif not leaves.lost:
            parts.append(of_index(connection, lambda done: progress("index", done)))
        not_looked_at += [judged.not_judged] if judged.not_judged else []
        not_looked_at += ["the erasures and the index: facts can't be read"] * bool(leaves.lost)
    else:
        not_looked_at.append("the index by which the facts about a thing are found")
        not_looked_at += [
            "the rules, the texts, and whether each fact is one as it was written",
            "the erasures",
        ]
    if views is None or leaves.lost:
        not_looked_at.append("the views" if views is None else "the views: facts can't be read")
    elif any(name.startswith(KEPT) for name in damaged):
        what = "They can't be read: that part of the file is damaged. No fact is in doubt by that."
        parts.append(Part("views", "not all of them", (Problem(what),)))
    elif (made := views.generation()) is None or not made.live:
        of_others_folds = "none of this version are whole; the next command that reads makes them"
        why = of_others_folds if views.has_tables() else "none were ever made"
        not_looked_at.append(f"the views: {why}")
    else:
        parts.append(of_views(connection, made, lambda done: progress("views", done)))
    # Of what can't be read nothing is proved, by whatever is kept of it.
    root = b"" if leaves.lost else leaves.roots[leaves.size]
    size = leaves.size + leaves.gone - leaves.stood_in
    return Report(size, root, tuple(parts), tuple(not_looked_at), withheld)


def of_checkpoint(given: Given, leaves: Leaves) -> Part:
    """Whether the record still begins with what a checkpoint says it held."""
    size = given.checkpoint.size
    by = f", signed by {' and '.join(given.signers)}" if given.signers else ", its signature unread"
    looked_at = f"{size} facts{by}"
    if leaves.lost and leaves.lost[0].first <= size:
        return _of_checkpoint_of_lost(given, leaves, looked_at)
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


def _of_checkpoint_of_lost(given: Given, leaves: Leaves, looked_at: str) -> Part:
    """What a checkpoint tells of a record of which some facts can't be read."""
    name = f"checkpoint {given.file}"
    if leaves.replaced and leaves.roots.get(given.checkpoint.size) == given.checkpoint.root:
        by = f"{looked_at}; of those that can't be read, what the log has kept of them"
        return Part(name, by)
    what = (
        f"Whether the facts are those that {given.file} tells of can't be told: "
        f"{in_words(leaves.lost)} can't be read."
    )
    return Part(name, looked_at, (Problem(what),))


def of_leaves(leaves: Leaves) -> Part:
    """Whether every position up to the last has its fact."""
    missing = [Problem("There is no fact here.", position) for position in leaves.missing]
    found = (*_of_lost(leaves.lost), *missing)
    return Part("leaves", f"{leaves.size - leaves.stood_in} facts", found)


def _of_lost(lost: Sequence[Stretch]) -> tuple[Problem, ...]:
    """What is said of facts that stand where the file can't be read."""
    why = "That part of the file was lost or written over."
    return tuple(
        Problem(f"The record itself is damaged: {in_words([each])} can't be read. {why}", each[0])
        for each in lost
    )


def of_log(leaves: Leaves) -> Part:
    """Whether the kept tree is the one the facts add up to."""
    kept = leaves.kept
    if kept is None:
        return Part("log", "not all of it", (Problem(log_unreadable()),))
    if leaves.lost and not leaves.replaced:
        return Part("log", f"{kept} leaves of the kept tree, as far as the facts can be read")
    if leaves.nodes_differ is None:
        return Part("log", f"{kept} leaves of the kept tree")
    what = "From here on, the kept tree is not that of the facts: a fact or the tree was changed."
    return Part("log", f"{kept} leaves of the kept tree", (Problem(what, leaves.nodes_differ),))


def of_rules(connection: apsw.Connection, found: Judged) -> tuple[list[Part], Withheld | None]:
    """Whether each fact is one as it was written, and whether they keep the rules.

    Beside that, which texts were withheld.
    """
    judged, damaged, texts = found.judgement, found.damaged, found.texts
    broken = tuple(Problem(f"{each.code}: {each.what}", each.position) for each in judged.breaches)
    late = f", {len(judged.late)} recorded late (T1)" if judged.late else ""
    over = f"{judged.facts} facts" if found.lost is None else f"the first {judged.facts} facts only"
    rules = f"{len(judged.judged)} rules over {over}{late}"
    facts = Part("facts", f"{found.read} facts as they were written", tuple(damaged))
    if not is_readable(connection, "fact"):
        # What was erased may be told of by a fact that can't be read.
        return [facts, Part("rules", rules, broken)], None
    withheld = (texts.gone - texts.erased) & marked_withheld(connection)
    parts = [facts, of_erasures(connection, texts, withheld), Part("rules", rules, broken)]
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
    """What every rule finds of a record, which facts are not as written, and which texts are gone.

    `read` is how many facts were looked at, `lost` the position of the first of which nothing is
    known. What comes after that one rests on it, so that no rule is judged from there on. `unread`
    are those that stand where the file can't be read.
    """

    judgement: Judgement
    damaged: list[Problem]
    texts: Texts
    read: int
    lost: int | None = None
    unread: tuple[Problem, ...] = ()

    @property
    def not_judged(self) -> str:
        """From where on no rule was judged, and why; empty where all of it was."""
        if self.lost is None:
            return ""
        return f"the rules from @{self.lost} on: they rest on what can't be read there"


def judge_record(connection: apsw.Connection, progress: Callable[[int], None]) -> Judged:
    """Judge the record by every rule, as far as it can be read, and list what can't be.

    A fact of which only the text is another is judged by its line: no rule looks at a text.
    """
    damaged: list[Problem] = []
    texts = Texts(set(), set())
    judge = Judge(turned_on_record(connection))
    read, lost = 0, None
    for position, told, wrong in checked(connection):
        read += 1
        if wrong:
            damaged.append(Problem(wrong.why if told is None else _OTHER_TEXT, position))
        if lost is None and (told is None or position != read):
            lost = read
        if told is not None:
            if lost is None:
                judge.hear(told)
            texts.erased.update(told.fact.erases())
            if told.withheld and not wrong:
                texts.gone.add(position)
        if position % _EVERY == 0:
            progress(position)
    if lost is None and last_position(connection) > read:
        lost = read + 1
    ended, unread = lost is None, _of_lost(lost_facts(connection))
    return Judged(judge.judgement(ended=ended), damaged, texts, read, lost, unread)


def of_views(
    connection: apsw.Connection, made: Generation, progress: Callable[[int], None]
) -> Part:
    """Whether the kept views are what a fresh fold makes of the facts."""
    looked_at = f"{len(every_view())} views of {made.position} facts"
    try:
        fold_afresh(connection, history_in(connection), made.position, every_view(), progress)
    except StoreRefusal as refusal:
        what = f"They can't be folded afresh ({refusal.args[0]}): {refusal.why}"
        return Part("views", looked_at, (Problem(what),))
    except ViewsDamaged as error:
        return Part("views", looked_at, (Problem(f"They can't be folded afresh: {error}"),))
    found = tuple(Problem(str(each)) for each in differences(connection, made))
    return Part("views", looked_at, found)
