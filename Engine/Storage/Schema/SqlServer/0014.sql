-- When a participant is away: gets no lead, and keeps those that he has.
alter table Participants add AwayFrom bigint null;
alter table Participants add AwayUntil bigint null;

-- The last number that the campaign gave a lead for its code.
alter table Campaigns add LastLead bigint not null constraint Campaigns_LastLead default 0;

-- When the bell is silent, in local time, and up to which number an account has read its notifications.
alter table Accounts add QuietFrom nvarchar(5) collate Latin1_General_100_BIN2 null;
alter table Accounts add QuietUntil nvarchar(5) collate Latin1_General_100_BIN2 null;
alter table Accounts add ReadUpTo bigint not null constraint Accounts_ReadUpTo default 0;

-- The cards, and beside them what follows from a lead's facts. People are known by number.
create table Leads (
  Number         bigint        not null identity constraint Leads_Key primary key,
  CampaignId     bigint        not null constraint Leads_Campaign references Campaigns (Id),
  Lead           nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Company        nvarchar(200) collate Latin1_General_100_BIN2 null,
  ContactName    nvarchar(200) collate Latin1_General_100_BIN2 null,
  ContactRole    nvarchar(200) collate Latin1_General_100_BIN2 null,
  ContactPhone   nvarchar(200) collate Latin1_General_100_BIN2 null,
  ContactE164    nvarchar(20)  collate Latin1_General_100_BIN2 null,
  ContactEmail   nvarchar(254) collate Latin1_General_100_BIN2 null,
  ContactAbout   nvarchar(max) collate Latin1_General_100_BIN2 null,
  Context        nvarchar(max) collate Latin1_General_100_BIN2 null,
  Account        nvarchar(200) collate Latin1_General_100_BIN2 null,
  Source         nvarchar(64)  collate Latin1_General_100_BIN2 null,
  Cost           nvarchar(40)  collate Latin1_General_100_BIN2 null,
  Potential      nvarchar(40)  collate Latin1_General_100_BIN2 null,
  DueOn          nvarchar(10)  collate Latin1_General_100_BIN2 null,
  NextAt         bigint        null,
  Team           nvarchar(64)  collate Latin1_General_100_BIN2 null,
  CardRep        bigint        null,
  Qualification  nvarchar(max) collate Latin1_General_100_BIN2 null,
  Score          nvarchar(40)  collate Latin1_General_100_BIN2 null,
  OriginCampaign nvarchar(64)  collate Latin1_General_100_BIN2 null,
  OriginLead     nvarchar(200) collate Latin1_General_100_BIN2 null,
  TwinOf         nvarchar(200) collate Latin1_General_100_BIN2 null,
  CardVersion    bigint        not null,
  Version        bigint        not null,
  CreatedBy      nvarchar(400) collate Latin1_General_100_BIN2 not null,
  CreatedAt      bigint        not null,
  ErasedAt       bigint        null,
  Status         nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Cycle          bigint        not null,
  Holder         bigint        null,
  Prospector     bigint        null,
  ReachTeam      nvarchar(64)  collate Latin1_General_100_BIN2 null,
  Vouched        bit           not null,
  DeadlineWhat   nvarchar(20)  collate Latin1_General_100_BIN2 null,
  DeadlineAt     bigint        null,
  LookAt         bigint        null,
  RemindedAt     bigint        null,
  StatusAt       bigint        null,
  ReceivedAt     bigint        null,
  TakenAt        bigint        null,
  ContactedAt    bigint        null,
  ClosedAt       bigint        null,
  Amount         nvarchar(40)  collate Latin1_General_100_BIN2 null,
  LastAt         bigint        not null,
  FollowedSeq    bigint        not null,
  constraint Leads_Lead unique (CampaignId, Lead)
);

-- Each is a list in the order of a page, with all that a filter asks.
create index LeadsByNumber on Leads (CampaignId, Number) include (Status, ReachTeam, Holder, Prospector, Source, Vouched, DeadlineAt);

create index LeadsByStatus on Leads (CampaignId, Status, Number) include (ReachTeam, Holder, Prospector, Source, Vouched, DeadlineAt);

create index LeadsByHolder on Leads (CampaignId, Holder, Number) include (Status, ReachTeam, Prospector, Source, Vouched, DeadlineAt) where Holder is not null;

create index LeadsByProspector on Leads (CampaignId, Prospector, Number) include (Status, ReachTeam, Holder, Source, Vouched, DeadlineAt) where Prospector is not null;

create index LeadsByDeadline on Leads (CampaignId, DeadlineAt, Number) include (Status, ReachTeam, Holder, Prospector, Source, Vouched);

-- What somebody has to look at, and whom to remind of a call.
create index LeadsToLookAt on Leads (LookAt, Number) where LookAt is not null;

create index LeadsToCall on Leads (NextAt, Number) where NextAt is not null;

