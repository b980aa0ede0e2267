import { z } from 'zod';
import { insert } from '../model/change.ts';
import { articleId, articleReceiptId } from '../model/ids.ts';
import { maySee } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const input = z.strictObject({
  articleId,
  /** The revision that the agent had before their eyes. */
  revision: z.int().min(1),
});
const args = input.extend({ receiptId: articleReceiptId });

/** Says that one has read an announcement. */
export const acknowledgeArticle = defineCommand({
  name: 'article.acknowledge',
  version: 1,
  input,
  args,
  mint: (asked, minter) => args.parse({ ...asked, receiptId: minter.id() }),
  needs: (a) => [{ collection: 'article', id: a.articleId }],
  decide(view, a, context) {
    const found = heldRecord(view, 'article', a.articleId);
    if (!found.ok) return found;
    if (!maySee(context.actor, found.record.scope)) return refuse('forbidden', "This article is another team's.");
    const { kind, revision } = found.record.fields;
    if (kind !== 'announcement') return refuse('bad-request', 'Only announcements are acknowledged.');
    if (a.revision > revision) return refuse('bad-request', 'Nobody has read what is not there yet.');
    return accept(
      insert('articleReceipt', a.receiptId, 'workspace', {
        ...{ articleId: a.articleId, revision: a.revision, agentId: context.actor.id },
        ...{ happenedAt: context.happenedAt, recordedAt: null },
      }),
    );
  },
});
