import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { SeenRecord } from '#domain/contract/ipc/run-command.ts';
import { useCommand } from '../../state/use-command.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { EntryCard } from './entry-card.tsx';
import css from './intake-item.module.css';

/** The description: what the customer said when the case was taken down, first in the timeline. */
export function IntakeItem({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'common']);
  const { run, running } = useCommand();
  const [typed, setTyped] = useState<string | null>(null);
  const [seen, setSeen] = useState<SeenRecord>();
  const { fields, customer, openedByName } = detail;
  const save = async () => {
    if (typed === null) return;
    if (typed === seen?.fields.description) return setTyped(null);
    const outcome = await run('case.edit', { caseId: detail.id, set: { description: typed } }, seen);
    if (outcome.ok) setTyped(null);
  };
  return (
    <EntryCard
      tone="intake"
      authorName={customer?.name ?? openedByName ?? t('common:unknownPerson')}
      what={openedByName ? t('timeline.intakeBy', { name: openedByName }) : t('timeline.intake')}
      when={
        <>
          <ActionIcon
            size={24}
            aria-label={t('timeline.editDescription')}
            title={t('timeline.editDescription')}
            onClick={() => {
              const { description } = fields;
              setSeen({ collection: 'case', id: detail.id, rev: detail.rev, fields: { description } });
              setTyped(description);
            }}
          >
            <PencilLine size={13} />
          </ActionIcon>
          <TimeText at={fields.openedAt} />
        </>
      }
    >
      {typed !== null ? (
        <div className={css.edit}>
          <Textarea
            aria-label={t('field.description')}
            size="sm"
            autosize
            minRows={3}
            maxRows={16}
            maxLength={50_000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={() => setTyped(null)}>
              {t('common:actions.cancel')}
            </Button>
            <Button loading={running} onClick={() => void save()}>
              {t('common:actions.save')}
            </Button>
          </Group>
        </div>
      ) : fields.description === '' ? (
        <p className={css.nothing}>{t('timeline.noDescription')}</p>
      ) : (
        <Markdown text={fields.description} />
      )}
    </EntryCard>
  );
}
