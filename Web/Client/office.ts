// What every page of the office has. Pages work without any of it.
import "./office.css";
import { card } from "./office/cards";
import { Guard } from "./office/guard";
import { putBack } from "./office/kept";

for (const table of Array.from(document.querySelectorAll<HTMLTableElement>("table.list"))) card(table);
putBack(new Guard());
document.body.dataset.guarded = "true";
