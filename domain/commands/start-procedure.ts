import { z } from 'zod';
import type { ChecklistItem } from '../model/case-fields.ts';
import { update } from '../model/change.ts';
import { articleId, caseId } from '../model/ids.ts';
import { articleUseKey } from '../rules/knowledge/article-use-id.ts';
import { stepItemKey } from '../rules/knowledge/step-item-key.ts';
import { readSteps } from '../rules/procedure-steps.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { mostItems } from './put-checklist.ts';
import { activeAt, entryOf } from './timeline-entry.ts';
import { caseAndArticle, needsArticleUse, usedOn } from './use-article.ts';

const input = z.strictObject({ caseId, articleId });

/** Puts the steps of a procedure (SOP) on a case, as the article has them now, to be ticked while somebody works by it. */
export const startProcedure = defineCommand({
  name: 'knowledge.start',
  version: 1,
  input,
  args: input,
  mint: (asked) => asked,
  needs: (a) => needsArticleUse(a),
  decide(view, a, context) {
    const found = caseAndArticle(view, a, context);
    if (!found.ok) return found;
    const { onCase, article } = found;
    const { title, body, state, revision } = article.fields;
    const steps = readSteps(body);
    if (steps.length === 0) return refuse('bad-request', 'This article has no numbered steps.');
    if (state === 'retired') return refuse('inactive', 'This article was retired.');
    const held = onCase.fields.checklist;
    const use = usedOn(view, onCase, article, context, 'procedure');
    if (held.some((item) => item.articleId === a.articleId)) {
      // Somebody else started it meanwhile: there is one list, and both work by it.
      const used = view.get('articleUse', use.id);
      const key = articleUseKey('procedure', context.actor.id);
      const isNoted = used.state === 'present' && used.record.fields.uses.some((each) => each.key === key);
      return isNoted ? refuse('nothing-to-do', 'This procedure is on the case already.') : accept(use);
    }
    if (held.length + steps.length > mostItems) return refuse('bad-request', 'The case carries too many items.');
    const from = Math.max(-1, ...held.map(({ position }) => position)) + 1;
    const items = steps.map(
      ({ key, text }, index): ChecklistItem => ({
        key: stepItemKey(a.articleId, key),
        list: title.slice(0, 200),
        text,
        position: from + index,
        doneBy: null,
        doneAt: null,
        articleId: a.articleId,
        revision,
      }),
    );
    return accept(
      update('case', a.caseId, { lastActivityAt: activeAt(onCase.fields, context) }, { add: { checklist: items } }),
      entryOf(context, onCase, 'checklist', { body: title, data: { articleId: a.articleId, to: 'added' } }),
      use,
    );
  },
});
