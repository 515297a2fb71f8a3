-- When a participant is away: gets no lead, and keeps those that he has.
alter table Participants add column AwayFrom integer null;
alter table Participants add column AwayUntil integer null;

-- The last number that the campaign gave a lead for its code.
alter table Campaigns add column LastLead integer not null default 0;

-- When the bell is silent, in local time, and up to which number an account has read its notifications.
alter table Accounts add column QuietFrom text null;
alter table Accounts add column QuietUntil text null;
alter table Accounts add column ReadUpTo integer not null default 0;

-- The cards, and beside them what follows from a lead's facts. People are known by number.
create table Leads (
  Number         integer primary key autoincrement,
  CampaignId     integer not null references Campaigns (Id),
  Lead           text    not null,
  Company        text    null,
  ContactName    text    null,
  ContactRole    text    null,
  ContactPhone   text    null,
  ContactE164    text    null,
  ContactEmail   text    null,
  ContactAbout   text    null,
  Context        text    null,
  Account        text    null,
  Source         text    null,
  Cost           text    null,
  Potential      text    null,
  DueOn          text    null,
  NextAt         integer null,
  Team           text    null,
  CardRep        integer null,
  Qualification  text    null,
  Score          text    null,
  OriginCampaign text    null,
  OriginLead     text    null,
  TwinOf         text    null,
  CardVersion    integer not null,
  Version        integer not null,
  CreatedBy      text    not null,
  CreatedAt      integer not null,
  ErasedAt       integer null,
  Status         text    not null,
  Cycle          integer not null,
  Holder         integer null,
  Prospector     integer null,
  ReachTeam      text    null,
  Vouched        integer not null,
  DeadlineWhat   text    null,
  DeadlineAt     integer null,
  LookAt         integer null,
  RemindedAt     integer null,
  StatusAt       integer null,
  ReceivedAt     integer null,
  TakenAt        integer null,
  ContactedAt    integer null,
  ClosedAt       integer null,
  Amount         text    null,
  LastAt         integer not null,
  FollowedSeq    integer not null,
  unique (CampaignId, Lead)
);

-- Each is a list in the order of a page, with all that a filter asks.
create index LeadsByNumber on Leads (CampaignId, Number, Status, ReachTeam, Holder, Prospector, Source, Vouched, DeadlineAt);

create index LeadsByStatus on Leads (CampaignId, Status, Number, ReachTeam, Holder, Prospector, Source, Vouched, DeadlineAt);

create index LeadsByHolder on Leads (CampaignId, Holder, Number, Status, ReachTeam, Prospector, Source, Vouched, DeadlineAt) where Holder is not null;

create index LeadsByProspector on Leads (CampaignId, Prospector, Number, Status, ReachTeam, Holder, Source, Vouched, DeadlineAt) where Prospector is not null;

create index LeadsByDeadline on Leads (CampaignId, DeadlineAt, Number, Status, ReachTeam, Holder, Prospector, Source, Vouched);

-- What somebody has to look at, and whom to remind of a call.
create index LeadsToLookAt on Leads (LookAt, Number) where LookAt is not null;

create index LeadsToCall on Leads (NextAt, Number) where NextAt is not null;

-- Leads that were recovered from another.
create index LeadsByOrigin on Leads (OriginCampaign, OriginLead) where OriginLead is not null;

create index LeadsByTwin on Leads (CampaignId, TwinOf) where TwinOf is not null;

create table LeadWords (
  CampaignId integer not null references Campaigns (Id),
  Word       text    not null,
  LeadNumber integer not null references Leads (Number),
  primary key (CampaignId, Word, LeadNumber)
) without rowid;

create index LeadWordsByLead on LeadWords (LeadNumber, Word);

create table LeadTwinKeys (
  CampaignId integer not null references Campaigns (Id),
  TwinKey    text    not null,
  LeadNumber integer not null references Leads (Number),
  primary key (CampaignId, TwinKey, LeadNumber)
) without rowid;

create index LeadTwinKeysByLead on LeadTwinKeys (LeadNumber);

create table LeadNotes (
  Number     integer primary key autoincrement,
  LeadNumber integer not null references Leads (Number),
  NoteId     text    not null,
  Author     text    not null,
  At         integer not null,
  Kind       text    not null,
  Text       text    not null,
  Quality    integer null,
  unique (LeadNumber, NoteId)
);

create index LeadNotesByAuthor on LeadNotes (Author);

-- The companies of a campaign, and the rep who owns each.
create table LeadAccounts (
  CampaignId integer not null references Campaigns (Id),
  Code       text    not null,
  Name       text    not null,
  Owner      integer null,
  primary key (CampaignId, Code)
);

-- Cards that are not good enough yet: no lead, and no fact.
create table LeadDrafts (
  Number     integer primary key autoincrement,
  CampaignId integer not null references Campaigns (Id),
  Lead       text    not null,
  Document   text    not null,
  Prospector integer null,
  Author     text    not null,
  Version    integer not null,
  CreatedAt  integer not null,
  UpdatedAt  integer not null,
  unique (CampaignId, Lead)
);

create index LeadDraftsByAuthor on LeadDrafts (CampaignId, Author);

create index LeadDraftsByAge on LeadDrafts (UpdatedAt);

-- Who does not want to hear from us, of the whole installation: keyed hashes of addresses and phones, and the one key.
create table NoContact (
  Hash    text    primary key,
  NotedAt integer not null
);

create table NoContactKey (
  Id     integer primary key,
  Secret text    not null
);

create table TeamPlans (
  CampaignId integer not null references Campaigns (Id),
  Team       text    not null,
  Brief      text    not null,
  Version    integer not null,
  ChangedBy  text    not null,
  ChangedAt  integer not null,
  primary key (CampaignId, Team)
);

-- To one participant, or to those who direct a team; without either, to those who run the campaign.
create table Notifications (
  Number      integer primary key autoincrement,
  CampaignId  integer not null references Campaigns (Id),
  Mark        text    not null,
  Participant integer null,
  Team        text    null,
  Kind        text    not null,
  LeadNumber  integer null references Leads (Number),
  Document    text    null,
  At          integer not null,
  unique (CampaignId, Mark)
);

create index NotificationsByParticipant on Notifications (CampaignId, Participant, Number);

create index NotificationsByLead on Notifications (LeadNumber) where LeadNumber is not null;

create index NotificationsByAge on Notifications (At);

-- One row: when deadlines were last looked at.
create table DeadlineLook (
  Id       integer primary key,
  LookedAt integer not null
);
