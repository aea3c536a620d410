-- The last version of a book that was known at an instant; null where none was. Recorded times never
-- go back within a book, so the version is found by halving, however many events the book has.
CREATE OR REPLACE FUNCTION version_known_at(
    p_unit text, p_fiscal_year integer, p_known_at timestamptz
) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    known bigint := 0;
    unknown bigint;
    middle bigint;
    middle_at timestamptz;
BEGIN
    SELECT version + 1 INTO unknown FROM book
    WHERE unit = p_unit AND fiscal_year = p_fiscal_year;
    WHILE unknown - known > 1 LOOP
        middle := (known + unknown) / 2;
        SELECT recorded_at INTO middle_at FROM event
        WHERE unit = p_unit AND fiscal_year = p_fiscal_year AND version = middle;
        IF middle_at <= p_known_at THEN known := middle; ELSE unknown := middle; END IF;
    END LOOP;
    RETURN nullif(known, 0);
END $$;
