create table DryRuns (
  Id         integer primary key autoincrement,
  CampaignId integer not null references Campaigns (Id),
  Draft      text    not null,
  Source     text    not null,
  State      text    not null,
  Done       integer not null,
  Facts      integer not null,
  Attempts   integer not null,
  Report     text    null,
  Failure    text    null,
  CreatedAt  integer not null,
  CreatedBy  text    not null,
  FinishedAt integer null,
  Lease      text    null,
  LeaseUntil integer null
);

create index DryRunsByCampaign on DryRuns (CampaignId, Id);

-- Facts of a file, for one run only: they never enter the ledger, and go when the run is over.
create table DryRunParts (
  RunId integer not null references DryRuns (Id),
  Part  integer not null,
  Lines text    not null,
  primary key (RunId, Part)
);
