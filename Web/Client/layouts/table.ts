// The plain table: everybody a line.
import "./table.css";
import type { Layout } from "./layout";

export const table: Layout = { rows: 12, smallest: 0.68 };
