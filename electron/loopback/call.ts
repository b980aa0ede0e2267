// Tells the running Holdfast of a call: `npm run call -- 13800138000`.
import { parseArgs } from 'node:util';
import { readCallHook } from '#core/adapters/call-hook.ts';
import { ringReport } from '#domain/rules/ring-report.ts';
import { parseArguments } from './options.ts';

const usage = `Usage: npm run call -- NUMBER [--out] [--event ringing|answered|held|resumed|missed|ended] [--call NAME]
                            [--profile NAME] [--folder FOLDER]`;

function giveUp(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'boolean', default: false },
      event: { type: 'string' },
      call: { type: 'string' },
      profile: { type: 'string' },
      folder: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const report = ringReport.safeParse({
    number: positionals.join(' '),
    direction: values.out ? 'out' : 'in',
    ...(values.event === undefined ? {} : { event: values.event }),
    ...(values.call === undefined ? {} : { call: values.call }),
  });
  if (!report.success) return giveUp(usage);
  const where = (['profile', 'folder'] as const).flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []));
  const hook = readCallHook(parseArguments(where, process.env).profileFolder);
  if (!hook) return giveUp('Holdfast has not run on this profile yet.');
  const response = await fetch(hook.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${hook.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(report.data),
  }).catch(() => undefined);
  if (!response) return giveUp('Holdfast does not run on this profile.');
  if (!response.ok) giveUp(`Holdfast refused it (${response.status}).`);
}

try {
  await main();
} catch (error) {
  giveUp(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
}
