import { z } from 'zod';
import { type ImportCase, importCase, importLimit, importRequest } from '#domain/contract/wire/import.ts';
import { fits, parseBody } from '../http/parse-body.ts';

/** A case of an import: as it should be, or one that can only be refused. */
export type ArrivedCase =
  | { readonly externalId: string; readonly value: ImportCase }
  | { readonly externalId: string; readonly message: string };

export interface ReadImport {
  readonly source: string;
  /** Undefined: the workspace's oldest team. */
  readonly team: string | undefined;
  readonly dryRun: boolean;
  readonly cases: readonly ArrivedCase[];
}

const outer = importRequest.omit({ cases: true }).extend({ cases: z.array(z.unknown()).min(1).max(importLimit) });
const named = z.object({ externalId: z.string() });

/** Each case is read on its own, so that one unusable row does not sink its batch. */
export function readImport(body: unknown): ReadImport {
  const request = parseBody(outer, body);
  return { ...request, team: request.team, cases: request.cases.map(readCase) };
}

function readCase(raw: unknown): ArrivedCase {
  const whole = fits(importCase, raw);
  if (whole?.success) return { externalId: whole.data.externalId, value: whole.data };
  const name = named.safeParse(raw);
  const first = whole?.error.issues[0];
  return {
    externalId: name.success ? name.data.externalId : '',
    message: first ? `${first.path.join('.')}: ${first.message}` : 'does not fit the schema',
  };
}
