/** Tables of FHIR packages: what was added, and its definitions, compressed (zstd). */
export const PACKAGE_TABLES = `
  CREATE TABLE package (
    name text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    dependencies jsonb NOT NULL,
    added timestamptz NOT NULL,
    PRIMARY KEY (name, version)
  );
  CREATE TABLE package_definition (
    name text COLLATE "C" NOT NULL,
    package_version text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    url text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    packed bytea NOT NULL,
    PRIMARY KEY (name, package_version, type, url, version),
    FOREIGN KEY (name, package_version) REFERENCES package ON DELETE CASCADE
  );
  ALTER TABLE package_definition ALTER COLUMN packed SET STORAGE EXTERNAL;
`
