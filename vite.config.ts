import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { binaryFiles, binaryImports } from "./scripts/vite-binaries.ts";

/** Builds the graduates' app into dist/assets; `npm run build` calls it after clearing the folder. */
export default defineConfig({
  root: join(import.meta.dirname, "web", "app"),
  publicDir: false,
  plugins: [binaryFiles(), startPageAtOnce()],
  // tfjs names it for its Node platform, which never runs in a browser.
  resolve: { alias: { "node-fetch": join(import.meta.dirname, "wasm", "tensors", "no-node-fetch.ts") } },
  oxc: { jsx: { runtime: "automatic", importSource: "vue" } },
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false",
  },
  worker: {
    plugins: () => [binaryImports()],
    // Their own folder: workers have a content security policy of their own (scripts/build-assets.ts).
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { entryFileNames: "app/workers/[name]-[hash].js" },
    },
  },
  build: {
    outDir: join(import.meta.dirname, "dist", "assets"),
    assetsDir: "app",
    emptyOutDir: false,
    manifest: true,
    rolldownOptions: { checks: { pluginTimings: false } },
    // The WebViews of phones that are still in use: Android 8 with an updated WebView, iOS 15.
    target: ["es2020", "chrome87", "safari15"],
    reportCompressedSize: false,
  },
});

/** Has the first page's script loaded beside the app's own: without it a slow network waits for one after the other. */
function startPageAtOnce(): Plugin {
  return {
    name: "start-page-at-once",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const page = Object.values(bundle).find(
          (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/pages/start.tsx"),
        );
        if (page?.type !== "chunk") throw new Error("the start page has no script of its own");
        const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
        const known = entry?.type === "chunk" ? [entry.fileName, ...entry.imports] : [];
        const missing = [page.fileName, ...page.imports].filter((file) => !known.includes(file));
        return missing.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
          injectTo: "head",
        }));
      },
    },
  };
}
