"""Verify an evidence pack of cfworkflow. Needs Python 3.9 or newer, and nothing else.

    python verify.py pack.zip --key "NAME+ID+CODE"    the zip, with a key you got another way
    python verify.py pack.zip --key keeper.pub        the same, where the key is in a file
    python verify.py                                  the unpacked folder this file lies in

What it does, in the order of the sections below:

  1. reads the files of the pack: these and no others, none larger than LARGEST;
  2. checks the signature (Ed25519) on `manifest`, which has the SHA-256 of every other file;
  3. checks the signature on `checkpoint`: the name, size and Merkle root of the whole log;
  4. hashes the line of each fact, and climbs its inclusion proof up to the checkpoint's root;
  5. holds each text that is given against the SHA-256 in the line of its fact.

It ends with 0 where all of that holds, and with 1 where anything does not. It came with what it is
to verify: read it, or take it from a copy of the program that you trust.
"""

# Figures are lengths in bytes, or stand as the standards have them.
# ruff: noqa: PLR2004

from __future__ import annotations

import argparse
import base64
import io
import json
import re
import struct
import sys
import zipfile
import zlib
from hashlib import sha256, sha512
from pathlib import Path

NAMES = {
    *("checkpoint", "facts.jsonl", "index.html", "key.pub"),
    *("manifest", "proofs.json", "rules.txt", "verify.py"),
}
LARGEST = 256 * 1024 * 1024
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
UNREADABLE = (
    *(OSError, ValueError, LookupError, EOFError, RuntimeError, OverflowError, MemoryError),
    *(struct.error, zlib.error, zipfile.BadZipFile),
)


class Wrong(Exception):  # noqa: N818 - wrong with the pack, not with this program
    """Which part of the pack is wrong, in what, and at which position of the log."""

    def __init__(self, part: str, what: str, position: int | None = None) -> None:
        super().__init__(part, what, position)
        self.sentence = f"{part}{f', position {position}' if position else ''}: {what}"


# --- 1. The files ---------------------------------------------------------------------------------


def read_files(place: Path) -> dict[str, bytes]:
    """The files of a pack by their names, from its zip or its folder. Nothing is written."""
    try:
        if place.is_dir():  # what else lies there is no part of the pack
            files = {each.name: read_file(each) for each in place.iterdir() if each.name in NAMES}
        else:
            files = read_zip(place)
    except UNREADABLE as error:
        raise Wrong("pack", f"It can't be read: {error}") from None
    if missing := NAMES - {"key.pub"} - set(files):
        raise Wrong("pack", f"It lacks {', '.join(sorted(missing))}.")
    if too_large := [name for name, data in files.items() if len(data) > LARGEST]:
        raise Wrong("pack", f"Its {too_large[0]} is too large.")
    return files


def read_file(place: Path) -> bytes:
    """As much of a file as it may have, and a byte more."""
    if not place.is_file():  # a pipe would have us wait for ever
        raise Wrong("pack", f"Its {place.name} is not a file.")
    with place.open("rb") as file:
        return file.read(LARGEST + 1)


def read_zip(place: Path) -> dict[str, bytes]:
    """The members of a zip, each looked at before it is unpacked, in memory only."""
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(place) as archive:
        for member in archive.infolist():
            if member.filename not in NAMES or member.filename in files:
                raise Wrong("pack", f"It holds {member.filename!r}, or holds it twice.")
            if member.file_size > LARGEST or member.compress_type not in METHODS:
                raise Wrong("pack", f"Its {member.filename} is too large, or packed strangely.")
            with archive.open(member) as file:
                files[member.filename] = file.read(LARGEST + 1)
    return files


# --- 2. and 3. Ed25519, from RFC 8032 section 5.1 -------------------------------------------------
# A point is (x, y) with -x² + y² = 1 + dx²y²; all sums and products are modulo P.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493  # how often the base point fits in
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1)


