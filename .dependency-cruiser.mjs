// Who may import whom. The compiler refuses most of it already (each room is a project that references only what it may
// see); these rules also cover packages, Node's own modules, the renderer's areas, cycles and files nobody uses.
// test/check/dependency-rules.test.ts breaks every rule once.

const areas = 'cases|customers|calls|visits|knowledge|reports|sync|settings|appointments|follow-ups|session|search';
const source = '^(domain|db|electron|renderer|server)/';
const toolConfig = '(^|/)(vite|vitest)[^/]*\\.config\\.ts$';

/** Pure libraries that run anywhere: no Node, no DOM. */
const pureLibraries =
  'zod|libphonenumber-js|opencc-js|pinyin-pro|node-diff3|ical\\.js|stemmer|fflate|pdfmake|quickselect|echarts|@resvg/resvg-wasm';

/** `room` may import itself and `allowed`, of all the rooms. */
const room = (name, path, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${path}/`, pathNot: toolConfig },
  to: {
    path: '^(domain|db|electron|renderer|server|test)/',
    pathNot: `^(${[path, ...allowed].join('|')})/`,
  },
});

export default {
  forbidden: [
    room('domain-imports-no-room', 'domain', []),
    room('db-imports-only-domain', 'db', ['domain']),
    room('core-imports-only-db-and-domain', 'electron/core', ['db', 'domain']),
    room('desktop-imports-only-core-and-below', 'electron/desktop', ['electron/core', 'db', 'domain']),
    room('loopback-imports-only-core-and-below', 'electron/loopback', ['electron/core', 'db', 'domain']),
    room('preload-imports-only-domain', 'electron/preload', ['domain']),
    room('launch-imports-loopback-and-server', 'electron/launch', [
      'electron/loopback',
      'electron/core',
      'server',
      'db',
      'domain',
    ]),
    room('renderer-imports-only-domain', 'renderer', ['domain']),
    room('server-imports-only-domain', 'server', ['domain']),
    {
      name: 'domain-imports-only-pure-libraries',
      comment: 'The domain decides the same way on a client, on the server and in a test.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        path: '.',
        couldNotResolve: false,
        pathNot: `^(domain|db|electron|renderer|server|test)/|(^|/)node_modules/(${pureLibraries})/`,
      },
    },
    {
      name: 'renderer-imports-no-node-module',
      severity: 'error',
      from: { path: '^renderer/', pathNot: toolConfig },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-own-hosts',
      comment: "Outside Electron, importing 'electron' tries to download it.",
      severity: 'error',
      from: { path: `${source}|^test/`, pathNot: '^electron/(desktop|preload)/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'database-driver-only-in-db',
      comment: 'Everyone else reads and writes through db, so that key, pragmas and repair hold everywhere.',
      severity: 'error',
      from: { path: source, pathNot: '^db/' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'areas-do-not-import-one-another',
      comment: 'An area knows only renderer/state, renderer/ui and renderer/bridge; renderer/app composes the areas.',
      severity: 'error',
      from: { path: `^renderer/(${areas})/` },
      to: { path: '^renderer/', pathNot: '^renderer/($1|state|ui|bridge)/' },
    },
    {
      name: 'shared-parts-of-the-renderer-know-no-area',
      severity: 'error',
      from: { path: '^renderer/(state|ui|bridge)/' },
      to: { path: `^renderer/(${areas}|app)/` },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and is imported by nothing is forgotten. Knip finds the larger islands.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.cjs$',
          toolConfig,
          '^test/',
          '\\.worker\\.ts$',
          '(^|/)\\.dependency-cruiser\\.mjs$',
          '(^|/)(main|start|preload|build)\\.tsx?$',
        ],
      },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|virtual:)' },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shipped-code-needs-no-development-package',
      comment: 'What the server, the core and the launcher import must be there after an installation without tools.',
      severity: 'error',
      from: { path: '^(domain|db|server|electron/(core|desktop|loopback))/', pathNot: toolConfig },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(@types|electron|better-sqlite3)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers of the bench have packages of their own.
    exclude: { path: '^(dist|\\.tsbuild|coverage|test/bench/peers)/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
