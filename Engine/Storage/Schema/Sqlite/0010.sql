-- What hides the numbers of a campaign's participants from those who may not know who somebody is.
create table MaskKeys (
  CampaignId integer primary key references Campaigns (Id),
  MaskKey    text    not null
);

-- Wrong passwords and codes, by where they came from: whoever guesses locks out himself, not the owner.
create table Guesses (
  AccountId   integer not null references Accounts (Id),
  Source      text    not null,
  Failures    integer not null,
  LockedUntil integer null,
  LastAt      integer not null,
  primary key (AccountId, Source)
);

create index GuessesByAge on Guesses (LastAt);

-- Written when somebody asks whether the store can be written.
create table Pulses (
  Id    integer primary key,
  Beats integer not null
);
