-- A period whose grace is over is marked first: since when nothing is booked in it, and as of which ledger position it
-- is certified.
alter table Periods add ClosingAt bigint null;
alter table Periods add ClosingSeq bigint null;
