-- A statement trigger costs an INSERT nothing. Absent on a distributed table, where privileges do it.
DO $$
BEGIN
    IF to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL THEN
        -- Looked at only where Citus is: elsewhere the table is not there.
        IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'event'::regclass) THEN
            RETURN;
        END IF;
    END IF;
    CREATE OR REPLACE TRIGGER event_append_only
        BEFORE UPDATE OR DELETE OR TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END $$;
