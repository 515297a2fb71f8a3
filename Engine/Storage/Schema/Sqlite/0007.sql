-- How far the file has been read that this installation is made of.
create table Imports (
  Archive text    primary key,
  Line    integer not null,
  DoneAt  integer null
);
