import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Packages in chunks of their own: they change rarely, and what only some pages need is not parsed at start. */
const vendorChunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
  { name: 'mantine', test: /node_modules\/(@mantine|@floating-ui|react-remove-scroll|dayjs)\// },
  { name: 'phone', test: /node_modules\/libphonenumber-js\// },
  { name: 'chinese', test: /node_modules\/(opencc-js|pinyin-pro)\// },
  { name: 'editor', test: /node_modules\/(@codemirror|@lezer|@marijn|crelt|style-mod|w3c-keyname)\// },
  {
    name: 'markdown',
    test: /node_modules\/(react-markdown|remark-[^/]+|mdast-[^/]+|micromark[^/]*|unified|hast-[^/]+)\//,
  },
];

/** One bundle for both hosts, Electron and the browser on the loopback host: relative paths, no inlined data URLs. */
export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  publicDir: false,
  cacheDir: fromRoot('node_modules/.vite/renderer'),
  plugins: [react()],
  build: {
    outDir: fromRoot('dist/renderer'),
    emptyOutDir: true,
    // Below Electron 45's Chromium, because an installed browser may be somewhat older.
    target: 'chrome140',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: vendorChunks } } },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
