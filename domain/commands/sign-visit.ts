import { z } from 'zod';
import { update } from '../model/change.ts';
import { visitId } from '../model/ids.ts';
import { signing } from '../model/visit-fields.ts';
import { lineIfHeld } from './case-line.ts';
import { accept, defineCommand } from './definition.ts';
import { ownVisit, visitNeeds } from './load-visit.ts';

const input = z.strictObject({ visitId, ...signing.shape });

/** The customer puts their name under the report of a visit; signing again takes the place of what was signed before. */
export const signVisit = defineCommand({
  name: 'visit.sign',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => visitNeeds(a.visitId, loaded),
  decide(view, { visitId: id, ...signed }, context) {
    const found = ownVisit(view, id, context);
    if (!found.ok) return found;
    const { caseId } = found.record.fields;
    const signature = { ...signed, signedAt: context.happenedAt, witnessId: context.actor.id };
    const line = { data: { visitId: id, to: 'signed', reason: signed.name } };
    return accept(
      update('visit', id, { signature }),
      ...(caseId ? lineIfHeld(view, caseId, context, 'visit', line) : []),
    );
  },
});
