-- Challenges in the making: kept at every step, gone once they are launched.
create table Drafts (
  Id        bigint        not null identity constraint Drafts_Key primary key,
  Code      nvarchar(64)  collate Latin1_General_100_BIN2 not null constraint Drafts_Code unique,
  Document  nvarchar(max) collate Latin1_General_100_BIN2 not null,
  Step      nvarchar(20)  collate Latin1_General_100_BIN2 not null,
  Version   bigint        not null,
  UpdatedAt bigint        not null,
  UpdatedBy nvarchar(200) collate Latin1_General_100_BIN2 not null
);
