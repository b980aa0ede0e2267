import { Button } from '@mantine/core';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { mayEditKnowledge } from '#domain/rules/rights.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useAgent, useNavigation } from '../../../state/core-context.tsx';
import { useNotify } from '../../../state/notify-context.tsx';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useCommand, useProcedure } from '../../../state/use-command.ts';
import css from '../../../ui/cooperation/item.module.css';
import { ProposeForm } from './propose-form.tsx';

/** What was worked out on a finished case becomes an article: begun at once by who writes articles, proposed to them by others. */
export function CaseAsArticle({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('at-work');
  const mayEdit = mayEditKnowledge(useAgent());
  const navigation = useNavigation();
  const notify = useNotify();
  const { call } = useProcedure();
  const { run, running } = useCommand();
  const [proposing, setProposing] = useState(false);
  const offered = isFinished(detail.fields.status);
  const begin = async () => {
    const of = await call('articleDrafts.ofCase', { caseId: detail.id });
    if (!of.ok) return;
    const { leftOut, title, body, language, tags } = of.value;
    const face = { title, body, language, tags, kind: 'faq' as const };
    const begun = await run('article-draft.begin', { ...face, fromCaseId: detail.id });
    if (!begun.ok) return;
    notify({ tone: 'good', text: t('begun', { count: leftOut }) });
    navigation.go('knowledge', begun.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  const act = () => (mayEdit ? void begin() : setProposing(true));
  useActions([{ id: 'article.fromCase', applies: offered, run: act }]);
  if (!offered) return null;
  if (proposing) return <ProposeForm articleId={null} caseId={detail.id} onClose={() => setProposing(false)} />;
  return (
    <div className={css.buttons}>
      <Button
        variant="default"
        loading={running}
        leftSection={<FilePlus2 size={14} aria-hidden="true" />}
        onClick={act}
      >
        {t(mayEdit ? 'fromCase' : 'proposeFromCase')}
      </Button>
    </div>
  );
}
