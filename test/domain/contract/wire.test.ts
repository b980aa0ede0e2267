// Pins the shape of everything that crosses between client and server beside the protocol's version.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '#domain/commands/registry.ts';
import { commandEnvelope } from '#domain/contract/envelope.ts';
import { protocolFloor, protocolVersion } from '#domain/contract/wire/version.ts';
import { collectionNames, fieldsOf } from '#domain/model/collections.ts';

/** The shape that each version of the protocol has, by its hash. */
const pinned: Record<number, string> = {
  2: '96b171d5c8730a78',
};

const folder = join(import.meta.dirname, '../../../domain/contract/wire');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .sort();

function shapeOf(schema: z.ZodType): unknown {
  // As it stands on the wire: what a sender may leave out, a receiver must cope with.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
}

/** Every exported schema of the wire, the commands that travel in it, and the columns of a pulled row. */
async function wireShape(): Promise<Record<string, unknown>> {
  const shape: Record<string, unknown> = { 'envelope.commandEnvelope': shapeOf(commandEnvelope) };
  for (const file of files) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType) shape[`${file}.${name}`] = shapeOf(value);
  }
  for (const [name, command] of Object.entries(commands)) shape[`${name}@${command.version}`] = shapeOf(command.args);
  for (const collection of collectionNames)
    for (const [name, field] of Object.entries(fieldsOf(collection)))
      shape[`${collection}.${name}`] = [field.column, field.nullable, field.policy, shapeOf(field.value)];
  return shape;
}

const hashOf = (shape: unknown) => createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16);

describe('the protocol', () => {
  test('has the shape that is pinned for its version', async () => {
    const shape = await wireShape();
    const ordered = Object.fromEntries(Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(
      pinned[protocolVersion],
      [
        `What crosses the wire has changed: it is ${hashOf(ordered)} now.`,
        'If a server or client of the pinned version would misunderstand the new shape (a field renamed, removed or',
        'required, a command changed under its version), raise protocolVersion in domain/contract/wire/version.ts, say',
        'there what changed, and pin the new hash under the new number. If both sides still understand each other (a',
        'field that may be left out, a new command, a new request), or nothing was released yet, pin the new hash in place of the old.',
      ].join('\n'),
    ).toBe(hashOf(ordered));
  });

  test('all its schemas are in the pin', async () => {
    const names = Object.keys(await wireShape());
    for (const file of files.filter((name) => name !== 'version.ts'))
      expect(names.filter((name) => name.startsWith(`${file}.`)).length, file).toBeGreaterThan(0);
  });

  test('a changed field, a new bound or a changed policy changes the hash', () => {
    const hashes = [
      z.object({ a: z.int() }),
      z.object({ b: z.int() }),
      z.object({ a: z.int().optional() }),
      z.object({ a: z.string() }),
      z.object({ a: z.string().max(3) }),
      z.strictObject({ a: z.string() }),
    ].map((schema) => hashOf(shapeOf(schema)));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('the server still serves a version that exists', () => {
    expect(protocolFloor).toBeGreaterThanOrEqual(1);
    expect(protocolFloor).toBeLessThanOrEqual(protocolVersion);
    expect(Object.keys(pinned).map(Number)).toContain(protocolVersion);
  });
});
