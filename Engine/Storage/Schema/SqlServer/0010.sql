create table DryRuns (
  Id         bigint        not null identity constraint DryRuns_Key primary key,
  CampaignId bigint        not null constraint DryRuns_Campaign references Campaigns (Id),
  Draft      nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Source     nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  State      nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Done       bigint        not null,
  Facts      bigint        not null,
  Attempts   bigint        not null,
  Report     nvarchar(max) collate Latin1_General_100_BIN2 null,
  Failure    nvarchar(max) collate Latin1_General_100_BIN2 null,
  CreatedAt  bigint        not null,
  CreatedBy  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  FinishedAt bigint        null,
  Lease      nvarchar(64)  collate Latin1_General_100_BIN2 null,
  LeaseUntil bigint        null
);

create index DryRunsByCampaign on DryRuns (CampaignId, Id);

-- Facts of a file, for one run only: they never enter the ledger, and go when the run is over.
create table DryRunParts (
  RunId bigint        not null constraint DryRunParts_Run references DryRuns (Id),
  Part  bigint        not null,
  Lines nvarchar(max) collate Latin1_General_100_BIN2 not null,
  constraint DryRunParts_Key primary key (RunId, Part)
);
