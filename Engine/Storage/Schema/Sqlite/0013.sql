-- A large closing writes its awards ahead, in parts that hold up nobody. They count once the closing is done.
create table Closings (
  Id          integer primary key autoincrement,
  CampaignId  integer not null references Campaigns (Id),
  Period      integer not null,
  BegunAt     integer not null,
  CondemnedAt integer null,
  DoneAt      integer null
);

-- Closing 0: written by the transaction that closed.
create table AllAwards (
  Id         integer primary key autoincrement,
  CampaignId integer not null references Campaigns (Id),
  Period     integer not null,
  Prize      text    not null,
  PrizeName  text    not null,
  Value      text    null,
  Board      text    not null,
  Member     text    not null,
  Team       text    null,
  PlacedAt   integer not null,
  Points     text    not null,
  Status     text    not null,
  AwardedAt  integer not null,
  Closing    integer not null default 0,
  unique (CampaignId, Period, Prize, Member, Closing)
);

insert into AllAwards (Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt)
select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt
  from Awards
 order by Id;

alter table AwardSteps rename to AwardStepsBefore;

create table AwardSteps (
  AwardId integer not null references AllAwards (Id),
  Step    integer not null,
  Status  text    not null,
  Note    text    null,
  Author  text    not null,
  SteppedAt integer not null,
  primary key (AwardId, Step)
);

insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
select AwardId, Step, Status, Note, Author, SteppedAt
  from AwardStepsBefore;

drop table AwardStepsBefore;

drop table Awards;

-- What anybody reads: an award of a closing that is not done is nowhere.
create view Awards as
select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt
  from AllAwards
 where Closing = 0
    or exists (select 1
                 from Closings
                where Closings.Id = AllAwards.Closing
                  and Closings.DoneAt is not null);

-- For the version before, which may still run beside this one.
create trigger AwardsGiven instead of insert on Awards
begin
  insert into AllAwards (CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt)
  values (new.CampaignId, new.Period, new.Prize, new.PrizeName, new.Value, new.Board, new.Member, new.Team, new.PlacedAt, new.Points, new.Status, new.AwardedAt);
end;

create trigger AwardsStepped instead of update of Status on Awards
begin
  update AllAwards
     set Status = new.Status
   where Id = new.Id;
end;
