-- Packs made in the studio: the text of theme.json, and the files that it names.
create table ThemePacks (
  Id        bigint         not null identity constraint ThemePacks_Key primary key,
  Code      nvarchar(64)   collate Latin1_General_100_BIN2 not null constraint ThemePacks_Code unique,
  Version   bigint         not null,
  Document  nvarchar(max)  collate Latin1_General_100_BIN2 not null,
  ChangedAt bigint         not null,
  ChangedBy nvarchar(400)  collate Latin1_General_100_BIN2 not null
);

create table ThemeFiles (
  PackId  bigint         not null constraint ThemeFiles_Pack references ThemePacks (Id),
  Path    nvarchar(200)  collate Latin1_General_100_BIN2 not null,
  Content varbinary(max) not null,
  constraint ThemeFiles_Key primary key (PackId, Path)
);

-- Challenges in the making: kept at every step, gone once they are launched.
create table Drafts (
  Id        bigint        not null identity constraint Drafts_Key primary key,
  Code      nvarchar(64)  collate Latin1_General_100_BIN2 not null constraint Drafts_Code unique,
  Document  nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Step      nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Version   bigint        not null,
  UpdatedAt bigint        not null,
  UpdatedBy nvarchar(200) collate Latin1_General_100_BIN2 not null
);

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

-- What cookies are signed with, where several machines share one database; on one machine it lies in the data directory.
create table CookieKeys (
  Name   nvarchar(200) collate Latin1_General_100_BIN2 not null constraint CookieKeys_Key primary key,
  Xml    nvarchar(max) collate Latin1_General_100_BIN2 not null,
  MadeAt bigint        not null
);
