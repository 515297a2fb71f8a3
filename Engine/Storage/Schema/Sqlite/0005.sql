create table Screens (
  Id           integer primary key autoincrement,
  Name         text    not null,
  Hash         text    not null unique,
  Campaign     text    not null,
  Showing      text    not null,
  Version      integer not null,
  PairedAt     integer not null,
  PairedBy     text    not null,
  SeenAt       integer null,
  SeenVersion  integer null,
  Client       text    null,
  RevokedAt    integer null
);

create table Pairings (
  DeviceHash  text    primary key,
  CodeHash    text    not null unique,
  Address     text    not null,
  ExpiresAt   integer not null,
  Pause       integer not null,
  PolledAt    integer null,
  Denied      integer not null,
  Name        text    null,
  Showing     text    null,
  ConfirmedBy text    null,
  ConfirmedAt text    null
);