def add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The sum of two points. This law has no exceptions."""
    (x1, y1), (x2, y2) = one, other
    both = D * x1 * x2 * y1 * y2 % P
    inverse = pow(1 - both * both, -1, P)  # of 1 + both and 1 - both at once: it takes longest
    x = (x1 * y2 + x2 * y1) * (1 - both) * inverse
    y = (y1 * y2 + x1 * x2) * (1 + both) * inverse
    return x % P, y % P


def times(number: int, point: tuple[int, int]) -> tuple[int, int]:
    """A point added up so many times, by doubling."""
    total = NEUTRAL
    while number:
        if number % 2:
            total = add(total, point)
        number, point = number // 2, add(point, point)
    return total


def encoded(point: tuple[int, int]) -> bytes:
    """A point in 32 bytes: y, and the lowest bit of x on top (section 5.1.2)."""
    return (point[1] + point[0] % 2 * 2**255).to_bytes(32, "little")


def decoded(code: bytes) -> tuple[int, int] | None:
    """The point in 32 bytes; None where they are of none (section 5.1.3)."""
    odd, y = divmod(int.from_bytes(code, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None
    return (x if x % 2 == odd else P - x), y


BASE = decoded((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or NEUTRAL  # y = 4/5, x even


def has_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of a public key of 32 bytes made this signature (section 5.1.7)."""
    key, scalar = decoded(public), int.from_bytes(signature[32:], "little")
    if key is None or len(signature) != 64 or scalar >= ORDER:
        return False
    digest = sha512(signature[:32] + public + message).digest()
    back = times(int.from_bytes(digest, "little") % ORDER, (P - key[0], key[1]))
    return encoded(add(times(scalar, BASE), back)) == signature[:32]


# --- Signed notes and checkpoints, as c2sp.org/signed-note and c2sp.org/tlog-checkpoint say -------


