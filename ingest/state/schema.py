"""The tables of the ingest's memory."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

LAYOUT = 1
"""Goes up when the tables change: the memory is then begun anew, as all of it can be read again."""

METADATA = MetaData()

PAGES = Table(
    "pages",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("source_id", String, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", String),
    Column("read_at", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("reading", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("passages", LargeBinary, nullable=False),
    Column("links", Text, nullable=False),
    Column("lost", Text),
    Index("pages_of_source", "source_id"),
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("id", String, primary_key=True),
    Column("looked_at", String),
    Column("next_look", String),
    Column("failures", Integer, nullable=False),
    Column("fault", Text),
    Column("parked", Text),
)

VECTORS = Table(
    "vectors",
    METADATA,
    Column("encoder", String, primary_key=True),
    Column("text", String, primary_key=True),  # the SHA-256 of what was encoded
    Column("vector", LargeBinary, nullable=False),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("started", String, nullable=False),
    Column("finished", String),
    Column("status", String),
    Column("report", Text),
    Column("forced", Text),
)
