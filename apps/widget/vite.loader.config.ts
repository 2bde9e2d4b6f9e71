// Builds the loader: one file without imports that a site puts on its pages.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: path("src/loader/main.ts"),
      formats: ["iife"],
      name: "parleyLoader",
      fileName: () => "loader.js",
    },
  },
});
