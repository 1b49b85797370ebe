"""Settings from the environment and from ``.env``; read once, passed on as a value."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BotError


class SettingsError(BotError):
    """A setting has a value that cannot be used."""


class Settings(BaseSettings):
    """Everything that can be set from outside.

    Names are prefixed with ``INTEREKIP_``, but for the two that Telegram users already know.
    """

    model_config = SettingsConfigDict(
        env_prefix="INTEREKIP_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path = Path("var")
    database_url: SecretStr = SecretStr("")
    """The address of a PostgreSQL database for people's data; a SQLite file in ``data_dir`` when it is empty."""
    model: str = ""
    log_level: str = "INFO"
    coordinator_contact: str = ""
    controller: str = ""
    """Who is responsible for the data of sign-ups (Art. 13 GDPR): name and address, as people read it."""
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    """Telegram's numbers of the first administrators, who invite the others; written with commas between them."""
    sources: Path | None = None
    """A list of sources in place of the packaged one and of the administrator's own."""
    test_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    """Hosts ("127.0.0.1:8080") that the ingest may fetch from although they are inside our own network; for tests."""
    min_delay: float = Field(default=1.0, ge=0)
    """Seconds between two requests to a host at least."""
    ocr: bool = False
    """Whether scans are read with tesseract, which must be installed with its Polish data."""
    fetch_contact: str = ""
    """The address of the web or of mail that the servers which the ingest visits are told."""
    archive_api_url: str = "https://archive.org"
    archive_url: str = "https://web.archive.org"
    refuse_below: float | None = Field(default=None, gt=0, lt=1)
    """Probability below which a question is refused, in place of the calibrated one; higher refuses more."""
    telegram_bot_token: SecretStr = Field(default=SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: str = Field(default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL")

    @classmethod
    def load(cls) -> Self:
        """Read the settings.

        Raises:
            SettingsError: when a value or the file cannot be used; names the fault.

        """
        try:
            return cls()
        except (UnicodeDecodeError, OSError) as error:
            message = "Nie da się odczytać pliku .env z tego folderu. Zapisz go jako zwykły tekst w kodowaniu UTF-8."
            raise SettingsError(message) from error
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
            message = f"Popraw ustawienia w środowisku albo w pliku .env: {faults}."
            raise SettingsError(message) from error

    @field_validator("admins", mode="before")
    @classmethod
    def _read_numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        numbers = [part.strip() for part in value.split(",") if part.strip()]
        if not all(number.isascii() and number.isdigit() for number in numbers):
            raise ValueError("podaj numery użytkowników Telegrama po przecinku, na przykład 123456789,987654321")
        return numbers

    @field_validator("test_hosts", mode="before")
    @classmethod
    def _read_hosts(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @property
    def database(self) -> Path | str:
        """Where people's data is: the SQLite file, or the address of a PostgreSQL database."""
        return self.database_url.get_secret_value().strip() or self.database_path

    @property
    def database_path(self) -> Path:
        """The SQLite file with people's data."""
        return self.data_dir / "interekip.db"

    @property
    def encoder(self) -> Path | str:
        """The encoder to load: the named one, or the folder of the built-in one."""
        return self.model or self.model_dir

    @property
    def index_dir(self) -> Path:
        """The folder of the index generations."""
        return self.data_dir / "index"

    @property
    def model_dir(self) -> Path:
        """The folder of the default encoder, built at set-up."""
        return self.data_dir / "model"

    @property
    def reader_dir(self) -> Path:
        """The folder of the reader, built at set-up."""
        return self.data_dir / "reader"

    @property
    def support_path(self) -> Path:
        """The calibration of refusals for another encoder than the built-in one."""
        return self.data_dir / "support.json"

    @property
    def ingest_state(self) -> Path:
        """The SQLite file with what the ingest remembers; it can be made anew."""
        return self.data_dir / "ingest.db"

    @property
    def own_sources(self) -> Path:
        """The administrator's own list of sources, laid over the packaged one."""
        return self.data_dir / "sources.toml"

    @property
    def ticket_key_path(self) -> Path:
        """The secret that tickets are signed with, made at its first use; it belongs into a backup."""
        return self.data_dir / "ticket.key"

    @property
    def ingest_lock(self) -> Path:
        """The file that lets one ingest run at a time."""
        return self.data_dir / "ingest.lock"
