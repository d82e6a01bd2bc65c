"""The engine's own way to write a CSV: PostgreSQL's COPY, SQLite's command line, or Python's module instead."""

import csv
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection
from django.db.models import QuerySet


def dump(rows: QuerySet, path: Path) -> None:
    """Write what the query finds to a file, as the engine does it by itself."""
    sql, parameters = rows.query.sql_with_params()
    if connection.vendor == "postgresql":
        _copy(sql, parameters, path)
    elif program := shutil.which("sqlite3"):
        _command_line(program, sql, parameters, path)
    else:
        _module(sql, parameters, path)


def how() -> str:
    """Which of the three it is."""
    if connection.vendor == "postgresql":
        return "COPY"
    return "sqlite3 -csv" if shutil.which("sqlite3") else "Python's sqlite3"


def _copy(sql: str, parameters: tuple, path: Path) -> None:
    with connection.cursor() as cursor, path.open("wb") as file:
        question = cursor.mogrify(sql, parameters)
        with cursor.copy(f"COPY ({question}) TO STDOUT (FORMAT csv, HEADER)") as copy:
            for piece in copy:
                file.write(piece)


def _command_line(program: str, sql: str, parameters: tuple, path: Path) -> None:
    with path.open("wb") as file:
        subprocess.run(
            [program, "-readonly", "-csv", "-header", connection.settings_dict["NAME"]],
            input=(sql % tuple(_literal(value) for value in parameters)).encode(),
            stdout=file,
            check=True,
        )


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"


def _module(sql: str, parameters: tuple, path: Path) -> None:
    database = sqlite3.connect(connection.settings_dict["NAME"])
    with path.open("w", newline="") as file:
        found = database.execute(sql % tuple(_literal(value) for value in parameters))
        writer = csv.writer(file)
        writer.writerow(column[0] for column in found.description)
        writer.writerows(found)
    database.close()
