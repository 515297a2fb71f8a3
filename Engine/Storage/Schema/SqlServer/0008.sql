-- Packs made in the studio: the text of theme.json, and the files that it names.
create table ThemePacks (
  Id        bigint         not null identity constraint ThemePacks_Key primary key,
  Code      nvarchar(64)   collate Latin1_General_100_BIN2 not null constraint ThemePacks_Code unique,
  Version   bigint         not null,
  Document  nvarchar(max)  collate Latin1_General_100_BIN2 not null,
  ChangedAt bigint         not null,
  ChangedBy nvarchar(400)  collate Latin1_General_100_BIN2 not null
);

create table ThemeFiles (
  PackId  bigint         not null constraint ThemeFiles_Pack references ThemePacks (Id),
  Path    nvarchar(200)  collate Latin1_General_100_BIN2 not null,
  Content varbinary(max) not null,
  constraint ThemeFiles_Key primary key (PackId, Path)
);
