"""Settings of the service: environment variables ``IRONTREE_*``, nothing else."""

from functools import cache
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class SourceRefresh(BaseModel):
    """Files of a source that the service loads by itself, each once.

    Attributes:
        source: Name of the source, as ``irontree ingest`` takes it.
        files: Path pattern, such as ``/data/gleif/*.zip``.
        cron: When to look for new files, in UTC; hourly unless set.
        snapshot: Whether the new files of one look together end what the source held and they no longer hold.
    """

    source: str
    files: str
    cron: str = "0 * * * *"
    snapshot: bool = False


class Settings(BaseSettings):
    """Everything an operator can set; each has a default that works on one machine without settings."""

    model_config = SettingsConfigDict(env_prefix="IRONTREE_")

    home: Path = Field(default_factory=lambda: user_data_path("irontree"))
    """Folder of the local store, uploaded files and the job database."""
    cache: Path = Field(default_factory=lambda: user_cache_path("irontree"))
    """Folder of downloaded programs; safe to delete."""
    host: str = "127.0.0.1"
    port: int = 8710
    maven_repository: str | None = None
    """Repository of the local Neo4j's jars; unset: Maven Central."""
    neo4j_uri: str | None = None
    """Server to use; unset: a local Neo4j that Irontree starts itself."""
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = "neo4j"
    neo4j_port: int = 0
    """Bolt port of the local Neo4j; 0: any free one."""
    neo4j_heap_mb: int | None = None
    neo4j_pagecache_mb: int | None = None
    jobs_database_url: str | None = None
    """Where jobs are recorded; unset: an SQLite file in ``home``. PostgreSQL lets several processes share them."""
    session_hours: int = 12
    kept_answers_mb: int = 128
    """Most memory for computed answers that are kept while the store does not change; 0 keeps none."""
    secure_cookie: bool = False
    """Send the session cookie over HTTPS only; switch on behind TLS."""
    production: bool = False
    """No introspection, no field suggestions."""
    demo: bool = False
    """Show the demo logins on the sign-in page; only with the demo world."""
    refresh: list[SourceRefresh] = []
    """Sources to load new files of on a schedule, as JSON: ``[{"source": …, "files": …, "cron": …}]``."""
    upload_mb: int = 2048
    """Largest registry file that can be uploaded."""


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
