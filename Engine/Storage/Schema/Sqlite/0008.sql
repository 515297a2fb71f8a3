-- Packs made in the studio: the text of theme.json, and the files that it names.
create table ThemePacks (
  Id        integer primary key autoincrement,
  Code      text    not null unique,
  Version   integer not null,
  Document  text    not null,
  ChangedAt integer not null,
  ChangedBy text    not null
);

create table ThemeFiles (
  PackId  integer not null references ThemePacks (Id),
  Path    text    not null,
  Content blob    not null,
  primary key (PackId, Path)
);

-- Challenges in the making: kept at every step, gone once they are launched.
create table Drafts (
  Id        integer primary key autoincrement,
  Code      text    not null unique,
  Document  text    not null,
  Step      text    not null,
  Version   integer not null,
  UpdatedAt integer not null,
  UpdatedBy text    not null
);

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

-- What cookies are signed with, where several machines share one database; on one machine it lies in the data directory.
create table CookieKeys (
  Name   text    primary key,
  Xml    text    not null,
  MadeAt integer not null
);
