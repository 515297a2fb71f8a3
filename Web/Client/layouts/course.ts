// How far everybody has come on a course: the leader as far as the period has run, the others by their points.
import type { Snapshot } from "../feed";
import { campaign } from "../page";

const start = 0.34; // of the way: where a leader is seen to lead from the first hour on

/** From 0 at the start to 1 at the finish. */
export function course(snapshot: Snapshot): (code: string) => number {
  const most = Math.max(1, ...snapshot.standings.map((standing) => standing.points));
  const parts = new Map(snapshot.standings.map((standing) => [standing.code, Math.max(0, standing.points) / most]));
  const lead = start + (1 - start) * elapsed(snapshot);
  return (code) => (parts.get(code) ?? 0) * lead;
}

function elapsed({ period, asOf }: Snapshot): number {
  const [from, to] = [Date.parse(period?.startsAt ?? campaign.startsAt), Date.parse(period?.endsAt ?? campaign.endsAt)];
  const part = (Date.parse(asOf) - from) / (to - from);
  return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 1;
}
