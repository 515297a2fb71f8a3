-- Packs made in the studio: the text of theme.json, and the files that it names.
create table ThemePacks (
  Id        integer primary key autoincrement,
  Code      text    not null unique,
  Version   integer not null,
  Document  text    not null,
  ChangedAt integer not null,
  ChangedBy text    not null
);

create table ThemeFiles (
  PackId  integer not null references ThemePacks (Id),
  Path    text    not null,
  Content blob    not null,
  primary key (PackId, Path)
);
