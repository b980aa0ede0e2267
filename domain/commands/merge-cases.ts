import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { absorbedBy, goesOnIn, leadsTo, needsAbove, needsAbsorbed } from './case-chain.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({
  /** The case that goes on in the other one. */
  caseId,
  intoId: caseId,
});

/**
 * Merges a case into another. Nothing is moved between the timelines, which are kept for ever: the case is closed, names the one it goes on in and
 * is held by whoever holds that one; its number goes on finding it. The other one takes over its tags and what its customer waits for. Which case goes
 * on is decided on the rows of now, so two devices that merge the same cases both ways make no circle: the later one is refused.
 */
export const mergeCases = defineCommand({
  name: 'case.merge',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a, loaded) => [
    { collection: 'case', id: a.caseId },
    ...needsAbove(loaded, a.intoId),
    ...needsAbsorbed(loaded, a.caseId),
  ],
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const named = workableCase(view, a.intoId, context);
    if (!named.ok) return named;
    const into = goesOnIn(view, named.record);
    const intoId = into.id as typeof a.intoId;
    const before = found.record.fields;
    if (before.mergedIntoId !== null)
      return refuse('merged', 'This case goes on in another one already.', { caseId: before.mergedIntoId });
    if (leadsTo(view, intoId, a.caseId)) return refuse('circular', 'A case cannot go on in one that is a part of it.');
    const target = workableCase(view, intoId, context);
    if (!target.ok) return target;
    const after = target.record.fields;
    const waiting = [before.awaitingSince, after.awaitingSince].filter((since) => since !== null);
    const isMoved = found.record.scope !== target.record.scope;
    // The team stays as it is, for the way back; who holds the other case holds this one.
    const scope = isMoved ? { scope: target.record.scope } : {};
    return accept(
      update(
        'case',
        a.caseId,
        {
          status: 'closed',
          // Said even of a case that was closed already: what stands before it is what it goes back to.
          statusLog: withStatus(statusLogOf(before), 'closed', context.happenedAt),
          mergedIntoId: intoId,
          lastActivityAt: activeAt(before, context),
        },
        { add: { relatedIds: [intoId] }, ...scope },
      ),
      ...(isMoved ? absorbedBy(view, a.caseId).map(({ id }) => update('case', id, {}, scope)) : []),
      update(
        'case',
        intoId,
        {
          lastActivityAt: activeAt(after, context),
          ...(before.awaitingSince === null ? {} : { awaitingSince: Math.min(...waiting) }),
        },
        { add: { relatedIds: [a.caseId], tags: before.tags } },
      ),
      entryOf(context, { id: a.caseId, scope: target.record.scope }, 'link', {
        data: { to: 'merged', caseId: intoId, number: after.number },
      }),
      secondEntryOf(context, target.record, 'link', {
        data: { to: 'absorbed', caseId: a.caseId, number: before.number },
      }),
    );
  },
});
