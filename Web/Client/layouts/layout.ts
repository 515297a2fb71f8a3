// What the large board looks like: the server says which (theme, ?layout=, or the paired screen), the style sheets draw it.
import type { Snapshot } from "../feed";
import { chart } from "./chart";
import { lanes } from "./lanes";
import { table } from "./table";
import { walk } from "./walk";

export interface Layout {
  /** The most rows that it has room for. */
  rows: number;
  /** Of a name's size, before it takes a second line. */
  smallest: number;
  /** Whether something moves for each player: the pack's marker. */
  marker?: boolean;
  /** Once, before the first board. */
  dress?(house: HTMLElement): void;
  /** Before each board: what tells each row where it stands. */
  place?(snapshot: Snapshot): Place;
}

export type Place = (row: HTMLElement, code: string) => void;

const layouts: Record<string, Layout> = { walk, chart, table, lanes };

export const layout = (name: string | undefined): Layout => layouts[name ?? ""] ?? table;
