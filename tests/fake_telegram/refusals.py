"""What the server answers when it does not do what was asked; texts as Telegram words them."""

from typing import Any


class Refusal(Exception):  # noqa: N818 (it is an answer, not a fault)
    """An answer with ``ok: false``."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the JSON that Telegram would send."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> Refusal:
    """Return a refusal of what cannot be done, with ``reason`` as Telegram words it."""
    return Refusal(400, f"Bad Request: {reason}")


def too_many_requests(seconds: int) -> Refusal:
    """Return the refusal of flood control: nothing more within ``seconds``."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
