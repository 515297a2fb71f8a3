-- What a closed period (or campaign: period 0) reports, as of its closing. Never updated; an amendment adds a version.
create table KeptReports (
  CampaignId integer not null references Campaigns (Id),
  Period     integer not null,
  Kind       text    not null,
  Part       text    not null,
  Version    integer not null,
  FactSeq    integer not null,
  KeptAt     integer not null,
  Sha256     text    not null,
  Canonical  blob    not null,
  primary key (CampaignId, Period, Kind, Part, Version)
);

-- Reports that take long: asked for here, made by a job, read, and forgotten. Equal questions have equal marks.
create table ReportRuns (
  Id         integer primary key autoincrement,
  CampaignId integer not null references Campaigns (Id),
  Kind       text    not null,
  Mark       text    not null,
  Question   text    not null,
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

create index ReportRunsByMark on ReportRuns (CampaignId, Mark);

create index ReportRunsByState on ReportRuns (State, Id);

-- Marketing's own paragraph on the page of a team and period (0: the whole campaign).
create table SynthesisNotes (
  CampaignId integer not null references Campaigns (Id),
  Period     integer not null,
  Team       text    not null,
  Text       text    not null,
  Version    integer not null,
  ChangedBy  text    not null,
  ChangedAt  integer not null,
  primary key (CampaignId, Period, Team)
);

-- Reports fold the facts of each lead and cycle in this order, without the table.
create index Facts_Course on Facts (CampaignId, Lead, Cycle, FactSeq, Type, At, Status, TakenBack, Rep);
