// What every page of the office has, whoever wrote it. Pages work without any of it.
import "./office.css";
import { card } from "./office/cards";

for (const table of Array.from(document.querySelectorAll<HTMLTableElement>("table.list"))) card(table);
