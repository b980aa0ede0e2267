import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkResult } from '#domain/contract/ipc/queue-views.ts';
import type { RelatedCase } from '#domain/contract/ipc/relation-views.ts';
import { DialogButtons, takeFocus } from '../../ui/dialog-buttons.tsx';
import { ManyProgress } from './many-progress.tsx';
import { ManyResult } from './many-result.tsx';
import css from './relations.module.css';
import { useMany } from './use-many.ts';

interface Props {
  readonly cases: readonly RelatedCase[];
  onClose(): void;
}

/** Solves every open part, with one answer to all their customers where there is one to give. */
export function ClosePartsDialog({ cases: now, onClose }: Props) {
  const { t } = useTranslation(['relations', 'common', 'moves']);
  const [cases] = useState(now);
  const [text, setText] = useState('');
  const [solved, setSolved] = useState<BulkResult | null>(null);
  const many = useMany();
  const ids = cases.map(({ id }) => id);
  const solve = async () => {
    if (text.trim() !== '' && !(await many.run(ids, { name: 'case.reply', input: { body: text } }))) return;
    const result = await many.run(ids, {
      name: 'case.status',
      input: { to: 'solved', reason: (text.trim() || t('moves:reason.withIncident')).slice(0, 2000) },
    });
    if (result) setSolved(result);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('closeParts.title', { count: cases.length })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {solved ? (
        <Stack gap="sm">
          <ManyResult result={solved} done={t('closeParts.done', { count: solved.done })} />
          <Group justify="flex-end">
            <Button ref={takeFocus} onClick={onClose}>
              {t('common:actions.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <p className={css.hint}>{t('closeParts.hint')}</p>
          <Textarea
            label={t('closeParts.answer')}
            data-autofocus
            autosize
            minRows={4}
            maxRows={12}
            maxLength={50_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ManyProgress progress={many.progress} />
          <DialogButtons
            label={t(text.trim() === '' ? 'closeParts.solve' : 'closeParts.answerAndSolve', { count: cases.length })}
            ready={cases.length > 0}
            running={many.running}
            onConfirm={() => void solve()}
            onClose={onClose}
          />
        </Stack>
      )}
    </Modal>
  );
}
