"""Checkpoints: three lines that say what a log held, and nothing else taken for them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.audit.checkpoint import Checkpoint, read_checkpoint
from cfworkflow.audit.keys import new_key
from cfworkflow.audit.note import sign, verify
from cfworkflow.audit.refusals import CheckpointMalformed

# The example of c2sp.org/tlog-checkpoint.
ORIGIN, SIZE, ROOT = (
    "example.com/behind-the-sofa",
    20_852_163,
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
)
EXAMPLE = f"{ORIGIN}\n{SIZE}\n{ROOT}\n"
SKEY, VKEY = new_key("cfworkflow/cambridgeshire")

LINES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(32))]), min_size=1
)
CHECKPOINTS = st.builds(
    Checkpoint,
    LINES,
    st.integers(0, 2**64 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(LINES, max_size=3).map(tuple),
)


def test_the_example_of_the_specification_is_read() -> None:
    """Known answer: the published checkpoint, read and written again."""
    checkpoint = read_checkpoint(EXAMPLE)
    assert (checkpoint.origin, checkpoint.size, checkpoint.extensions) == (ORIGIN, SIZE, ())
    assert b64encode(checkpoint.root).decode() == ROOT
    assert checkpoint.text() == EXAMPLE


def test_an_empty_log_has_a_checkpoint() -> None:
    """Before its first fact a log has size 0 and the root of no leaves."""
    nothing = Checkpoint("cfworkflow/new", 0, sha256().digest())
    assert nothing.text().split("\n")[1] == "0"
    assert read_checkpoint(nothing.text()) == nothing


@given(CHECKPOINTS)
def test_what_is_written_is_read_back(checkpoint: Checkpoint) -> None:
    """A checkpoint survives being written, signed, verified and read."""
    verified = verify(sign(checkpoint.text(), SKEY), [VKEY])
    assert read_checkpoint(verified.text) == checkpoint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "newline"),
        ("\n", "empty"),
        (EXAMPLE.removesuffix("\n"), "newline"),
        (f"{EXAMPLE}\n", "empty"),
        (f"{EXAMPLE}\nmore\n", "empty"),
        (f"\n{EXAMPLE}", "empty"),
        (EXAMPLE.replace(ORIGIN, ""), "empty"),
        (EXAMPLE.replace(f"{ORIGIN}\n", ""), "three lines"),
        (EXAMPLE.replace("\n", "\r\n"), "control"),
        (EXAMPLE.replace(ORIGIN, f"{ORIGIN}\ud800"), "UTF-8"),
        *(
            (EXAMPLE.replace(str(SIZE), size), "number of leaves")
            for size in (
                *("00", f"0{SIZE}", f"+{SIZE}", "-1", "-0", "1_000", "1e3", "0x10", "1.0", "many"),
                *(f" {SIZE}", f"{SIZE} ", "٣", "3²", str(2**64), "9" * 5_000),
            )
        ),
        *(
            (EXAMPLE.replace(ROOT, root), "not a root")
            for root in (
                *(ROOT[:-1], ROOT.replace("=", "=="), f"{ROOT} ", f" {ROOT}", f"{ROOT}AAAA"),
                *(ROOT.replace("/", "_"), ROOT.replace("2I=", "2J="), "root", "é"),
                *(b64encode(bytes(length)).decode() for length in (31, 33, 64)),
            )
        ),
    ],
)
def test_a_checkpoint_out_of_form_is_refused(text: str, why: str) -> None:
    """The specification's form, to the letter: one checkpoint, one spelling."""
    with pytest.raises(CheckpointMalformed, match=why):
        read_checkpoint(text)


def test_the_largest_size_is_read() -> None:
    """Sizes go up to what 64 bits hold (RFC 9162), and the one after is refused, not wrapped."""
    largest = Checkpoint("o", 2**64 - 1, bytes(32))
    assert read_checkpoint(largest.text()) == largest
    with pytest.raises(CheckpointMalformed):
        largest._replace(size=2**64).text()


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": ""},
        {"origin": "two\nlines"},
        {"origin": "o\n3\n" + ROOT},
        {"origin": "a\ttab"},
        {"size": -1},
        {"root": bytes(31)},
        {"root": b""},
        {"extensions": ("",)},
        {"extensions": ("two\nlines",)},
        {"extensions": ("more", "ends\n")},
    ],
)
def test_what_could_not_be_read_back_is_not_written(wrong: dict[str, object]) -> None:
    """No checkpoint is ever signed that its reader would refuse, or take for another."""
    read = read_checkpoint(EXAMPLE)
    fields = {**read._asdict(), **wrong}
    with pytest.raises(CheckpointMalformed):
        Checkpoint(**fields).text()


@given(st.text() | st.lists(st.text(), min_size=3).map(lambda lines: "\n".join([*lines, ""])))
def test_nothing_but_a_checkpoint_is_taken_for_one(text: str) -> None:
    """Random text is refused in our words, never in Python's."""
    with pytest.raises(CheckpointMalformed) as caught:
        read_checkpoint(text)
    assert all((caught.value.code, caught.value.what, caught.value.why, caught.value.try_))


@given(CHECKPOINTS, st.data())
def test_a_changed_checkpoint_is_refused_or_another(
    checkpoint: Checkpoint, data: st.DataObject
) -> None:
    """No two texts are one checkpoint: whatever is changed in it shows in what is read."""
    text = checkpoint.text()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    changed = text[:start] + data.draw(st.text(max_size=4)) + text[end:]
    try:
        read = read_checkpoint(changed)
    except CheckpointMalformed:
        return
    assert (read == checkpoint) == (changed == text)
    assert read.text() == changed
