create table Audit (
  Id       integer primary key autoincrement,
  At       integer not null,
  Author   text    not null,
  Address  text    null,
  Action   text    not null,
  Campaign text    null,
  Subject  text    null,
  Before   text    null,
  After    text    null
);

create index AuditByCampaign on Audit (Campaign, Id);

create table ApiKeys (
  Id         integer primary key autoincrement,
  Name       text    not null,
  Hint       text    not null,
  Hash       text    not null unique,
  Scopes     text    not null,
  Campaigns  text    not null,
  CreatedAt  integer not null,
  CreatedBy  text    not null,
  ExpiresAt  integer null,
  LastUsedAt integer null,
  RevokedAt  integer null
);
