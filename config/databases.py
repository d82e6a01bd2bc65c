"""The two database engines, set up so that nothing acknowledged is lost (see docs/adr/0002-ledger.md)."""

from pathlib import Path
from typing import Any

import dj_database_url

from config import environment

# IMMEDIATE: a transaction that reads and then writes takes the write lock at its start. With SQLite's default it
# would be refused in the middle under load. FULL: each commit is on disk before it is acknowledged.
# recursive_triggers: without it INSERT OR REPLACE would slip past the ledger's triggers.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
        "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;"
        "PRAGMA temp_store=MEMORY;"
    ),
}


def from_environment(data_dir: Path) -> dict[str, Any]:
    """The default database: DATABASE_URL, or SQLite in the data folder."""
    url = environment.text("DATABASE_URL", f"sqlite:///{data_dir / 'lanyard.sqlite3'}")
    database: dict[str, Any] = dict(dj_database_url.parse(url))
    if "sqlite" in database["ENGINE"]:
        return database | {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": 600}
    pool = {"min_size": 1, "max_size": environment.number("DATABASE_POOL", 8), "timeout": 10}
    options: dict[str, Any] = {"pool": pool} | database.get("OPTIONS", {})
    return database | {"OPTIONS": options, "CONN_HEALTH_CHECKS": True}
