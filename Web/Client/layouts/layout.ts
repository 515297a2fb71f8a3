// What the large board looks like: the server says which (theme, ?layout=, or the paired screen), the style sheets draw
// it.
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
  /** Before each board: what tells each row of this house where it stands. */
  place?(snapshot: Snapshot, house: HTMLElement): Place;
}

export type Place = (row: HTMLElement, code: string) => void;

const layouts: Record<string, Layout> = { walk, chart, table, lanes };

/** What a layout is drawn with; an older screen shows the plain table, which needs none of it. */
const needs: Record<string, [property: string, value: string]> = {
  walk: ["aspect-ratio", "1"],
  lanes: ["aspect-ratio", "1"],
  chart: ["container-type", "size"],
};

export function known(name = "table"): string {
  const need = needs[name];
  return need && !CSS.supports(...need) ? "table" : name;
}

export const layout = (name: string | undefined): Layout => layouts[name ?? ""] ?? table;
