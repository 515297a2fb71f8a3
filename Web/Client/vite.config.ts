import { defineConfig } from "vite";

// Entries keep their names, the pages add a version to the address; what they share carries its hash.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../wwwroot/dist",
    emptyOutDir: true,
    modulePreload: false,
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: { wall: "wall.ts", board: "board.ts", pairing: "pairing.ts", office: "office.ts", draw: "draw.ts", regulations: "regulations.css", preview: "studio/preview.ts", studio: "studio/studio.ts", dryRun: "dryRun.ts", "dry-run": "dry-run.css", builder: "studio/builder.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "live-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
