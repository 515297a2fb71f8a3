-- A correction named the fact: it holds nothing, moves nothing, and stands no longer for reports.
alter table Facts add column TakenBack integer not null default 0;
