import { Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '#domain/model/ids.ts';
import { useNotify } from '../state/notify-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { onModEnter } from '../ui/mod-enter.ts';

interface Props {
  readonly articleId: ArticleId;
  onClose(): void;
}

/** What should be otherwise in an article, told to those who write it. */
export function ProposeDialog({ articleId, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const notify = useNotify();
  const { run, running } = useCommand();
  const [text, setText] = useState('');
  const ready = text.trim() !== '';
  const send = async () => {
    if (!ready || running) return;
    const saved = await run('article.propose', { articleId, text });
    if (!saved.ok) return;
    notify({ tone: 'good', text: t('proposed') });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('propose')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack gap="sm">
        <Textarea
          label={t('proposalText')}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => onModEnter(event, () => void send())}
        />
        <DialogButtons
          label={t('sendProposal')}
          ready={ready}
          running={running}
          onConfirm={() => void send()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
