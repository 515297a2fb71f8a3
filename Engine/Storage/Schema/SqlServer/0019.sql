-- What a screen does by itself: its slides, quiet hours, night, volume, and whose deals it celebrates. JSON.
alter table Screens add Programme nvarchar(max) collate Latin1_General_100_BIN2 null;

-- What it showed when it was seen last.
alter table Screens add SeenSlide nvarchar(20) collate Latin1_General_100_BIN2 null;
