-- Who looks for the facts of a lead finds them in Facts_Course, which begins with the same columns.
drop index Facts_Lead;
