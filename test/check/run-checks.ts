// `npm run check`: the compiler, the linter, the import rules and the search for dead code; all of them, always.
import { spawn } from 'node:child_process';

const rooms = ['domain', 'db', 'electron', 'renderer', 'server', 'test'];

const checks = [
  { name: 'types', module: 'typescript/bin/tsc', args: ['-b', '--pretty'] },
  {
    name: 'lint and format',
    module: '@biomejs/biome/bin/biome',
    args: ['ci', '--error-on-warnings', '--colors=force', '.'],
  },
  {
    name: 'imports',
    module: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', ...rooms],
  },
  { name: 'unused code', module: 'knip/bin/knip.js', args: [] },
];

type Outcome = { name: string; passed: boolean; output: string; seconds: string };

function run({ name, module, args }: (typeof checks)[number]): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${module}`, ...args]);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const finish = (passed: boolean): void => {
      resolve({ name, passed, output, seconds: ((performance.now() - started) / 1000).toFixed(1) });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

const outcomes: Outcome[] = [];
for (const check of checks) {
  const outcome = await run(check);
  outcomes.push(outcome);
  if (!outcome.passed) console.log(outcome.output.trimEnd());
  console.log(`${outcome.passed ? 'ok    ' : 'FAILED'} ${outcome.name} (${outcome.seconds} s)`);
}

const failed = outcomes.filter((outcome) => !outcome.passed);
if (failed.length > 0) {
  console.log(`\n${failed.length} of ${checks.length} checks failed: ${failed.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
}
