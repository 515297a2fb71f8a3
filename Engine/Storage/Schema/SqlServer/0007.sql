-- Numbers are bigint, as they are read from either store; texts compare by code point, as SQLite compares them.
-- The numbering goes on with SQLite's: an archive carries its schema's number from one store to the other.
create table Campaigns (
  Id            bigint        not null identity constraint Campaigns_Key primary key,
  Code          nvarchar(64)  collate Latin1_General_100_BIN2 not null constraint Campaigns_Code unique,
  Document      nvarchar(max) collate Latin1_General_100_BIN2 not null,
  StartsAt      bigint        not null,
  EndsAt        bigint        not null,
  LaunchedAt    bigint        null,
  EndedAt       bigint        null,
  ClosedAt      bigint        null,
  Version       bigint        not null,
  ConfigVersion bigint        not null,
  LastSeq       bigint        not null,
  LastFactSeq   bigint        not null
);

create table RuleSets (
  CampaignId    bigint        not null constraint RuleSets_Campaign references Campaigns (Id),
  Version       bigint        not null,
  EffectiveFrom bigint        not null,
  Rules         nvarchar(max) collate Latin1_General_100_BIN2 not null,
  constraint RuleSets_Key primary key (CampaignId, Version)
);

create table Periods (
  CampaignId bigint not null constraint Periods_Campaign references Campaigns (Id),
  Number     bigint not null,
  StartsAt   bigint not null,
  EndsAt     bigint not null,
  GraceUntil bigint not null,
  ClosedAt   bigint null,
  Void       bit    not null,
  constraint Periods_Key primary key (CampaignId, Number)
);

create index Periods_Due on Periods (GraceUntil) where ClosedAt is null and Void = 0;

create table Participants (
  Number        bigint        not null identity constraint Participants_Key primary key,
  CampaignId    bigint        not null constraint Participants_Campaign references Campaigns (Id),
  Code          nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Name          nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Team          nvarchar(64)  collate Latin1_General_100_BIN2 null,
  Role          nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Email         nvarchar(400) collate Latin1_General_100_BIN2 null,
  Person        nvarchar(400) collate Latin1_General_100_BIN2 null,
  DeactivatedAt bigint        null,
  Display       nvarchar(20)  collate Latin1_General_100_BIN2 not null constraint Participants_Display default 'Name',
  Alias         nvarchar(400) collate Latin1_General_100_BIN2 null,
  ErasedAt      bigint        null,
  constraint Participants_Code unique (CampaignId, Code)
);

-- Who left which team when: a fact counts for the team of its own instant, however late it comes.
create table Moves (
  Participant bigint       not null constraint Moves_Participant references Participants (Number),
  MovedAt     bigint       not null,
  LeftTeam    nvarchar(64) collate Latin1_General_100_BIN2 null,
  constraint Moves_Key primary key (Participant, MovedAt)
);

create table Changes (
  CampaignId bigint        not null constraint Changes_Campaign references Campaigns (Id),
  FactSeq    bigint        not null,
  Kind       nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  Document   nvarchar(max) collate Latin1_General_100_BIN2 not null,
  ChangedAt  bigint        not null,
  constraint Changes_Key primary key (CampaignId, FactSeq)
);

create table Facts (
  CampaignId bigint        not null constraint Facts_Campaign references Campaigns (Id),
  FactSeq    bigint        not null,
  Source     nvarchar(200) collate Latin1_General_100_BIN2 not null,
  EventId    nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Type       nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Lead       nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Cycle      bigint        not null,
  Stage      bigint        null,
  Rep        bigint        null,
  Prospector bigint        null,
  At         bigint        not null,
  Content    nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Status     nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  FirstSeq   bigint        not null,
  Entries    bigint        not null,
  Points     bigint        not null,
  Held       bit           not null,
  Owed       bit           not null,
  ReceivedAt bigint        not null,
  constraint Facts_Key primary key (CampaignId, FactSeq),
  constraint Facts_Identity unique (CampaignId, Source, EventId)
);

-- SQL Server takes two nulls for the same, SQLite does not.
create unique index Facts_BusinessKey on Facts (CampaignId, Lead, Cycle, Stage) where Held = 1 and Stage is not null;

create index Facts_Lead on Facts (CampaignId, Lead);

