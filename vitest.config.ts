import { defineConfig } from 'vitest/config';

const minutes = (count: number): number => count * 60_000;

export default defineConfig({
  test: {
    // Forks, not threads: an addon that crashes takes one worker with it, not the run.
    pool: 'forks',
    // The main process has little to do meanwhile: left alone, vitest keeps a processor for it, which is half of a small machine.
    maxWorkers: '100%',
    // A test asserts an outcome, never a time; a slow machine only makes it wait.
    testTimeout: minutes(1),
    hookTimeout: minutes(2),
    teardownTimeout: minutes(1),
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    setupFiles: ['test/harness/pin-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Nothing of ours is kept in modules, so files may share them; to load them for every file takes as long as the tests.
          isolate: false,
          include: ['test/{domain,db,core,disk,server,loopback,desktop,launch,import,check}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          isolate: false,
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/harness/dom-setup.ts'],
          css: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          environment: 'node',
          include: ['test/pg/**/*.test.ts'],
          globalSetup: ['test/harness/postgres.ts'],
          testTimeout: minutes(2),
          hookTimeout: minutes(2),
        },
      },
      {
        extends: true,
        test: {
          name: 'sim',
          environment: 'node',
          include: ['test/sim/**/*.test.ts'],
          testTimeout: minutes(5),
          hookTimeout: minutes(2),
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          environment: 'node',
          include: ['test/crash/**/*.test.ts'],
          hookTimeout: minutes(2),
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: minutes(3),
          hookTimeout: minutes(3),
          // After all others: browsers and their hosts have enough to do with one another.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          environment: 'node',
          include: ['test/chaos/**/*.test.ts'],
          testTimeout: minutes(5),
          hookTimeout: minutes(2),
          fileParallelism: false,
          // Alone as well: what is given up too early on a busy machine would hide what is not.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
