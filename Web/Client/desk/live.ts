// Hears what others do to the leads that the reader may see. Without it the desk works all the same.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { again } from "../wait";
import { sheet } from "./sheet";

export interface Change {
  campaign: string;
  lead: string;
  status?: string;
  rep?: string | null;
  version?: number;
  gone?: boolean;
}

const waits = [500, 1_000, 2_000, 5_000, 15_000];

/** @param back after it was away: what was missed has to be read */
export async function listen(changed: (change: Change) => void, back: () => void): Promise<never> {
  let missed = false;
  for (let failures = 0; ; failures++) {
    try {
      const connection = new HubConnectionBuilder()
        .withUrl(`${sheet.base}/hubs/board?lang=${sheet.lang}`)
        .configureLogging(LogLevel.None)
        .build();
      const lost = new Promise<void>((done) => connection.onclose(() => done()));
      connection.on("LeadChanged", (change: Change) => change.campaign === sheet.campaign && changed(change));
      await connection.start();
      await connection.invoke("WatchLeads", sheet.campaign);
      document.body.dataset.leads = "live";
      if (missed) back();
      failures = -1;
      await lost;
    } catch {
      // the wait below is the answer
    }
    delete document.body.dataset.leads;
    missed = true;
    await again(waits, failures);
  }
}
