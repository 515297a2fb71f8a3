-- Who left which team when: a fact counts for the team of its own instant, however late it comes.
create table Moves (
  Participant integer not null references Participants (Number),
  MovedAt     integer not null,
  LeftTeam    text    null,
  primary key (Participant, MovedAt)
);
