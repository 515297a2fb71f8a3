-- What cookies are signed with, where several machines share one database; on one machine it lies in the data directory.
create table CookieKeys (
  Name   nvarchar(200) collate Latin1_General_100_BIN2 not null constraint CookieKeys_Key primary key,
  Xml    nvarchar(max) collate Latin1_General_100_BIN2 not null,
  MadeAt bigint        not null
);
