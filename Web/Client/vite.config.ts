import { defineConfig } from "vite";
import { fallbacks } from "./fallbacks.ts";

// What televisions of 2021 run (LG webOS 6): scripts are written in its language, styles in what it knows of them.
const oldest = "chrome79";

// Entries keep their names, the pages add a version to the address; what they share carries its hash.
export default defineConfig({
  base: "./",
  publicDir: "public",
  css: { postcss: { plugins: [fallbacks()] } },
  build: {
    outDir: "../wwwroot/dist",
    emptyOutDir: true,
    modulePreload: false,
    target: oldest,
    cssTarget: oldest,
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: {
        wall: "wall.ts",
        board: "board.ts",
        pocket: "pocket.ts",
        pairing: "pairing.ts",
        office: "office.ts",
        draw: "draw.ts",
        regulations: "regulations.css",
        preview: "studio/preview.ts",
        studio: "studio/studio.ts",
        dryRun: "dryRun.ts",
        "dry-run": "dry-run.css",
        builder: "studio/builder.ts",
        choose: "choose.ts",
        print: "print.ts",
        desk: "desk/desk.ts",
        reports: "reports/reports.ts",
        race: "reports/race.ts",
      },
      output: {
        entryFileNames: "[name].js",
        // what draws charts is of another's making, and for pages of the office only (see oldest.mjs)
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.includes("@observablehq")) ? "charts-[hash].js" : "live-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
