create table Campaigns (
  Id            integer primary key autoincrement,
  Code          text    not null unique,
  Document      text    not null,
  StartsAt      integer not null,
  EndsAt        integer not null,
  LaunchedAt    integer null,
  EndedAt       integer null,
  ClosedAt      integer null,
  Version       integer not null,
  ConfigVersion integer not null,
  LastSeq       integer not null,
  LastFactSeq   integer not null
);

create table RuleSets (
  CampaignId    integer not null references Campaigns (Id),
  Version       integer not null,
  EffectiveFrom integer not null,
  Rules         text    not null,
  primary key (CampaignId, Version)
);

create table Periods (
  CampaignId integer not null references Campaigns (Id),
  Number     integer not null,
  StartsAt   integer not null,
  EndsAt     integer not null,
  GraceUntil integer not null,
  ClosedAt   integer null,
  Void       integer not null,
  primary key (CampaignId, Number)
);

create index Periods_Due on Periods (GraceUntil) where ClosedAt is null and Void = 0;

create table Participants (
  Number        integer primary key autoincrement,
  CampaignId    integer not null references Campaigns (Id),
  Code          text    not null,
  Name          text    not null,
  Team          text    null,
  Role          text    not null,
  Email         text    null,
  Person        text    null,
  DeactivatedAt integer null,
  unique (CampaignId, Code)
);

create table Changes (
  CampaignId integer not null references Campaigns (Id),
  FactSeq    integer not null,
  Kind       text    not null,
  Document   text    not null,
  ChangedAt  integer not null,
  primary key (CampaignId, FactSeq)
);

create table Facts (
  CampaignId integer not null references Campaigns (Id),
  FactSeq    integer not null,
  Source     text    not null,
  EventId    text    not null,
  Type       text    not null,
  Lead       text    not null,
  Cycle      integer not null,
  Stage      integer null,
  Rep        integer null,
  Prospector integer null,
  At         integer not null,
  Content    text    not null,
  Status     text    not null,
  FirstSeq   integer not null,
  Entries    integer not null,
  Points     integer not null,
  Held       integer not null,
  Owed       integer not null,
  ReceivedAt integer not null,
  primary key (CampaignId, FactSeq),
  unique (CampaignId, Source, EventId)
);

create unique index Facts_BusinessKey on Facts (CampaignId, Lead, Cycle, Stage) where Held = 1;

create index Facts_Lead on Facts (CampaignId, Lead);

create table Rejections (
  Id       integer primary key autoincrement,
  Identity text    not null unique,
  Campaign text    not null,
  Source   text    not null,
  EventId  text    not null,
  Reason   text    not null,
  Field    text    null,
  Message  text    null,
  Told     text    not null,
  FirstAt  integer not null,
  LastAt   integer not null,
  Times    integer not null
);

create index Rejections_Campaign on Rejections (Campaign, Id);

create table Ledger (
  CampaignId     integer not null references Campaigns (Id),
  Seq            integer not null,
  Kind           integer not null,
  FactSeq        integer null,
  Participant    integer not null,
  Team           text    null,
  Lead           text    null,
  Cycle          integer null,
  Stage          integer null,
  Rep            integer null,
  Prospector     integer null,
  Rule           text    null,
  RuleSetVersion integer null,
  Points         integer not null,
  OccurredAt     integer not null,
  RecordedAt     integer not null,
  Period         integer not null,
  Late           integer not null,
  Reverses       integer null,
  Reason         text    null,
  Author         text    null,
  Source         text    null,
  EventId        text    null,
  primary key (CampaignId, Seq)
);

create unique index Ledger_Reverses on Ledger (CampaignId, Reverses) where Reverses is not null;

create index Ledger_Lead on Ledger (CampaignId, Lead);

create index Ledger_Fact on Ledger (CampaignId, FactSeq);

create index Ledger_Participant on Ledger (CampaignId, Participant, Seq);

create table IdempotencyKeys (
  CampaignId integer not null references Campaigns (Id),
  IdempotencyKey text not null,
  BodySha256 text    not null,
  Seq        integer not null,
  primary key (CampaignId, IdempotencyKey)
);

create table RaffleSeeds (
  CampaignId integer not null references Campaigns (Id),
  Prize      text    not null,
  Period     integer not null,
  Seed       blob    not null,
  primary key (CampaignId, Prize, Period)
);

create table Results (
  CampaignId integer not null references Campaigns (Id),
  Period     integer not null,
  Version    integer not null,
  ClosedAt   integer not null,
  Sha256     text    not null,
  Canonical  blob    not null,
  primary key (CampaignId, Period, Version)
);

create table Awards (
  Id         integer primary key autoincrement,
  CampaignId integer not null references Campaigns (Id),
  Period     integer not null,
  Prize      text    not null,
  PrizeName  text    not null,
  Value      text    null,
  Board      text    not null,
  Member     text    not null,
  Team       text    null,
  PlacedAt   integer not null,
  Points     text    not null,
  Status     text    not null,
  AwardedAt  integer not null,
  unique (CampaignId, Period, Prize, Member)
);

create table AwardSteps (
  AwardId integer not null references Awards (Id),
  Step    integer not null,
  Status  text    not null,
  Note    text    null,
  Author  text    not null,
  SteppedAt integer not null,
  primary key (AwardId, Step)
);
