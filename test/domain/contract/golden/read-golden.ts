import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Versions of the protocol that were in use, each with one file for a message of every kind, as it stood on the wire. */
export const goldenVersions = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map(({ name }) => Number(name))
  .sort((a, b) => a - b);

export function goldenNames(version: number): readonly string[] {
  return readdirSync(join(import.meta.dirname, String(version))).map((file) => file.replace(/\.json$/, ''));
}

/** The pushes, in their order: one holds no more than so many commands. */
export function pushNames(version: number): readonly string[] {
  return goldenNames(version)
    .filter((name) => /^push\b.*\.request$/.test(name))
    .sort();
}

/** The message with its places filled in: `"{{epoch}}"` by a number, `{{team}}` inside a text. */
export function golden(version: number, name: string, places: Readonly<Record<string, string | number>>): unknown {
  const text = readFileSync(join(import.meta.dirname, String(version), `${name}.json`), 'utf8');
  const filled = Object.entries(places).reduce(
    (so, [place, value]) =>
      typeof value === 'number' ? so.replaceAll(`"{{${place}}}"`, String(value)) : so.replaceAll(`{{${place}}}`, value),
    text,
  );
  return JSON.parse(filled);
}