-- What was rejected may be of any length.
create table Rejections (
  Id         bigint        not null identity constraint Rejections_Key primary key,
  [Identity] nvarchar(64)  collate Latin1_General_100_BIN2 not null constraint Rejections_Identity unique,
  Campaign   nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Source     nvarchar(max) collate Latin1_General_100_BIN2 not null,
  EventId    nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Reason     nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Field      nvarchar(max) collate Latin1_General_100_BIN2 null,
  Message    nvarchar(max) collate Latin1_General_100_BIN2 null,
  Told       nvarchar(max) collate Latin1_General_100_BIN2 not null,
  FirstAt    bigint        not null,
  LastAt     bigint        not null,
  Times      bigint        not null
);

create table Ledger (
  CampaignId     bigint        not null constraint Ledger_Campaign references Campaigns (Id),
  Seq            bigint        not null,
  Kind           bigint        not null,
  FactSeq        bigint        null,
  Participant    bigint        not null,
  Team           nvarchar(64)  collate Latin1_General_100_BIN2 null,
  Lead           nvarchar(200) collate Latin1_General_100_BIN2 null,
  Cycle          bigint        null,
  Stage          bigint        null,
  Rep            bigint        null,
  Prospector     bigint        null,
  [Rule]         nvarchar(64)  collate Latin1_General_100_BIN2 null,
  RuleSetVersion bigint        null,
  Points         bigint        not null,
  OccurredAt     bigint        not null,
  RecordedAt     bigint        not null,
  Period         bigint        not null,
  Late           bit           not null,
  Reverses       bigint        null,
  Reason         nvarchar(400) collate Latin1_General_100_BIN2 null,
  Author         nvarchar(400) collate Latin1_General_100_BIN2 null,
  Source         nvarchar(200) collate Latin1_General_100_BIN2 null,
  EventId        nvarchar(200) collate Latin1_General_100_BIN2 null,
  constraint Ledger_Key primary key (CampaignId, Seq)
);

create unique index Ledger_Reverses on Ledger (CampaignId, Reverses) where Reverses is not null;

create index Ledger_Lead on Ledger (CampaignId, Lead);

create index Ledger_Fact on Ledger (CampaignId, FactSeq);

create index Ledger_Participant on Ledger (CampaignId, Participant, Seq);

create table IdempotencyKeys (
  CampaignId     bigint        not null constraint IdempotencyKeys_Campaign references Campaigns (Id),
  IdempotencyKey nvarchar(200) collate Latin1_General_100_BIN2 not null,
  BodySha256     nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Seq            bigint        not null,
  constraint IdempotencyKeys_Key primary key (CampaignId, IdempotencyKey)
);

create table RaffleSeeds (
  CampaignId bigint         not null constraint RaffleSeeds_Campaign references Campaigns (Id),
  Prize      nvarchar(64)   collate Latin1_General_100_BIN2 not null,
  Period     bigint         not null,
  Seed       varbinary(max) not null,
  constraint RaffleSeeds_Key primary key (CampaignId, Prize, Period)
);

create table Results (
  CampaignId bigint         not null constraint Results_Campaign references Campaigns (Id),
  Period     bigint         not null,
  Version    bigint         not null,
  ClosedAt   bigint         not null,
  Sha256     nvarchar(64)   collate Latin1_General_100_BIN2 not null,
  Canonical  varbinary(max) not null,
  constraint Results_Key primary key (CampaignId, Period, Version)
);

create table Awards (
  Id         bigint        not null identity constraint Awards_Key primary key,
  CampaignId bigint        not null constraint Awards_Campaign references Campaigns (Id),
  Period     bigint        not null,
  Prize      nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  PrizeName  nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Value      nvarchar(40)  collate Latin1_General_100_BIN2 null,
  Board      nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  Member     nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Team       nvarchar(64)  collate Latin1_General_100_BIN2 null,
  PlacedAt   bigint        not null,
  Points     nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  Status     nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  AwardedAt  bigint        not null,
  constraint Awards_Member unique (CampaignId, Period, Prize, Member)
);

create table AwardSteps (
  AwardId   bigint        not null constraint AwardSteps_Award references Awards (Id),
  Step      bigint        not null,
  Status    nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  Note      nvarchar(max) collate Latin1_General_100_BIN2 null,
  Author    nvarchar(400) collate Latin1_General_100_BIN2 not null,
  SteppedAt bigint        not null,
  constraint AwardSteps_Key primary key (AwardId, Step)
);

create table Audit (
  Id       bigint        not null identity constraint Audit_Key primary key,
  At       bigint        not null,
  Author   nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Address  nvarchar(100) collate Latin1_General_100_BIN2 null,
  Action   nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Campaign nvarchar(400) collate Latin1_General_100_BIN2 null,
  Subject  nvarchar(max) collate Latin1_General_100_BIN2 null,
  Before   nvarchar(max) collate Latin1_General_100_BIN2 null,
  After    nvarchar(max) collate Latin1_General_100_BIN2 null
);

