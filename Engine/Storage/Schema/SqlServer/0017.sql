-- Each part of an erasure looks, under the lock, for events that were rejected since it was prepared.
create index Rejections_LastAt on Rejections (LastAt);
