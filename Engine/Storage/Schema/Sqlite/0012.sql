-- A new link makes the earlier ones of the same account void: found by the account, however many links there are.
create index LinksByAccount on Links (AccountId);
