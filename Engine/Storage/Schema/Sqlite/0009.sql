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
