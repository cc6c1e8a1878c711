"""Why a pack is not made, or can't be read, in words an auditor can act on."""

from __future__ import annotations

from cfworkflow.audit.refusals import AuditRefusal, FileExists, FileUnwritable


class PackRefusal(AuditRefusal):
    """A pack that was not made; nothing was written."""

    code = "pack-refused"
    tried = "Tried to make an evidence pack"
    reason = "It can't be made."
    remedy = "Ask for something else, or for less."


class PackEmpty(PackRefusal):
    """There is no fact to put into it."""

    code = "pack-empty"
    reason = "No fact on record is among what you asked for."
    remedy = "Ask for more: another reference, group or time."


class PackWithholdsNothing(PackRefusal):
    """What is to be withheld is not in the pack: most likely not what was meant."""

    code = "pack-withholds-nothing"
    remedy = "Name what is in the pack, or leave the withholding out."


class PackTooLarge(PackRefusal):
    """A file of it would be larger than a verifier reads."""

    code = "pack-too-large"
    remedy = "Make several packs: one a year with --since and --until, or one a barrier."


class PackFileExists(FileExists, PackRefusal):
    """What is there may be evidence."""

    code = "pack-file-exists"
    tried = "Tried to write an evidence pack to"
    remedy = "It was left as it is. Give another place with --out."


class PackFileUnwritable(FileUnwritable, PackRefusal):
    """No pack, and no part of one, was left behind."""

    code = "pack-file-unwritable"
    tried = "Tried to write an evidence pack to"


class PackUnproven(PackRefusal):
    """What was packed does not verify: the store was tampered with, or damaged."""

    code = "pack-unproven"
    remedy = "cfworkflow audit verify"


class PackUnreadable(AuditRefusal):
    """What was given as a pack is none, or is one made to do harm."""

    code = "pack-unreadable"
    tried = "Tried to read an evidence pack"
    reason = "It can't be read."
    remedy = "Ask whoever sent it for another copy."
