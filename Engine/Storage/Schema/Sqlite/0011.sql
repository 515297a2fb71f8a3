-- What was typed into a form whose sender had been signed out meanwhile: sealed, for an hour.
create table KeptForms (
  Hash      text    not null primary key,
  Author    text    not null,
  Content   blob    not null,
  ExpiresAt integer not null
);

create index KeptFormsByAuthor on KeptForms (Author, ExpiresAt);
