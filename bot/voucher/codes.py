"""Codes of vouchers: random, without characters that look alike, and with a check character.

A code is 15 characters (75 random bits) and the Luhn check character over the same 32 (ISO/IEC 7812-1, Annex B, in base
32): in an even base doubling gives each value once, so every single wrong character is found.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 16
SALT_BYTES = 16

_GROUP = 4
_RANDOM = CODE_LENGTH - 1
_BITS = 5
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")


@dataclass(frozen=True, slots=True)
class Mistyped:
    """No code: ``shown`` is what was typed, in groups of four.

    ``has_form`` says that only the check character does not fit; otherwise it has another length, or characters that no
    code has.
    """

    shown: str
    has_form: bool


def new_salt() -> str:
    """Return what makes a code another one; random, in hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def code_of(key: bytes, voucher_id: int, serial: int, salt: str) -> str:
    """Return the 16 characters of a voucher's code; nobody can tell them without the key.

    Args:
        key: the secret of the key file.
        voucher_id: whose code it is.
        serial: how many codes the voucher had before.
        salt: as ``new_salt`` made it when the code was shown.

    """
    from stdnum import luhn  # noqa: PLC0415 - only a code needs it

    digest = hmac.digest(key, f"voucher:{voucher_id}:{serial}:{salt}".encode(), "sha256")
    number = int.from_bytes(digest, "big")
    characters = "".join(CODE_ALPHABET[number >> _BITS * place & len(CODE_ALPHABET) - 1] for place in range(_RANDOM))
    return characters + luhn.calc_check_digit(characters, CODE_ALPHABET)


def code_hash(code: str) -> str:
    """Return what is stored of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def written(code: str) -> str:
    """Return the code as people read it, in groups of four."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str | Mistyped:
    """Return the 16 characters of a typed code; case, blanks and dashes do not matter."""
    from stdnum import luhn  # noqa: PLC0415 - only a code needs it

    characters = _BETWEEN.sub("", typed).upper()
    has_form = len(characters) == CODE_LENGTH and set(characters) <= set(CODE_ALPHABET)
    if has_form and luhn.is_valid(characters, CODE_ALPHABET):
        return characters
    return Mistyped(written(characters[: 2 * CODE_LENGTH]), has_form)
