import { join } from "node:path";
import { defineConfig } from "vite";

/** Builds the graduates' app into dist/assets; `npm run build` calls it after clearing the folder. */
export default defineConfig({
  root: join(import.meta.dirname, "web", "app"),
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "vue" } },
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false",
  },
  build: {
    outDir: join(import.meta.dirname, "dist", "assets"),
    assetsDir: "app",
    emptyOutDir: false,
    manifest: true,
    // The WebViews of phones that are still in use: Android 8 with an updated WebView, iOS 15.
    target: ["es2020", "chrome87", "safari15"],
    reportCompressedSize: false,
  },
});
