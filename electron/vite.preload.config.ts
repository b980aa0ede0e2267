import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A sandboxed preload must be one CommonJS file; `electron` is the only module it may require. */
export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  build: {
    outDir: fromRoot('dist/electron'),
    emptyOutDir: false,
    target: 'chrome140',
    sourcemap: false,
    reportCompressedSize: false,
    lib: { entry: fromRoot('electron/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
});
