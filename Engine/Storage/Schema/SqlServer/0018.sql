-- A photo comes from its person alone, with the time of consent, and goes with the person or the account.
create table Photos (
  Participant bigint         not null constraint Photos_Participant references Participants (Number),
  Mark        nvarchar(64)   collate Latin1_General_100_BIN2 not null,
  Content     varbinary(max) not null,
  AccountId   bigint         not null,
  ConsentAt   bigint         not null,
  constraint Photos_Key primary key (Participant)
);

create unique index Photos_Mark on Photos (Mark);

create index Photos_Account on Photos (AccountId);

-- Which of the theme's sounds is played at somebody's closings.
create table Tunes (
  Participant bigint       not null constraint Tunes_Participant references Participants (Number),
  Tune        nvarchar(20) collate Latin1_General_100_BIN2 not null,
  constraint Tunes_Key primary key (Participant)
);
