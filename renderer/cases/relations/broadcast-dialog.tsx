import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkResult } from '#domain/contract/ipc/queue-views.ts';
import type { FollowedPlan, RelatedCase } from '#domain/contract/ipc/relation-views.ts';
import { useSettings } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { DialogButtons, takeFocus } from '../../ui/dialog-buttons.tsx';
import { ManyProgress } from './many-progress.tsx';
import { ManyResult } from './many-result.tsx';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';
import { useMany } from './use-many.ts';

interface Props {
  /** The open parts as they are now; who is written to is settled when the dialog opens. */
  readonly cases: readonly RelatedCase[];
  readonly plans: readonly FollowedPlan[];
  onClose(): void;
}

/** One update to the customers of all open parts: a reply on each, which can be undone until it leaves. */
export function BroadcastDialog({ cases: now, plans, onClose }: Props) {
  const { t } = useTranslation(['relations', 'common']);
  const [cases] = useState(now);
  const [text, setText] = useState('');
  const [sent, setSent] = useState<BulkResult | null>(null);
  const seconds = useSettings(({ undoSeconds }) => undoSeconds);
  const notify = useNotify();
  const many = useMany();
  const prepared = plans.flatMap(({ id, content }) =>
    content.updates.map((update, index) => ({ ...update, value: `${id}/${index}` })),
  );
  const send = async () => {
    const ids = cases.map(({ id }) => id);
    const result = await many.run(ids, { name: 'case.reply', input: { body: text } }, seconds * 1000);
    if (result) setSent(result);
  };
  const undo = async () => {
    if (!sent?.undo) return;
    const undone = await many.undo(sent.undo);
    if (!undone) return;
    notify({ tone: 'plain', text: t('broadcast.undone', { count: undone.undone }) });
    setSent(null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('broadcast.title', { count: cases.length })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {sent ? (
        <Stack gap="sm">
          <ManyResult result={sent} done={t('broadcast.sent', { count: sent.done })} />
          <Group justify="flex-end" gap="xs">
            {sent.undo && seconds > 0 && (
              <Button variant="default" loading={many.running} onClick={() => void undo()}>
                {t('broadcast.undo')}
              </Button>
            )}
            <Button ref={takeFocus} onClick={onClose}>
              {t('common:actions.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <p className={css.hint}>{t('broadcast.hint')}</p>
          {prepared.length > 0 && (
            <Select
              label={t('broadcast.prepared')}
              placeholder={t('broadcast.choose')}
              data={prepared.map(({ value, title }) => ({ value, label: title }))}
              onChange={(chosen) => setText(prepared.find(({ value }) => value === chosen)?.text ?? text)}
            />
          )}
          <Textarea
            label={t('broadcast.text')}
            data-autofocus
            autosize
            minRows={5}
            maxRows={12}
            maxLength={50_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <details className={css.answer}>
            <summary>{t('broadcast.who', { count: cases.length })}</summary>
            <ul className={css.chosen}>
              {cases.map((row) => (
                <RelatedLine key={row.id} row={{ ...row, subject: row.customerName ?? t('broadcast.noCustomer') }} />
              ))}
            </ul>
          </details>
          <ManyProgress progress={many.progress} />
          <DialogButtons
            label={t('broadcast.send', { count: cases.length })}
            ready={text.trim() !== '' && cases.length > 0}
            running={many.running}
            onConfirm={() => void send()}
            onClose={onClose}
          />
        </Stack>
      )}
    </Modal>
  );
}