create index AuditByCampaign on Audit (Campaign, Id);

create table ApiKeys (
  Id         bigint        not null identity constraint ApiKeys_Key primary key,
  Name       nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Hint       nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Hash       nvarchar(128) collate Latin1_General_100_BIN2 not null constraint ApiKeys_Hash unique,
  Scopes     nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Campaigns  nvarchar(max) collate Latin1_General_100_BIN2 not null,
  CreatedAt  bigint        not null,
  CreatedBy  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  ExpiresAt  bigint        null,
  LastUsedAt bigint        null,
  RevokedAt  bigint        null
);

create table Accounts (
  Id           bigint        not null identity constraint Accounts_Key primary key,
  Email        nvarchar(254) collate Latin1_General_100_BIN2 not null constraint Accounts_Email unique,
  Name         nvarchar(400) collate Latin1_General_100_BIN2 not null,
  PasswordHash nvarchar(400) collate Latin1_General_100_BIN2 null,
  TotpSecret   nvarchar(400) collate Latin1_General_100_BIN2 null,
  TotpStep     bigint        not null,
  Failures     bigint        not null,
  LockedUntil  bigint        null,
  CreatedAt    bigint        not null,
  DisabledAt   bigint        null,
  SignedInAt   bigint        null
);

create table Grants (
  AccountId bigint       not null constraint Grants_Account references Accounts (Id),
  Role      nvarchar(20) collate Latin1_General_100_BIN2 not null,
  Campaign  nvarchar(64) collate Latin1_General_100_BIN2 not null,
  Scope     nvarchar(64) collate Latin1_General_100_BIN2 not null,
  constraint Grants_Key primary key (AccountId, Role, Campaign, Scope)
);

create table Logins (
  Issuer    nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Subject   nvarchar(400) collate Latin1_General_100_BIN2 not null,
  AccountId bigint        not null constraint Logins_Account references Accounts (Id),
  constraint Logins_Key primary key nonclustered (Issuer, Subject)
);

create table Links (
  Hash      nvarchar(128) collate Latin1_General_100_BIN2 not null constraint Links_Key primary key,
  Kind      nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  AccountId bigint        null constraint Links_Account references Accounts (Id),
  CreatedAt bigint        not null,
  ExpiresAt bigint        not null,
  UsedAt    bigint        null
);

create table Sessions (
  Hash      nvarchar(128) collate Latin1_General_100_BIN2 not null constraint Sessions_Key primary key,
  AccountId bigint        not null constraint Sessions_Account references Accounts (Id),
  CreatedAt bigint        not null,
  ExpiresAt bigint        not null,
  EndedAt   bigint        null
);

create index SessionsByAccount on Sessions (AccountId) where EndedAt is null;

create table Screens (
  Id          bigint        not null identity constraint Screens_Key primary key,
  Name        nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Hash        nvarchar(128) collate Latin1_General_100_BIN2 not null constraint Screens_Hash unique,
  Campaign    nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Showing     nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Version     bigint        not null,
  PairedAt    bigint        not null,
  PairedBy    nvarchar(400) collate Latin1_General_100_BIN2 not null,
  SeenAt      bigint        null,
  SeenVersion bigint        null,
  Client      nvarchar(400) collate Latin1_General_100_BIN2 null,
  RevokedAt   bigint        null
);

create table Pairings (
  DeviceHash  nvarchar(128) collate Latin1_General_100_BIN2 not null constraint Pairings_Key primary key,
  CodeHash    nvarchar(128) collate Latin1_General_100_BIN2 not null constraint Pairings_Code unique,
  Address     nvarchar(100) collate Latin1_General_100_BIN2 not null,
  ExpiresAt   bigint        not null,
  Pause       bigint        not null,
  PolledAt    bigint        null,
  Denied      bit           not null,
  Name        nvarchar(400) collate Latin1_General_100_BIN2 null,
  Showing     nvarchar(max) collate Latin1_General_100_BIN2 null,
  ConfirmedBy nvarchar(400) collate Latin1_General_100_BIN2 null,
  ConfirmedAt nvarchar(100) collate Latin1_General_100_BIN2 null
);

-- How far the file has been read that this installation is made of.
create table Imports (
  Archive nvarchar(64) collate Latin1_General_100_BIN2 not null constraint Imports_Key primary key,
  Line    bigint       not null,
  DoneAt  bigint       null
);
