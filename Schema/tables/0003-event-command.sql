-- A command repeated with its key finds what it did the first time; the key never lapses.
CREATE UNIQUE INDEX event_command ON event (unit, command_id, command_part)
    WHERE command_id IS NOT NULL;
