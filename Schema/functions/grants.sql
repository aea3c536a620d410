-- The application may read and append events, nothing else with them.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhixing_application') THEN
        CREATE ROLE zhixing_application NOLOGIN;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO zhixing_application', current_schema());
    REVOKE ALL ON event, book, execution, payee FROM zhixing_application;
    GRANT SELECT, INSERT ON event TO zhixing_application;
    GRANT SELECT, INSERT, UPDATE ON book TO zhixing_application;
    GRANT SELECT ON schema_migration TO zhixing_application;
    GRANT SELECT, INSERT, UPDATE, DELETE ON execution TO zhixing_application;
    -- A name may be erased, but not become another.
    GRANT SELECT, INSERT, DELETE ON payee TO zhixing_application;
END $$;
