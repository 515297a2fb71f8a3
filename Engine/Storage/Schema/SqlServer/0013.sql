-- A large closing writes its awards ahead, in parts that hold up nobody. They count once the closing is done.
create table Closings (
  Id          bigint not null identity constraint Closings_Key primary key,
  CampaignId  bigint not null constraint Closings_Campaign references Campaigns (Id),
  Period      bigint not null,
  BegunAt     bigint not null,
  CondemnedAt bigint null,
  DoneAt      bigint null
);

exec sp_rename N'Awards', N'AllAwards';

alter table AllAwards drop constraint Awards_Member;

-- Closing 0: written by the transaction that closed.
alter table AllAwards add
  Closing bigint not null constraint Awards_Closing default 0,
  constraint Awards_Member unique (CampaignId, Period, Prize, Member, Closing);

-- What anybody reads: an award of a closing that is not done is nowhere. The version before, which may still run beside this one, writes through it.
exec (N'
create view Awards as
select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt
  from AllAwards
 where Closing = 0
    or exists (select 1
                 from Closings
                where Closings.Id = AllAwards.Closing
                  and Closings.DoneAt is not null)
');
