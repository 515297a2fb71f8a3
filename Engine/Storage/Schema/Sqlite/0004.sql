create table Accounts (
  Id           integer primary key autoincrement,
  Email        text    not null unique,
  Name         text    not null,
  PasswordHash text    null,
  TotpSecret   text    null,
  TotpStep     integer not null,
  Failures     integer not null,
  LockedUntil  integer null,
  CreatedAt    integer not null,
  DisabledAt   integer null,
  SignedInAt   integer null
);

create table Grants (
  AccountId integer not null references Accounts (Id),
  Role      text    not null,
  Campaign  text    not null,
  Scope     text    not null,
  primary key (AccountId, Role, Campaign, Scope)
);

create table Logins (
  Issuer    text    not null,
  Subject   text    not null,
  AccountId integer not null references Accounts (Id),
  primary key (Issuer, Subject)
);

create table Links (
  Hash      text    primary key,
  Kind      text    not null,
  AccountId integer null references Accounts (Id),
  CreatedAt integer not null,
  ExpiresAt integer not null,
  UsedAt    integer null
);

create table Sessions (
  Hash      text    primary key,
  AccountId integer not null references Accounts (Id),
  CreatedAt integer not null,
  ExpiresAt integer not null,
  EndedAt   integer null
);

create index SessionsByAccount on Sessions (AccountId) where EndedAt is null;
