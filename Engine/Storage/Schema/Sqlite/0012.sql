-- What cookies are signed with, where several machines share one database; on one machine it lies in the data directory.
create table CookieKeys (
  Name   text    primary key,
  Xml    text    not null,
  MadeAt integer not null
);
