import { z } from 'zod';
import { update } from '../model/change.ts';
import { caseId } from '../model/ids.ts';
import { teamScope } from '../model/scope.ts';
import { statusLogOf, withStatus } from '../rules/status-log.ts';
import { absorbedBy, leadsTo, needsAbove, needsAbsorbed } from './case-chain.ts';
import { accept, defineCommand, refuse, type View } from './definition.ts';
import { workableCase } from './load-case.ts';
import { activeAt, entryOf, secondEntryOf } from './timeline-entry.ts';

const input = z.strictObject({ caseId });

function linksOf(view: View, id: z.output<typeof caseId>) {
  const loaded = view.get('case', id);
  const { mergedIntoId = null, parentId = null } = loaded.state === 'present' ? loaded.record.fields : {};
  return { mergedIntoId, parentId };
}

/** Puts a merged case back: the status it had, its team, its own timeline. Tags that the other one took over stay there. */
export const unmergeCase = defineCommand({
  name: 'case.unmerge',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs(a, loaded) {
    const { mergedIntoId, parentId } = linksOf(loaded, a.caseId);
    return [
      { collection: 'case', id: a.caseId },
      ...(mergedIntoId === null ? [] : [{ collection: 'case' as const, id: mergedIntoId }]),
      ...needsAbove(loaded, parentId),
      ...needsAbsorbed(loaded, a.caseId),
    ];
  },
  decide(view, a, context) {
    const found = workableCase(view, a.caseId, context);
    if (!found.ok) return found;
    const before = found.record.fields;
    const { mergedIntoId, parentId } = before;
    if (mergedIntoId === null) return refuse('nothing-to-do', 'This case is not merged.');
    const other = workableCase(view, mergedIntoId, context);
    if (!other.ok && view.get('case', mergedIntoId).state !== 'absent') return other;
    const into = other.ok ? other.record : undefined;
    const log = statusLogOf(before);
    const status = log.at(-2)?.status ?? 'open';
    const scope = teamScope(before.teamId);
    const isCircle = parentId !== null && leadsTo(view, parentId, a.caseId);
    const isMoved = scope !== found.record.scope;
    const number = into ? { number: into.fields.number } : {};
    return accept(
      update(
        'case',
        a.caseId,
        {
          ...(status === before.status ? {} : { status }),
          statusLog: withStatus(log, status, context.happenedAt),
          mergedIntoId: null,
          // It was free to close a circle while it counted for nothing.
          ...(isCircle ? { parentId: null } : {}),
          lastActivityAt: activeAt(before, context),
        },
        { remove: { relatedIds: [mergedIntoId] }, ...(isMoved ? { scope } : {}) },
      ),
      ...(isMoved ? absorbedBy(view, a.caseId).map(({ id }) => update('case', id, {}, { scope })) : []),
      entryOf(context, { id: a.caseId, scope }, 'link', {
        data: { to: 'unmerged', caseId: mergedIntoId, ...number },
      }),
      ...(into
        ? [
            update(
              'case',
              mergedIntoId,
              {
                lastActivityAt: activeAt(into.fields, context),
                ...(before.awaitingSince !== null && into.fields.awaitingSince === before.awaitingSince
                  ? { awaitingSince: null }
                  : {}),
              },
              { remove: { relatedIds: [a.caseId] } },
            ),
            secondEntryOf(context, into, 'link', {
              data: { to: 'unmerged', caseId: a.caseId, number: before.number },
            }),
          ]
        : []),
    );
  },
});
