import { z } from 'zod';
import { insert, update } from '../model/change.ts';
import { articleId, articleProposalId, caseId } from '../model/ids.ts';
import { mayEditKnowledge } from '../rules/rights.ts';
import { accept, defineCommand, refuse } from './definition.ts';
import { heldRecord } from './held-record.ts';

const asked = z.strictObject({
  /** None for an article that is missed altogether. */
  articleId: articleId.nullable(),
  /** Where it was missed. */
  fromCaseId: caseId.nullable().default(null),
  text: z.string().trim().min(1).max(5000),
});
const args = asked.extend({ proposalId: articleProposalId });

/** Tells the editors what should be otherwise in an article, or is missing. Anybody may; it lies with the editors until they answer. */
export const proposeArticle = defineCommand({
  name: 'article.propose',
  version: 1,
  input: asked,
  args,
  mint: (input, minter) => args.parse({ ...input, proposalId: minter.id() }),
  needs: (a) => (a.articleId ? [{ collection: 'article', id: a.articleId }] : []),
  decide(view, a, context) {
    if (a.articleId !== null && view.get('article', a.articleId).state === 'absent')
      return refuse('not-found', 'This article does not exist.');
    return accept(
      insert('articleProposal', a.proposalId, 'editors', {
        ...{ articleId: a.articleId, fromCaseId: a.fromCaseId, text: a.text },
        ...{ createdBy: context.actor.id, createdAt: context.happenedAt, recordedAt: null },
        ...{ state: 'open', answer: '', answeredBy: null, answeredAt: null },
      }),
    );
  },
});

const answer = z.strictObject({
  proposalId: articleProposalId,
  state: z.enum(['taken', 'declined']),
  answer: z.string().trim().max(2000).default(''),
});

/** Answers a proposal, which from then on lies where its author can read it. */
export const answerProposal = defineCommand({
  name: 'article.answer-proposal',
  version: 1,
  input: answer,
  args: answer,
  mint: (input) => input,
  needs: (a) => [{ collection: 'articleProposal', id: a.proposalId }],
  decide(view, a, context) {
    if (!mayEditKnowledge(context.actor)) return refuse('forbidden', 'Proposals are answered by editors.');
    const found = heldRecord(view, 'articleProposal', a.proposalId, 'proposal');
    if (!found.ok) return found;
    if (found.record.fields.state !== 'open') return refuse('already-done', 'This proposal is answered already.');
    return accept(
      update(
        'articleProposal',
        a.proposalId,
        {
          ...{ state: a.state, answer: a.answer },
          ...{ answeredBy: context.actor.id, answeredAt: context.happenedAt },
        },
        { scope: 'workspace' },
      ),
    );
  },
});
