import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDraftView } from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleDraftState } from '#domain/model/choices.ts';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { NoteDialog } from './note-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';

type Move = Extract<ArticleDraftState, 'draft' | 'in-review' | 'approved' | 'discarded'>;

/** Where a draft may go from here. */
export function DraftActions({ draft }: { readonly draft: ArticleDraftView }) {
  const { t } = useTranslation('knowledge');
  const agent = useAgent();
  const navigation = useNavigation();
  const { run, running } = useCommand();
  const [asking, setAsking] = useState<Move | 'publish' | null>(null);
  const mayApprove = mayApproveKnowledge(agent);
  const { state, saves } = draft;
  const isOpen = state !== 'published' && state !== 'discarded';
  if (!isOpen) return null;
  const mayPublish = mayApprove && (draft.merge?.clashes.length ?? 0) === 0;
  const isSettled = state === 'approved' || state === 'scheduled';
  const move = async (to: Move, note = '') => {
    const moved = await run('article-draft.move', { draftId: draft.id, to, saves, note });
    if (!moved.ok) return;
    setAsking(null);
    if (to === 'discarded') navigation.replace('knowledge', null, { list: 'drafts' });
  };
  const mayReturn = mayApprove || (!isSettled && draft.createdBy === agent.id);
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking('discarded')}>
        {t('discard')}
      </Button>
      {state !== 'draft' && mayReturn && (
        <Button variant="default" onClick={() => setAsking('draft')}>
          {t(draft.createdBy === agent.id ? 'withdraw' : 'return')}
        </Button>
      )}
      {state === 'draft' && (
        <Button variant={mayApprove ? 'default' : 'filled'} loading={running} onClick={() => void move('in-review')}>
          {t('submit')}
        </Button>
      )}
      {mayApprove && state === 'in-review' && (
        <Button variant="default" loading={running} onClick={() => void move('approved')}>
          {t('approve')}
        </Button>
      )}
      {mayPublish && <Button onClick={() => setAsking('publish')}>{t('publish')}</Button>}
      {asking === 'publish' && <PublishDialog draft={draft} onClose={() => setAsking(null)} />}
      {(asking === 'draft' || asking === 'discarded') && (
        <NoteDialog
          title={t(asking === 'discarded' ? 'discard' : draft.createdBy === agent.id ? 'withdraw' : 'return')}
          // Whoever gets their work back is told why.
          required={asking === 'draft' && draft.createdBy !== agent.id}
          dangerous={asking === 'discarded'}
          running={running}
          onNote={(note) => void move(asking, note)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
