-- A photo comes from its person alone, with the time of consent, and goes with the person or the account.
create table Photos (
  Participant integer not null references Participants (Number),
  Mark        text    not null,
  Content     blob    not null,
  AccountId   integer not null,
  ConsentAt   integer not null,
  primary key (Participant)
);

create unique index Photos_Mark on Photos (Mark);

create index Photos_Account on Photos (AccountId);

-- Which of the theme's sounds is played at somebody's closings.
create table Tunes (
  Participant integer not null references Participants (Number),
  Tune        text    not null,
  primary key (Participant)
);
