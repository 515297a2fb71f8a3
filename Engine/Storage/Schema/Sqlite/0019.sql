-- What a screen does by itself: its slides, quiet hours, night, volume, and whose deals it celebrates. JSON.
alter table Screens add column Programme text null;

-- What it showed when it was seen last.
alter table Screens add column SeenSlide text null;
