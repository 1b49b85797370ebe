"""Copies of a PostgreSQL database, by the server's own pg_dump and pg_restore."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from bot.store.backup_file import BackupError, aside_of
from bot.store.postgres_address import parsed_address, without_password

_VERSION_ROW = re.compile(r"^COPY public\.alembic_version .*\n(.+)$", re.MULTILINE)


class PostgresCopying:
    """Copies the database at ``address``."""

    def __init__(self, address: str) -> None:
        url = parsed_address(address)
        self._address = without_password(url).render_as_string()
        # Not among the arguments, which every user of the machine can see.
        self._password = {} if url.password is None else {"PGPASSWORD": url.password}

    def copy_to(self, path: Path) -> None:
        """Dump the database as it is at one moment; others write meanwhile.

        Raises:
            BackupError: when pg_dump is missing or fails.

        """
        self._run("pg_dump", "--format=custom", "--no-owner", f"--file={path}", f"--dbname={self._address}")

    def revision_of(self, path: Path) -> str:
        """Read the copy through and return its schema.

        Raises:
            BackupError: when it is none, or not whole.

        """
        content = self._run("pg_restore", "--file=-", str(path))
        found = _VERSION_ROW.search(content)
        if found is None:
            raise BackupError(f"Plik {path} nie jest kopią bazy InterEkip. Wybierz inny; bazy nie zmieniono.")
        return found.group(1)

    def put_back(self, path: Path, suffix: str) -> Path | None:
        """Dump what is there beside the copy, and put the copy in its place in one transaction.

        Raises:
            BackupError: when one of the two fails; then nothing is changed.

        """
        kept = path.with_name(path.name + suffix)
        with aside_of(kept) as aside:
            self.copy_to(aside)
            aside.replace(kept)
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        self._run("pg_restore", *options, f"--dbname={self._address}", str(path))
        return kept

    def _run(self, program: str, *arguments: str) -> str:
        """Run a program of the server's and return what it wrote.

        Raises:
            BackupError: when it is missing or fails; with what it said, in which there is no password.

        """
        found = shutil.which(program)
        if found is None:
            raise BackupError(
                f"Nie ma programu {program}, który kopiuje bazy PostgreSQL. Zainstaluj klienta PostgreSQL tej samej "
                "albo nowszej wersji co serwer (w Debianie i Ubuntu: apt install postgresql-client)."
            )
        ended = subprocess.run(  # noqa: S603 (the program that was found, with arguments of ours)
            [found, *arguments],
            env={**os.environ, **self._password, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if ended.returncode != 0:
            said = " ".join(ended.stderr.split()) or f"kod {ended.returncode}"
            raise BackupError(f"Program {program} nie powiódł się: {said}. Bazy nie zmieniono.")
        return ended.stdout
