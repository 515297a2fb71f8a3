-- What hides the numbers of a campaign's participants from those who may not know who somebody is.
create table MaskKeys (
  CampaignId bigint       not null constraint MaskKeys_Key primary key constraint MaskKeys_Campaign references Campaigns (Id),
  MaskKey    nvarchar(64) collate Latin1_General_100_BIN2 not null
);

-- Wrong passwords and codes, by where they came from: whoever guesses locks out himself, not the owner.
create table Guesses (
  AccountId   bigint        not null constraint Guesses_Account references Accounts (Id),
  Source      nvarchar(200) collate Latin1_General_100_BIN2 not null,
  Failures    bigint        not null,
  LockedUntil bigint        null,
  LastAt      bigint        not null,
  constraint Guesses_Key primary key (AccountId, Source)
);

create index GuessesByAge on Guesses (LastAt);

-- Written when somebody asks whether the store can be written.
create table Pulses (
  Id    bigint not null constraint Pulses_Key primary key,
  Beats bigint not null
);
