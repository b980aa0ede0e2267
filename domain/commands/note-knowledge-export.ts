import { z } from 'zod';
import { insert } from '../model/change.ts';
import { exportFormats, exportReaders } from '../model/choices.ts';
import { mayApproveKnowledge } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';

const input = z.strictObject({
  format: z.enum(exportFormats),
  reader: z.enum(exportReaders),
  articles: z.int().min(1),
});

/** Writes down that articles were put together to be handed out, by whom and for whom. */
export const noteKnowledgeExport = defineCommand({
  name: 'knowledge.export',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: () => [],
  decide(_view, a, context) {
    if (!mayApproveKnowledge(context.actor))
      return refuse('forbidden', 'The knowledge base is handed out by those who approve it.');
    return accept(
      insert('knowledgeExport', context.uid, 'editors', {
        ...a,
        ...{ agentId: context.actor.id, happenedAt: context.happenedAt, recordedAt: null },
      }),
    );
  },
});
