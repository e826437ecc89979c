INSERT INTO schema_version (version) SELECT coalesce(max(version), 0) + 1 FROM schema_version
