"""Which organisation was typed: one key for all spellings of its name, and its official number."""

import re
import unicodedata

_KEY_LENGTH = 200
_KRS_LENGTH = 10
_KINDS = ("nip", "krs", "regon")
_LEGAL_FORM = re.compile(
    r"\b(?:(?:spolka|sp) z (?:ograniczona odpowiedzialnoscia|o ?o)|spolka akcyjna|s a|non profit"
    r"|organizacja pozytku publicznego|opp|w (?:likwidacji|organizacji))\b"
)
_SHORT_FORMS = {
    "fund": "fundacja",
    "gm": "gmina",
    "ngo": "organizacja",
    "pow": "powiat",
    "stow": "stowarzyszenie",
    "ug": "urzad gminy",
    "um": "urzad miasta",
    "woj": "wojewodztwo",
}


def organisation_key(name: str, number: str | None) -> str:
    """Return the key that all people of one organisation share.

    Args:
        name: as they typed it; case, accents, quotation marks and the legal form do not matter.
        number: as ``organisation_number`` returns it; decides alone where it is given.

    """
    return number or folded_name(name)[:_KEY_LENGTH]


def organisation_number(text: str) -> str | None:
    """Return the typed NIP, KRS or REGON as "nip:...", "krs:..." or "regon:..."; None when it is none of them.

    NIP and REGON have check digits. KRS has none; it is told from NIP by the zero that it begins with, which no code
    of a tax office (the first digits of NIP) does. A typed "NIP", "KRS" or "REGON" is believed only if it fits.
    """
    from stdnum.pl import nip, regon  # noqa: PLC0415 - only a form needs it

    label, digits = _label_and_digits(text)
    fitting = {
        "nip": nip.is_valid(digits) and not digits.startswith("0"),
        "krs": len(digits) == _KRS_LENGTH and digits.startswith("0") and digits.strip("0") != "",
        "regon": regon.is_valid(digits) and digits.strip("0") != "",
    }
    kind = next((kind for kind in _KINDS if fitting[kind] and label in {"", kind}), None)
    return None if kind is None else f"{kind}:{digits}"


def number_in_words(number: str) -> str:
    """Return "NIP 5260250995" for "nip:5260250995"."""
    kind, _, digits = number.partition(":")
    return f"{kind.upper()} {digits}"


def holds_name(organisation: str, name: str) -> bool:
    """Return whether a word of the person's ``name`` is in what they wrote as their organisation.

    It may then be the person ("Jan Kowalski, osoba prywatna"), a company that bears their name, or chance; an initial
    says nothing.
    """
    words = (word for word in folded_name(name).split() if len(word) > 1)
    return not set(folded_name(organisation).split()).isdisjoint(words)


def folded_name(name: str) -> str:
    """Return the words of ``name`` without case, accents, punctuation, shortenings and legal form."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    letters = "".join(" " if not c.isalnum() else c for c in plain if not unicodedata.combining(c))
    words = " ".join(_SHORT_FORMS.get(word, word) for word in letters.split())
    return " ".join(_LEGAL_FORM.sub(" ", words).split()) or words


def _label_and_digits(text: str) -> tuple[str, str]:
    """Return the typed kind of number in small letters, "" without one, and the number without separators."""
    found = re.fullmatch(r"\s*(?:(nip|krs|regon)\b)?[\s:.]*(?:PL)?([\d\s\-]+)", text, re.IGNORECASE | re.ASCII)
    if found is None:
        return "", ""
    return (found[1] or "").lower(), re.sub(r"\D", "", found[2])
