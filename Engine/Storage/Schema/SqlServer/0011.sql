-- What was typed into a form whose sender had been signed out meanwhile: sealed, for an hour.
create table KeptForms (
  Hash      nvarchar(64)   collate Latin1_General_100_BIN2 not null constraint KeptForms_Key primary key,
  Author    nvarchar(400)  collate Latin1_General_100_BIN2 not null,
  Content   varbinary(max) not null,
  ExpiresAt bigint         not null
);

create index KeptFormsByAuthor on KeptForms (Author, ExpiresAt);
