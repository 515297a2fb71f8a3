-- How a person is shown to everybody, and that he was forgotten.
alter table Participants add column Display text not null default 'Name';
alter table Participants add column Alias text null;
alter table Participants add column ErasedAt integer null;