def from_base64(text: str) -> bytes:
    """The bytes of a base64 text; none where it is not in its one proper form."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return raw if base64.b64encode(raw).decode() == text else b""


def key_line(said: str) -> str:
    """The line of the key that was given: itself, or what the file of that name holds."""
    try:
        if not re.fullmatch(r"[^+]+\+[^+]+\+.+", said) and Path(said).is_file():
            return read_file(Path(said)).decode("utf-8-sig", errors="replace").strip()
    except UNREADABLE as error:
        raise Wrong("key", f"It can't be read: {error}") from None
    return said


def read_key(line: str) -> tuple[str, bytes, bytes]:
    """The name, ID and 32 bytes of a public key: NAME+ID+base64(0x01, 32 bytes)."""
    found = re.fullmatch(r"([^\s+\x00-\x1f\ud800-\udfff]+)\+([0-9a-fA-F]{8})\+(.+)", line)
    raw = from_base64(found[3]) if found else b""
    if found is None or len(raw) != 33 or raw[0] != 1:
        raise Wrong("key", "It is not an Ed25519 public key in one line: NAME+ID+CODE.")
    key_id = sha256(found[1].encode() + b"\n" + raw).digest()[:4]
    if key_id.hex() != found[2].lower():
        raise Wrong("key", "Its ID does not fit its name and code: the line was changed.")
    point = decoded(raw[1:])
    if point is None:
        raise Wrong("key", "Its bytes are those of no key.")
    if times(8, point) == NEUTRAL:
        raise Wrong("key", "It is a key for which anyone can sign.")
    return found[1], key_id, raw[1:]


def note_text(part: str, raw: bytes, key: tuple[str, bytes, bytes] | None) -> str:
    """The text of a note: as it is where there is no key, else with its signature checked."""
    try:
        note = raw.decode()
    except ValueError:
        raise Wrong(part, "It is not text in UTF-8.") from None
    if not note.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        raise Wrong(part, "It holds a control character, or its last line does not end.")
    text, gap, signatures = note.rpartition("\n\n")
    if key is None and not gap:
        return note
    if key is None or not signatures or signatures.count("\n") > 100:
        raise Wrong(part, "It is signed and there is no key, or there is a key and it is not.")
    by_key = 0
    for line in signatures[:-1].split("\n"):
        found = re.fullmatch(r"— ([^\s+]+) (.+)", line)
        code = from_base64(found[2]) if found else b""
        if found is None or len(code) <= 4:
            raise Wrong(part, "One of its signatures is malformed.")
        if (found[1], code[:4]) == key[:2]:  # signatures by others are not for us to check
            by_key += 1
            if not has_signed(key[2], f"{text}\n".encode(), code[4:]):
                raise Wrong(part, "The signature does not fit: the text, or it, was changed.")
    if by_key != 1:
        raise Wrong(part, "The key has not signed it once.")
    return f"{text}\n"


def check_manifest(text: str, files: dict[str, bytes]) -> list[str]:
    """What is wrong where the manifest does not tell of these files, and of these only."""
    lines = {name: f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)}
    del lines["manifest"]
    if text == "evidence pack of cfworkflow, version 1\n" + "".join(lines.values()):
        return []
    other = [name for name in lines if lines[name] not in text] or ["list of files"]
    return [Wrong("manifest", f"It tells of another {name}.").sentence for name in other]


def read_checkpoint(text: str) -> tuple[str, int, bytes]:
    """The name of the log, how many facts it held, and its root of 32 bytes."""
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines or not re.fullmatch(r"0|[1-9][0-9]{0,19}", lines[1]):
        raise Wrong("checkpoint", "It is not the name, size and root of a log in three lines.")
    size, root = int(lines[1]), from_base64(lines[2])
    if size >= 2**64 or len(root) != 32:
        raise Wrong("checkpoint", "Its size or its root is impossible.")
    return lines[0], size, root


# --- 4. and 5. Facts, their proofs (RFC 9162 section 2.1.3.2) and their texts ---------------------


def read_json(part: str, raw: bytes) -> object:
    """What JSON says. No name may stand twice in it: readers would differ on what it says."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a name stands twice")
        return dict(pairs)

    try:
        return json.loads(raw.decode(), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise Wrong(part, f"It is not JSON in UTF-8: {error}") from None


def read_facts(raw: bytes) -> list[tuple[int, bytes, bytes | None]]:
    """Position, line and text of each fact; the text is None where it is not given."""
    facts: list[tuple[int, bytes, bytes | None]] = []
    # One after another: a list of all of them could be thirty times as large as the file.
    for number, each in enumerate(io.BytesIO(raw or b"\n"), 1):
        told = read_json("facts", each.removesuffix(b"\n"))
        if not isinstance(told, dict) or set(told) != {"position", "line", "narrative"}:
            raise Wrong("facts", f"Line {number} is not a position, a line and a narrative.")
        position, line, text = told["position"], told["line"], told["narrative"]
        if type(position) is not int or position <= (facts[-1][0] if facts else 0):
            raise Wrong("facts", f"The position in line {number} is out of order.")
        try:
            facts.append((position, line.encode(), text if text is None else text.encode()))
        except (AttributeError, UnicodeError):
            raise Wrong("facts", f"Line {number} holds what is no text.") from None
    return facts


def read_proofs(raw: bytes, positions: set[str]) -> dict[str, list[bytes]]:
    """The hashes that lead from each fact to the root, by position."""
    told = read_json("proofs", raw)
    if not isinstance(told, dict) or set(told) != positions:
        raise Wrong("proofs", "There is not one proof for each fact.")
    try:
        good = all(re.fullmatch("[0-9a-f]{64}", each) for proof in told.values() for each in proof)
    except TypeError:
        good = False
    if not good or any(type(proof) is not list for proof in told.values()):
        raise Wrong("proofs", "They are not lists of hashes, of 64 hexadecimal digits each.")
    return {place: [bytes.fromhex(each) for each in proof] for place, proof in told.items()}


def is_under(root: bytes, size: int, index: int, line: bytes, proof: list[bytes]) -> bool:
    """Whether this line is the leaf at an index, from 0, under the root of so many leaves."""
    if index >= size:
        return False
    place, last, climbed = index, size - 1, sha256(b"\x00" + line).digest()
    for step in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            climbed = sha256(b"\x01" + step + climbed).digest()
            while place and place % 2 == 0:
                place, last = place // 2, last // 2
        else:
            climbed = sha256(b"\x01" + climbed + step).digest()
        place, last = place // 2, last // 2
    return last == 0 and climbed == root


def hash_of_text(line: bytes) -> object:
    """What the line of a fact says its text's SHA-256 is; None where it has no text."""
    try:
        told = read_json("facts", line)
    except Wrong:
        return None
    return told.get("narrative") if isinstance(told, dict) else None


# --- All of it ------------------------------------------------------------------------------------


def verify(place: Path, given: str | None, wrong: list[str]) -> list[str]:
    """What is so, in sentences; to `wrong` is added what is not. Raises `Wrong` to end there."""
    files = read_files(place)
    inside = files.get("key.pub", b"").decode(errors="replace").removesuffix("\n")
    line = inside if given is None else key_line(given)
    key = None if given is None and "key.pub" not in files else read_key(line)
    try:
        wrong += check_manifest(note_text("manifest", files["manifest"], key), files)
    except Wrong as error:  # what it says of the other files is lost, and these can tell more
        wrong.append(error.sentence)
    origin, size, root = read_checkpoint(note_text("checkpoint", files["checkpoint"], key))
    if key and key[0] != origin:
        raise Wrong("checkpoint", "It is of another log: a log signs with a key of its own name.")
    facts = read_facts(files["facts.jsonl"])
    proofs = read_proofs(files["proofs.json"], {str(position) for position, _, _ in facts})
    withheld = []
    for position, leaf, text in facts:
        if not is_under(root, size, position - 1, leaf, proofs[str(position)]):
            wrong.append(Wrong("facts", "It is not in the log: changed?", position).sentence)
        recorded = hash_of_text(leaf)
        if text is None and recorded is not None:
            withheld.append(str(position))
        elif text is not None and sha256(text).hexdigest() != recorded:
            wrong.append(Wrong("texts", "It is not the text recorded.", position).sentence)
    of_all = ", which is all there were" if len(facts) == size else ""
    worth = UNSIGNED if key is None else INSIDE if given is None else GIVEN
    return [
        f"Log: {origin}, {size} facts",
        f"Root: {root.hex()}, which a checkpoint has as {base64.b64encode(root).decode()}",
        f"Facts here: {len(facts)}{of_all}",
        f"Texts withheld or erased: {', '.join(withheld) or 'none'}",
        f"Key: {line if key else 'none'}",
        *NOT_CHECKED,
        *([] if of_all else [OTHERS]),
        worth,
    ]


GIVEN = "Verified with the key you gave: its owner's log holds what is here."
INSIDE = (
    "Consistent, and signed with the key that came with it, which vouches for nothing: get the key "
    "another way, and give it with --key."
)
UNSIGNED = "Consistent, and signed by nobody: anyone could have made all of it."
NOT_CHECKED = (
    "Not checked:",
    "- whether the rules were kept: `cfworkflow audit rules` judges that, on the whole record;",
    "- whether the log shown to others is this one: compare its root with a checkpoint you kept;",
)
OTHERS = "- whether facts that are not here would tell more: only a pack of all shows all there is."


def main() -> int:
    """Verify the pack named on the command line, and say how it went."""
    if sys.version_info < (3, 9):  # noqa: UP036 - a stranger may run it with any
        sys.exit(f"Nothing was verified: this needs Python 3.9 or newer, not {sys.version[:6]}")
    parser = argparse.ArgumentParser(description="Verify an evidence pack of cfworkflow.")
    here = Path(__file__).resolve().parent
    parser.add_argument("pack", nargs="?", type=Path, default=here, help="the zip, or its folder")
    parser.add_argument("--key", help="the signer's public key, got another way, or its file")
    asked = parser.parse_args()
    wrong: list[str] = []
    try:
        lines = verify(asked.pack, asked.key, wrong)
    except Wrong as error:
        wrong.append(error.sentence)
    except MemoryError:
        wrong.append(Wrong("pack", "It takes more memory than there is here.").sentence)
    if wrong:
        lines = [*wrong, "NOT VERIFIED. Rely on nothing in it."]
    for line in lines:  # what came with the pack may hold characters that command a terminal
        shown = "".join(each if each.isprintable() else "?" for each in line)
        sys.stdout.buffer.write(f"{shown}\n".encode(sys.stdout.encoding or "utf-8", "replace"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
