-- A period whose grace is over is marked first: since when nothing is booked in it, and as of which ledger position it
-- is certified.
alter table Periods add column ClosingAt integer null;
alter table Periods add column ClosingSeq integer null;
