import { useTranslation } from 'react-i18next';
import type { SuggestedArticle } from '#domain/contract/ipc/knowledge-at-work.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { forCustomer } from '#domain/rules/knowledge/for-customer.ts';
import { useNotify } from '../../../state/notify-context.tsx';
import { useCommand, useProcedure } from '../../../state/use-command.ts';
import { useWriting } from '../../../state/writing-desk.tsx';
import { chipText } from '../../../ui/editor/chip-kind.ts';

type Named = Pick<SuggestedArticle, 'id' | 'title'>;

/** What can be done with an article on a case; that it was done is noted there. */
export function useArticleDesk(caseId: CaseId) {
  const { t } = useTranslation('at-work');
  const { run, running } = useCommand();
  const { call } = useProcedure();
  const notify = useNotify();
  const writer = useWriting((writing) => writing.writer);
  return {
    running,
    writer,
    /** Its words; a customer gets what is not for the house alone. */
    async insert({ id }: Named) {
      const got = writer && (await call('articles.get', { articleId: id }));
      if (!writer || !got?.ok) return;
      const { body } = got.value;
      const text = writer.to === 'customer' ? forCustomer(body) : body.trim();
      if (text === '') return notify({ tone: 'bad', text: t('nothingToInsert') });
      writer.insert(text);
      await run('knowledge.use', { caseId, articleId: id, way: 'inserted' });
    },
    async link({ id, title }: Named) {
      writer?.insert(`${chipText('article', id, title)} `);
      await run('knowledge.use', { caseId, articleId: id, way: 'linked' });
    },
    async start({ id }: Named) {
      await run('knowledge.start', { caseId, articleId: id });
    },
    /** It was read, and answered the question without a word being taken from it. */
    async helped({ id }: Named) {
      await run('knowledge.judge', { caseId, articleId: id, verdict: 'helped' });
    },
  };
}
