-- What a closed period (or campaign: period 0) reports, as of its closing. Never updated; an amendment adds a version.
create table KeptReports (
  CampaignId bigint         not null constraint KeptReports_Campaign references Campaigns (Id),
  Period     bigint         not null,
  Kind       nvarchar(20)   collate Latin1_General_100_BIN2 not null,
  Part       nvarchar(100)  collate Latin1_General_100_BIN2 not null,
  Version    bigint         not null,
  FactSeq    bigint         not null,
  KeptAt     bigint         not null,
  Sha256     nvarchar(64)   collate Latin1_General_100_BIN2 not null,
  Canonical  varbinary(max) not null,
  constraint KeptReports_Key primary key (CampaignId, Period, Kind, Part, Version)
);

-- Reports that take long: asked for here, made by a job, read, and forgotten. Equal questions have equal marks.
create table ReportRuns (
  Id         bigint        not null identity constraint ReportRuns_Key primary key,
  CampaignId bigint        not null constraint ReportRuns_Campaign references Campaigns (Id),
  Kind       nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Mark       nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Question   nvarchar(max) collate Latin1_General_100_BIN2 not null,
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

create index ReportRunsByMark on ReportRuns (CampaignId, Mark);

create index ReportRunsByState on ReportRuns (State, Id);

-- Marketing's own paragraph on the page of a team and period (0: the whole campaign).
create table SynthesisNotes (
  CampaignId bigint        not null constraint SynthesisNotes_Campaign references Campaigns (Id),
  Period     bigint        not null,
  Team       nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Text       nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Version    bigint        not null,
  ChangedBy  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  ChangedAt  bigint        not null,
  constraint SynthesisNotes_Key primary key (CampaignId, Period, Team)
);

-- Reports fold the facts of each lead and cycle in this order, without the table.
create index Facts_Course on Facts (CampaignId, Lead, Cycle, FactSeq) include (Type, At, Status, TakenBack, Rep);