-- Leads that were recovered from another.
create index LeadsByOrigin on Leads (OriginCampaign, OriginLead) where OriginLead is not null;

create index LeadsByTwin on Leads (CampaignId, TwinOf) where TwinOf is not null;

create table LeadWords (
  CampaignId bigint       not null constraint LeadWords_Campaign references Campaigns (Id),
  Word       nvarchar(50) collate Latin1_General_100_BIN2 not null,
  LeadNumber bigint       not null constraint LeadWords_LeadNumber references Leads (Number),
  constraint LeadWords_Key primary key (CampaignId, Word, LeadNumber)
);

create index LeadWordsByLead on LeadWords (LeadNumber, Word);

create table LeadTwinKeys (
  CampaignId bigint        not null constraint LeadTwinKeys_Campaign references Campaigns (Id),
  TwinKey    nvarchar(260) collate Latin1_General_100_BIN2 not null,
  LeadNumber bigint        not null constraint LeadTwinKeys_LeadNumber references Leads (Number),
  constraint LeadTwinKeys_Key primary key (CampaignId, TwinKey, LeadNumber)
);

create index LeadTwinKeysByLead on LeadTwinKeys (LeadNumber);

create table LeadNotes (
  Number     bigint        not null identity constraint LeadNotes_Key primary key,
  LeadNumber bigint        not null constraint LeadNotes_LeadNumber references Leads (Number),
  NoteId     nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Author     nvarchar(400) collate Latin1_General_100_BIN2 not null,
  At         bigint        not null,
  Kind       nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Text       nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Quality    bigint        null,
  constraint LeadNotes_NoteId unique (LeadNumber, NoteId)
);

create index LeadNotesByAuthor on LeadNotes (Author);

-- The companies of a campaign, and the rep who owns each.
create table LeadAccounts (
  CampaignId bigint        not null constraint LeadAccounts_Campaign references Campaigns (Id),
  Code       nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Name       nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Owner      bigint        null,
  constraint LeadAccounts_Key primary key (CampaignId, Code)
);

-- Cards that are not good enough yet: no lead, and no fact.
create table LeadDrafts (
  Number     bigint        not null identity constraint LeadDrafts_Key primary key,
  CampaignId bigint        not null constraint LeadDrafts_Campaign references Campaigns (Id),
  Lead       nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Document   nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Prospector bigint        null,
  Author     nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Version    bigint        not null,
  CreatedAt  bigint        not null,
  UpdatedAt  bigint        not null,
  constraint LeadDrafts_Lead unique (CampaignId, Lead)
);

create index LeadDraftsByAuthor on LeadDrafts (CampaignId, Author);

create index LeadDraftsByAge on LeadDrafts (UpdatedAt);

-- Who does not want to hear from us, of the whole installation: keyed hashes of addresses and phones, and the one key.
create table NoContact (
  Hash    nvarchar(64) collate Latin1_General_100_BIN2 not null constraint NoContact_Key primary key,
  NotedAt bigint       not null
);

create table NoContactKey (
  Id     bigint        not null constraint NoContactKey_Key primary key,
  Secret nvarchar(200) collate Latin1_General_100_BIN2 not null
);

create table TeamPlans (
  CampaignId bigint        not null constraint TeamPlans_Campaign references Campaigns (Id),
  Team       nvarchar(64)  collate Latin1_General_100_BIN2 not null,
  Brief      nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Version    bigint        not null,
  ChangedBy  nvarchar(400) collate Latin1_General_100_BIN2 not null,
  ChangedAt  bigint        not null,
  constraint TeamPlans_Key primary key (CampaignId, Team)
);

-- To one participant, or to those who direct a team; without either, to those who run the campaign.
create table Notifications (
  Number      bigint        not null identity constraint Notifications_Key primary key,
  CampaignId  bigint        not null constraint Notifications_Campaign references Campaigns (Id),
  Mark        nvarchar(400) collate Latin1_General_100_BIN2 not null,
  Participant bigint        null,
  Team        nvarchar(64)  collate Latin1_General_100_BIN2 null,
  Kind        nvarchar(40)  collate Latin1_General_100_BIN2 not null,
  LeadNumber  bigint        null constraint Notifications_LeadNumber references Leads (Number),
  Document    nvarchar(max) collate Latin1_General_100_BIN2 null,
  At          bigint        not null,
  constraint Notifications_Mark unique (CampaignId, Mark)
);

create index NotificationsByParticipant on Notifications (CampaignId, Participant, Number);

create index NotificationsByLead on Notifications (LeadNumber) where LeadNumber is not null;

create index NotificationsByAge on Notifications (At);

-- One row: when deadlines were last looked at.
create table DeadlineLook (
  Id       bigint not null constraint DeadlineLook_Key primary key,
  LookedAt bigint not null
);
