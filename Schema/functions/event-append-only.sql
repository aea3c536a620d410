-- A statement trigger costs an INSERT nothing. Absent on a distributed table, where privileges do it.
CREATE OR REPLACE TRIGGER event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
