import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Worker threads start from files of their own, named `*.worker.ts`; the packaged program finds them beside main.mjs. */
const workers = globSync('{db,electron/core,electron/desktop}/**/*.worker.ts', { cwd: fromRoot('.') });

const workerUrls: Plugin = {
  name: 'holdfast:worker-urls',
  transform: {
    filter: { code: '.worker.ts' },
    handler: (code) => code.replace(/(['"])(?:\.{1,2}\/)(?:[\w./-]*\/)?([\w-]+\.worker)\.ts\1/g, "'./$2.mjs'"),
  },
};

/** The packaged main program. Packages stay outside: electron-builder packs them, native ones unpacked. */
export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  plugins: [workerUrls],
  build: {
    ssr: true,
    outDir: fromRoot('dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: fromRoot('electron/desktop/main.ts'),
        ...Object.fromEntries(workers.map((file) => [basename(file, '.ts'), fromRoot(file)])),
      },
      external: ['electron'],
      // Everything in one folder, so that './x.worker.mjs' is right from every chunk.
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[name]-[hash].mjs' },
    },
  },
});
