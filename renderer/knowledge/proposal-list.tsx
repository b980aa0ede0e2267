import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { MessageSquarePlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleProposalView } from '#domain/contract/ipc/knowledge-views.ts';
import { hrefOf } from '../state/route.ts';
import { useCommand } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { ListHead } from '../ui/list-head.tsx';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './proposal-list.module.css';

interface Props {
  readonly mayEdit: boolean;
  readonly switcher: ReactNode;
}

/** What colleagues would have otherwise: editors answer it, everybody sees what became of their own. */
export function ProposalList({ mayEdit, switcher }: Props) {
  const { t } = useTranslation('knowledge');
  const [view, setView] = useState<'open' | 'mine'>(mayEdit ? 'open' : 'mine');
  const found = useQuery(
    'articleProposals.list',
    view === 'open' ? { limit: 500 } : { mine: true, states: ['open', 'taken', 'declined'], limit: 500 },
    { collections: ['articleProposal', 'article'], keepFormer: true },
  );
  return (
    <>
      <ListHead title={t('list.proposals')} count={found.value && String(found.value.length)}>
        {switcher}
        {mayEdit && (
          <SegmentedControl
            fullWidth
            className={css.views ?? ''}
            aria-label={t('which')}
            value={view}
            onChange={setView}
            data={(['open', 'mine'] as const).map((each) => ({ value: each, label: t(`proposalView.${each}`) }))}
          />
        )}
      </ListHead>
      {!found.value ? (
        found.failure ? (
          <FailureState failure={found.failure} />
        ) : (
          <LoadingState />
        )
      ) : found.value.length === 0 ? (
        <EmptyState icon={MessageSquarePlus} title={t('noProposals')} hint={t('noProposalsHint')} />
      ) : (
        <ul className={css.list} aria-label={t('list.proposals')}>
          {found.value.map((proposal) => (
            <Proposal key={proposal.id} proposal={proposal} mayAnswer={mayEdit && proposal.state === 'open'} />
          ))}
        </ul>
      )}
    </>
  );
}

interface ProposalProps {
  readonly proposal: ArticleProposalView;
  readonly mayAnswer: boolean;
}

function Proposal({ proposal, mayAnswer }: ProposalProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { run, running } = useCommand();
  const [answer, setAnswer] = useState('');
  const reply = (state: 'taken' | 'declined') =>
    void run('article.answer-proposal', { proposalId: proposal.id, state, answer });
  return (
    <li className={css.proposal}>
      {proposal.articleId && (
        <a className={css.title} href={hrefOf('knowledge', proposal.articleId, { list: 'proposals' })}>
          {proposal.articleTitle ?? t('unnamedArticle')}
        </a>
      )}
      <p className={css.text}>{proposal.text}</p>
      <p className={css.about}>
        {proposal.createdByName ?? t('common:unknownPerson')} · <TimeText at={proposal.createdAt} />
        {proposal.fromCaseId && (
          <>
            {' · '}
            <a href={hrefOf('cases', proposal.fromCaseId)}>{t('fromCase')}</a>
          </>
        )}
      </p>
      {proposal.state !== 'open' && (
        <p className={css.answer}>
          {t(`proposalState.${proposal.state}`)}
          {proposal.answer !== '' && `: ${proposal.answer}`}
        </p>
      )}
      {mayAnswer && (
        <div className={css.form}>
          <Textarea
            aria-label={t('answer')}
            placeholder={t('answer')}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2000}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          <div className={css.buttons}>
            <Button
              variant="default"
              disabled={answer.trim() === ''}
              loading={running}
              onClick={() => reply('declined')}
            >
              {t('decline')}
            </Button>
            <Button loading={running} onClick={() => reply('taken')}>
              {t('take.proposal')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
