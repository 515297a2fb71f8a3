// Charts are drawn by Plot into SVG, each as wide as its place. What a chart shows stands in a table beside it, so it
// is one picture with a name and a description to those who do not see it.
import { axisX, axisY, barX, dot, gridX, gridY, lineY, link, plot, ruleX, text, tickX } from "@observablehq/plot";
import { bare, type Chart, colour, dash, inUnit, type Mark, onDay, whole } from "./chart";

const namespace = "http://www.w3.org/2000/svg";
const rowHeight = 46;
const nameAbove = 24;

/** A row has its name above what is drawn: names are long and telephones narrow. */
interface Row extends Mark {
  at: number;
}

export function draw(chart: Chart, width: number): SVGSVGElement {
  const drawing = (drawings[chart.kind] ?? bars)(chart, width) as SVGSVGElement;
  bare(drawing);
  named(drawing, chart);
  return drawing;
}

function named(drawing: SVGSVGElement, chart: Chart): void {
  const [title, description] = [
    document.createElementNS(namespace, "title"),
    document.createElementNS(namespace, "desc"),
  ];
  title.id = `chart-${chart.id}-title`;
  title.textContent = chart.title;
  description.id = `chart-${chart.id}-desc`;
  description.textContent = chart.description;
  drawing.prepend(title, description);
  drawing.setAttribute("aria-labelledby", title.id);
  drawing.setAttribute("aria-describedby", description.id);
}

const rowsOf = (chart: Chart): Row[] => chart.marks.map((mark, at) => ({ ...mark, at }));

const frame = (width: number, height: number) => ({ className: "drawn", width, height });

const title = (rows: Row[], width: number, x: number) =>
  text(rows, {
    x,
    y: "at",
    text: (row: Row) => (row.said ? `${row.name}: ${row.said}` : row.name),
    textAnchor: "start",
    dx: 4,
    dy: -rowHeight / 2 + nameAbove / 2 + 2,
    fontSize: 14,
    fill: "currentColor",
    lineWidth: (width - 24) / 16,
    textOverflow: "ellipsis-middle",
  });

function bars(chart: Chart, width: number) {
  const rows = rowsOf(chart);
  const most = Math.max(1e-9, ...rows.map((row) => row.value ?? 0));
  return plot({
    ...frame(width, rows.length * rowHeight + 8),
    margin: 4,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: rows.map((row) => row.at), padding: 0 },
    marks: [
      barX(rows, { x1: 0, x2: most, y: "at", insetTop: nameAbove, insetBottom: 4, fill: "var(--raised)", rx: 3 }),
      barX(rows, {
        x1: 0,
        x2: (row: Row) => row.value ?? 0,
        y: "at",
        insetTop: nameAbove,
        insetBottom: 4,
        fill: "var(--accent)",
        rx: 3,
      }),
      title(rows, width, 0),
    ],
  });
}

function intervals(chart: Chart, width: number) {
  const rows = rowsOf(chart);
  const known = rows.filter((row) => row.value !== null);
  const ends = known.flatMap((row) => [row.low ?? row.value!, row.high ?? row.value!]);
  const least = Math.min(0, ...ends);
  const most = chart.unit === "part" && least >= 0 ? 1 : Math.max(0, ...ends, least + 1e-9);
  const shifted = { dy: 10 };
  return plot({
    ...frame(width, rows.length * rowHeight + 44),
    marginLeft: 12,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 36,
    x: { domain: [least, most], nice: true },
    y: { axis: null, domain: rows.map((row) => row.at), padding: 0, type: "band" },
    marks: [
      gridX({ stroke: "var(--line)", strokeOpacity: 0.4, ticks: 5 }),
      axisX({ ticks: 5, tickFormat: (value: number) => inUnit(chart, value), label: chart.across, fontSize: 12 }),
      ruleX([0], { stroke: "currentColor" }),
      link(known, {
        ...shifted,
        x1: (row: Row) => row.low ?? row.value,
        x2: (row: Row) => row.high ?? row.value,
        y: "at",
        stroke: "var(--accent)",
        strokeWidth: 3,
      }),
      ...(["low", "high"] as const).map((end) =>
        tickX(known, {
          x: (row: Row) => row[end] ?? row.value,
          y: "at",
          stroke: "var(--accent)",
          strokeWidth: 3,
          insetTop: rowHeight / 2 + 4,
          insetBottom: rowHeight / 2 - 16,
        }),
      ),
      dot(known, { ...shifted, x: "value", y: "at", r: 5, fill: "var(--accent)", stroke: "var(--surface)" }),
      title(rows, width, least),
    ],
  });
}

interface Place {
  x: number | Date;
  y: number | null;
}

function course(chart: Chart, width: number, curve: "step-after" | "linear") {
  const isTime = chart.foot === "time";
  const height = Math.round(Math.min(420, Math.max(240, width * 0.5)));
  const placed = chart.lines.map((line) => line.points.map(([x, y]): Place => ({ x: isTime ? new Date(x) : x, y })));
  const foot = isTime
    ? axisX({
        ticks: Math.max(2, Math.floor(width / 110)),
        tickFormat: (x: Date) => onDay(x.getTime()),
        label: null,
        fontSize: 12,
      })
    : axisX({ ticks: Math.max(2, Math.floor(width / 90)), tickFormat: whole, label: chart.across, fontSize: 12 });
  const values = placed.flatMap((line) => line.map((place) => place.y)).filter((y): y is number => y !== null);
  const isRank = chart.unit === "rank";
  const most = Math.max(isRank ? 2 : 1e-9, ...values);
  return plot({
    ...frame(width, height),
    marginLeft: 56,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 36,
    x: { type: isTime ? "utc" : "linear" },
    y: {
      domain: isRank ? [most, 1] : [Math.min(0, ...values), chart.unit === "part" ? 1 : most],
      label: chart.up,
    },
    marks: [
      gridY({ stroke: "var(--line)", strokeOpacity: 0.4, ticks: isRank ? Math.min(most, 10) : 5 }),
      axisY({
        ticks: isRank ? Math.min(most - 1, 10) : 5,
        tickFormat: (y: number) => (isRank && y % 1 !== 0 ? "" : inUnit(chart, y)),
        label: chart.up,
        fontSize: 12,
      }),
      foot,
      ...placed.map((line, at) =>
        lineY(line, {
          x: "x",
          y: "y",
          curve,
          stroke: colour(at),
          strokeWidth: 2.5,
          ...(dash(at) ? { strokeDasharray: dash(at) } : {}),
        }),
      ),
    ],
  });
}

const drawings: Record<Chart["kind"], (chart: Chart, width: number) => Element> = {
  bars,
  intervals,
  steps: (chart, width) => course(chart, width, "step-after"),
  lines: (chart, width) => course(chart, width, "linear"),
};
