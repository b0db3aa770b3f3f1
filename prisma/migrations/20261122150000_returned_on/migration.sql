-- Work sent back long after its due day is reminded of again, from the day it came back.
ALTER TABLE action ADD COLUMN returned_on date;
