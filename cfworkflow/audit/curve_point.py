"""Which 32 bytes can be an Ed25519 public key at all (RFC 8032, section 5.1.3).

Libraries take any, and find out when they verify; some then accept signatures that anyone can make.
"""

from __future__ import annotations

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P

# The y of every point whose order divides 8. Whoever has such a "public key" can sign nothing with
# it, and everyone can: for one in eight messages, or for all of them, one signature fits.
_Y_OF_ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_WEAK = frozenset({0, 1, _P - 1, _Y_OF_ORDER_8, _P - _Y_OF_ORDER_8})


def point_flaw(public: bytes) -> str:
    """Why these 32 bytes are no key to rely on, as a sentence; empty where they are one."""
    y = int.from_bytes(public, "little") % 2**255
    if y % _P in _WEAK:
        return "It is a key for which anyone can sign."
    # x² = (y² - 1) / (dy² + 1); Euler tells whether that is a square.
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    if y >= _P or pow(square, (_P - 1) // 2, _P) != 1:
        return "Its bytes are those of no key."
    return ""
