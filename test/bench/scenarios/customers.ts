import { close } from '#db/connection/connection.ts';
import { openReplica } from '#db/open.ts';
import { alikeCustomers, duplicateCustomers } from '#db/queries/alike-customers.ts';
import { listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import { nameKeys } from '#domain/rules/name-keys.ts';
import { phoneDigits } from '#domain/rules/phone-digits.ts';
import { phoneKey } from '#domain/rules/phone-key.ts';
import { benchKey, openRaw, type RawOptions, rawPragmas } from '../baseline/raw-database.ts';
import type { BenchContext, Figure, Outcome } from '../figures.ts';
import { customerAt } from '../generate/customers.ts';
import { worldOf } from '../generate/world.ts';
import { percentileFigures, timed } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';
import { importFigures } from './customer-import.ts';

const popAimMs = 100;
const searchAimMs = 50;
const samplesPerRun = 20;
const sampled = 40;
const page = { offset: 0, limit: 50 };
const rawOptions: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const rawByKey = `select c.id, c.name from customer_key k cross join customer c on c.rid = k.rid
  where k.kind = 'phone' and k.key = ?`;
const rawGroups = 'select count(*) from (select 1 from customer_key group by kind, key having count(*) > 1)';
const rawScan = `select id, name from customer where name like '%' || ? || '%' limit 50`;

/** Who is calling, who is meant, and who is on file twice: among every customer of the workspace. */
export async function benchCustomers(context: BenchContext): Promise<Outcome> {
  const world = worldOf(context.rows);
  const { path, rows, bytes } = benchReplica(context);
  const raw = openRaw(path, rawOptions);
  const db = openReplica(path, benchKey);
  const some = Array.from({ length: sampled }, (_, n) => customerAt(world, (n * 7919) % world.customers).fields);
  const phones = some.flatMap(({ contactPoints }) => contactPoints.find(({ kind }) => kind === 'phone')?.value ?? []);
  const latin = some.map(({ name }) => name).filter((name) => /^[a-z ]+$/i.test(name));
  const byKey = raw.prepare(rawByKey);
  const groups = raw.prepare(rawGroups);
  const scan = raw.prepare(rawScan);
  const found = (text: string) => listCustomers(db, { text, ...page }).total;
  const lookUp = (text: string) => byKey.all(phoneKey(text));
  const kinds: readonly Kind[] = [
    {
      name: 'screen pop',
      ...{ typed: phones, aimMs: popAimMs, raw: 'look-up', bare: lookUp },
      run: (text) => customersByNumber(db, text).candidates.length,
    },
    { name: 'last four digits', typed: phones.map((each) => phoneDigits(each).slice(-4)), run: found, ...scanned() },
    { name: 'part of a name', typed: latin.map((name) => name.slice(-5, -1).trim()), run: found, ...scanned() },
    { name: 'pinyin initials', typed: keysOf(some, 1), run: found, ...scanned() },
    { name: 'whole pinyin', typed: keysOf(some, 0), run: found, ...scanned() },
    {
      name: 'check on entry',
      ...{ typed: phones, aimMs: searchAimMs, raw: 'look-up', bare: lookUp },
      run: (text) => alikeCustomers(db, { ...nobody, contactPoints: [point(text)] }).length,
    },
    {
      name: 'list of duplicates',
      ...{ typed: ['all'], aimMs: searchAimMs, raw: 'groups', bare: () => groups.all() },
      run: () => duplicateCustomers(db, page).total + 1,
    },
  ];
  function scanned() {
    return { aimMs: searchAimMs, raw: 'scan', bare: (text: string) => scan.all(text) } as const;
  }
  const figures: Figure[] = kinds.flatMap((kind) => figuresOf(kind, context.runs * samplesPerRun));
  close(db);
  raw.close();
  const imported = await importFigures(context);
  const points = some.reduce((sum, { contactPoints }) => sum + contactPoints.length, 0) / some.length;
  return {
    scenario: 'customers',
    what: `one call, one search, one form, one list among ${world.customers} customers with ${points.toFixed(1)} contact points each`,
    rows,
    bytes,
    figures: [...figures, ...imported.figures],
    baselines: [
      imported.baseline,
      {
        name: 'raw look-up, raw groups, raw scan',
        what: 'the number alone in the same index; the keys that more than one customer has; names without an index',
        pragmas: rawPragmas(rawOptions),
        sql: [rawByKey, rawGroups, rawScan],
        rows: rows.customer ?? 0,
        bytes,
      },
    ],
    leftOut: [],
  };
}

interface Kind {
  readonly name: string;
  readonly typed: readonly string[];
  readonly aimMs: number;
  readonly raw: string;
  run(text: string): number;
  bare(text: string): unknown;
}

const nobody = { name: '', organisationId: null, exceptId: null } as const;
const point = (value: string): ContactPoint => ({ kind: 'phone', value, label: '' });

function keysOf(customers: readonly { readonly name: string }[], nth: number): readonly string[] {
  return customers.flatMap(({ name }) => nameKeys(name).split(' ')[nth] || []);
}

function figuresOf({ name, typed, aimMs, raw, run, bare }: Kind, samples: number): readonly Figure[] {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let n = -typed.length; n < samples; n++) {
    const text = typed[(n + typed.length) % typed.length] ?? '';
    let hits = 0;
    const took = timed(() => {
      hits = run(text);
    });
    if (hits === 0) throw new Error(`nothing was found for ${text}: the bench would measure nothing`);
    const bareTook = timed(() => bare(text));
    if (n < 0) continue;
    ours.push(took);
    theirs.push(bareTook);
  }
  return percentileFigures(name, ours, { name: `raw ${raw}`, samples: theirs }, aimMs);
}
