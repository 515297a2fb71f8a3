// What every page of the office has. Pages work without any of it.
import "./office.css";
import { watchBell } from "./desk/bell";
import { forgetWhenSignedOut } from "./kept";
import { card } from "./office/cards";
import { Guard } from "./office/guard";
import { putBack } from "./office/kept";
import { cutPhotos } from "./office/photo";

for (const table of Array.from(document.querySelectorAll<HTMLTableElement>("table.list"))) card(table);
putBack(new Guard());
cutPhotos();
watchBell();
forgetWhenSignedOut();
document.body.dataset.guarded = "true";
