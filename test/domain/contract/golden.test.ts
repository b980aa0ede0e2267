// Messages as they stood on the wire when their version was in use, read by today's schemas. What stands there is never changed; a new
// command or message is added.
import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import { commands } from '#domain/commands/registry.ts';
import { failure } from '#domain/contract/failure.ts';
import { handUpRequest, ordersDoneRequest, ordersResponse } from '#domain/contract/wire/erase.ts';
import { hello } from '#domain/contract/wire/hello.ts';
import { leaseRequest, leaseResponse } from '#domain/contract/wire/lease.ts';
import { pullRequest, pullResponse } from '#domain/contract/wire/pull.ts';
import { pushRequest, pushResponse } from '#domain/contract/wire/push.ts';
import { sessionRequest, sessionResponse } from '#domain/contract/wire/session.ts';
import { protocolPushFloor, protocolVersion } from '#domain/contract/wire/version.ts';
import { ids } from '../../builders/ids.ts';
import { golden, goldenNames, goldenVersions, pushNames } from './golden/read-golden.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  'hello.response': hello,
  'session.request': sessionRequest,
  'session.response': sessionResponse,
  'push.request': pushRequest,
  'push.then.request': pushRequest,
  'push.response': pushResponse,
  'pull.request': pullRequest,
  'pull.resumed.request': pullRequest,
  'pull.snapshot.response': pullResponse,
  'pull.changes.response': pullResponse,
  'lease.request': leaseRequest,
  'lease.response': leaseResponse,
  'orders.response': ordersResponse,
  'hand-up.request': handUpRequest,
  'orders-done.request': ordersDoneRequest,
};

const places = {
  ...{
    team: ids.team(1),
    agent: ids.agent(1),
    colleague: ids.agent(2),
    order: ids.command(1),
    login: 'anna',
    password: 'correct horse',
  },
  ...{ epoch: 1, workspaceVersion: 1 },
};

describe.each(goldenVersions)('version %i', (version) => {
  it.each(goldenNames(version))('%s is understood', (name) => {
    const message = golden(version, name, places);
    if (name === 'gap.failure') {
      expect(failure.parse((message as { failure: unknown }).failure)).toMatchObject({ kind: 'gap' });
      return;
    }
    const schema = schemas[name];
    expect(schema, `a schema for ${name}`).toBeDefined();
    // What came of it is what was meant: nothing of it is dropped by a schema that has forgotten a field.
    expect(schema?.parse(message)).toEqual(message);
  });
});

test('the version in use has a file for every message, and every version that may still push has its pushes', () => {
  expect(new Set(goldenNames(protocolVersion))).toEqual(new Set([...Object.keys(schemas), 'gap.failure']));
  for (let version = protocolPushFloor; version <= protocolVersion; version++)
    expect(goldenVersions).toContain(version);
});

test('the pushes hold every command, in every version that was ever in use', () => {
  const seen = new Set(
    goldenVersions.flatMap((version) =>
      pushNames(version)
        .flatMap((name) => pushRequest.parse(golden(version, name, places)).commands)
        .map((one) => `${one.name}@${one.version}`),
    ),
  );
  const all = Object.values(commands).flatMap(({ name, version }) =>
    Array.from({ length: version }, (_, index) => `${name}@${index + 1}`),
  );
  // A conflict is the server's to make, so that its id cannot stand in a file; its tests are elsewhere.
  expect(seen).toEqual(new Set(all.filter((name) => !name.startsWith('conflict.resolve@'))));
});
