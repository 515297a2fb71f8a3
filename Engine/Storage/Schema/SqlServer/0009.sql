-- A correction named the fact: it holds nothing, moves nothing, and stands no longer for reports.
alter table Facts add TakenBack bit not null constraint Facts_TakenBack default 0;
