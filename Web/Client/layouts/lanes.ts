// The regatta: everybody a lane of water from the start to the finish, the boat as far along it as the points have
// carried it.
import "./lanes.css";
import { course } from "./course";
import type { Layout } from "./layout";

export const lanes: Layout = {
  rows: 10,
  smallest: 0.68,
  marker: true,
  place(snapshot) {
    const way = course(snapshot);
    return (row, code) => row.style.setProperty("--way", way(code).toFixed(4));
  },
};
