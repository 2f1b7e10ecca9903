-- The tables of Tacit's key store, for H2 and PostgreSQL. Rows hold handles and wrapped keys, never ids of persons.
-- They live in a schema or database of their own, which is backed up and restored apart from the application's data.

CREATE TABLE IF NOT EXISTS tacit_key_store (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  incarnation VARCHAR(64) NOT NULL,
  changes BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS tacit_epoch (
  tenant VARCHAR(128) NOT NULL,
  number INTEGER NOT NULL,
  state VARCHAR(16) NOT NULL,
  kek_id VARCHAR(512) NOT NULL,
  epoch_kek VARCHAR(64) NOT NULL,
  wrapped_key BYTEA NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (tenant, number)
);

CREATE TABLE IF NOT EXISTS tacit_key (
  tenant VARCHAR(128) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  scope VARCHAR(64) NOT NULL,
  generation INTEGER NOT NULL,
  ref VARCHAR(32) NOT NULL,
  epoch INTEGER NOT NULL,
  wrapped_key BYTEA,
  state VARCHAR(16) NOT NULL,
  messages BIGINT DEFAULT 64 NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (tenant, kind, owner, scope, generation),
  UNIQUE (tenant, ref),
  FOREIGN KEY (tenant, epoch) REFERENCES tacit_epoch (tenant, number)
);

CREATE TABLE IF NOT EXISTS tacit_shred (
  tenant VARCHAR(128) NOT NULL,
  request_id VARCHAR(64) NOT NULL,
  handle VARCHAR(32) NOT NULL,
  scope VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  disabled_at TIMESTAMP WITH TIME ZONE NOT NULL,
  destroy_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (tenant, request_id)
);

CREATE INDEX IF NOT EXISTS tacit_shred_due ON tacit_shred (state, destroy_at);

CREATE TABLE IF NOT EXISTS tacit_shred_key (
  tenant VARCHAR(128) NOT NULL,
  request_id VARCHAR(64) NOT NULL,
  ref VARCHAR(32) NOT NULL,
  PRIMARY KEY (tenant, request_id, ref),
  FOREIGN KEY (tenant, request_id) REFERENCES tacit_shred (tenant, request_id),
  FOREIGN KEY (tenant, ref) REFERENCES tacit_key (tenant, ref)
);

CREATE TABLE IF NOT EXISTS tacit_tenant_shred (
  tenant VARCHAR(128) NOT NULL,
  request_id VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  key_count BIGINT NOT NULL,
  disabled_at TIMESTAMP WITH TIME ZONE NOT NULL,
  destroy_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  keks_gone_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (tenant, request_id)
);
