import { announcementsFor, receiptsOf } from '#db/queries/announcements.ts';
import { articleCategories } from '#db/queries/article-categories.ts';
import { articleDraft, articleDrafts } from '#db/queries/article-drafts.ts';
import { articlePage } from '#db/queries/article-page.ts';
import { articleProposals } from '#db/queries/article-proposals.ts';
import { articleRevision, articleRevisions, compareVersions } from '#db/queries/article-revisions.ts';
import { caseAsDraft } from '#db/queries/case-as-draft.ts';
import { articleTags, knowledgeList } from '#db/queries/knowledge-list.ts';
import type { knowledgeProcedures } from '#domain/contract/ipc/knowledge-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { mayApproveKnowledge, mayEditKnowledge } from '#domain/rules/rights.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** The knowledge base, and the way of an article from a draft to what everybody reads. */
export function knowledgeHandlers({
  account,
}: {
  readonly account: () => OpenAccount;
}): Pick<Handlers, keyof typeof knowledgeProcedures> {
  const replica = () => account().store.replica;
  const actor = () => account().store.actor;
  return {
    'knowledge.rights': () => ({ mayEdit: mayEditKnowledge(actor()), mayApprove: mayApproveKnowledge(actor()) }),
    'knowledge.list': (input) => knowledgeList(replica(), input),
    'knowledge.get': ({ articleId }) => articlePage(replica(), articleId, actor()),
    'articleCategories.list': () => articleCategories(replica()),
    'articleTags.list': () => articleTags(replica()),
    'articleDrafts.list': (input) => articleDrafts(replica(), input, actor()),
    'articleDrafts.get': ({ draftId }) => articleDraft(replica(), draftId, actor()),
    'articleDrafts.ofCase': ({ caseId }) => caseAsDraft(replica(), caseId),
    'articleRevisions.list': (input) => articleRevisions(replica(), input, actor()),
    'articleRevisions.get': ({ revisionId }) => articleRevision(replica(), revisionId, actor()),
    'articleVersions.compare': (input) => compareVersions(replica(), input, actor()),
    'articleReceipts.list': ({ articleId }) => receiptsOf(replica(), articleId, actor()),
    'announcements.list': () => announcementsFor(replica(), actor()),
    'articleProposals.list': (input) => articleProposals(replica(), input, actor()),
  };
}
