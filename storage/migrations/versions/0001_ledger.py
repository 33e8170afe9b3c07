"""Sources, articles and the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("id", _ROW_ID, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published_at", _INSTANT, nullable=True),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "key", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_seen_at", "articles", ["seen_at"], unique=False)
    op.create_table(
        "candidates",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("first_seen_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", "kind"),
    )
    op.create_table(
        "entries",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("published_at", _INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("attempted_at", _INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("source", "key"),
    )
    op.create_table(
        "polls",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("next_poll_at", _INSTANT, nullable=True),
        sa.Column("validators", sa.Text(), nullable=False),
        sa.Column("baselined", sa.Text(), nullable=False),
        sa.Column("last_good_at", _INSTANT, nullable=True),
        sa.Column("last_poll_at", _INSTANT, nullable=True),
        sa.Column("newest_item_at", _INSTANT, nullable=True),
        sa.Column("newest_seen_at", _INSTANT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("health", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "alerts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("article_id", _ROW_ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_alerts_article_id", "alerts", ["article_id"], unique=False)
    op.create_index("ix_alerts_at", "alerts", ["at"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", _ROW_ID, autoincrement=True, nullable=False),
        sa.Column("article_id", _ROW_ID, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), nullable=True),
        sa.Column("root", _ROW_ID, nullable=True),
        sa.Column("made", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.ForeignKeyConstraint(
            ["root"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("claims_line", "claims", ["subject", "metric"], unique=False)
    op.create_index("ix_claims_article_id", "claims", ["article_id"], unique=False)
    op.create_table(
        "notes",
        sa.Column("id", _ROW_ID, autoincrement=True, nullable=False),
        sa.Column("article_id", _ROW_ID, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notes_article_id", "notes", ["article_id"], unique=False)
    op.create_index("ix_notes_subject", "notes", ["subject"], unique=False)
    op.create_table(
        "unresolved",
        sa.Column("id", _ROW_ID, autoincrement=True, nullable=False),
        sa.Column("article_id", _ROW_ID, nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_unresolved_article_id", "unresolved", ["article_id"], unique=False)
    op.create_table(
        "alert_also",
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("article_id", _ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"],
            ["alerts.key"],
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("alert", "article_id"),
    )
    op.create_index("ix_alert_also_article_id", "alert_also", ["article_id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("key_currency", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("as_of", _INSTANT, nullable=False),
        sa.Column("claim_id", _ROW_ID, nullable=False),
        sa.Column("corroborated_by", sa.Text(), nullable=False),
        sa.Column("disputed_by", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("subject", "metric", "stage", "model", "key_currency"),
    )
    op.create_table(
        "revisions",
        sa.Column("id", _ROW_ID, autoincrement=True, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("alert", sa.Text(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("key_currency", sa.Text(), nullable=False),
        sa.Column("claim_id", _ROW_ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revisions_alert", "revisions", ["alert"], unique=False)
    op.create_index("ix_revisions_at", "revisions", ["at"], unique=False)
    op.create_index("revisions_line", "revisions", ["subject", "metric", "at"], unique=False)
    op.create_table(
        "standings",
        sa.Column("claim_id", _ROW_ID, autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
        ),
        sa.PrimaryKeyConstraint("claim_id"),
    )


def downgrade() -> None:
    raise NotImplementedError("Gigawatch never goes back to an older schema: restore a backup")
