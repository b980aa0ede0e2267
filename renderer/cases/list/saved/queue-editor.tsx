import { Checkbox, Modal, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQueue } from '#domain/contract/ipc/queue-views.ts';
import { type CaseCondition, conditions as conditionsSchema } from '#domain/rules/case-query/condition.ts';
import { usualLayout } from '#domain/rules/case-query/list-shape.ts';
import { useAgent, useRoute, useSettings } from '../../../state/core-context.tsx';
import { zoneHere } from '../../../state/format-day.ts';
import { numberText } from '../../../state/format-number.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ConditionFields } from '../../../ui/conditions/condition-fields.tsx';
import { begun } from '../../../ui/conditions/field-kinds.ts';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useSettled } from '../../../ui/use-settled.ts';
import { filterFrom, orderOf } from '../../case-filter.ts';
import css from './queue-editor.module.css';
import { useChangeQueue } from './use-change-queue.ts';
import { useSavedQueues } from './use-saved-queues.ts';

interface Props {
  /** Null for a new one. */
  readonly queue: SavedQueue | null;
  onClose(): void;
  onMade(id: string): void;
}

/** Says in words which cases a queue holds, and shows at once how many that are. */
export function QueueEditor({ queue, onClose, onMade }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  const { role } = useAgent();
  const { make, edit, running } = useChangeQueue();
  const there = useSavedQueues();
  const shapeNow = useShapeNow(queue);
  const form = useId();
  const [name, setName] = useState(queue?.name ?? '');
  const [shared, setShared] = useState(queue?.shared ?? false);
  const [conditions, setConditions] = useState<readonly CaseCondition[]>(
    () => queue?.content.conditions ?? [begun('assignee')],
  );
  const [failed, setFailed] = useState(false);
  const isSound = conditionsSchema.safeParse(conditions).success;
  const save = async () => {
    setFailed(true);
    if (!isSound || name.trim() === '') return;
    const wanted = { name, shared, content: { conditions: [...conditions], shape: shapeNow } };
    const outcome = queue ? await edit(queue, wanted) : await make(wanted, there);
    if (!outcome.ok && outcome.failure.kind !== 'nothing-to-do') return;
    if (outcome.ok && outcome.value.made) onMade(outcome.value.made.id);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={queue ? t('editor.edit', { name: queue.name }) : t('editor.new')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <form
        id={form}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('editor.name')}
          value={name}
          maxLength={200}
          data-autofocus
          error={failed && name.trim() === '' ? t('editor.nameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ConditionFields legend={t('editor.all')} initial={conditions} failed={failed} onChange={setConditions} />
        {!queue && role !== 'agent' && (
          <Checkbox
            label={t('editor.shared')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <p className={css.hint}>{t('editor.layout')}</p>
        <FormFoot running={running} aside={isSound && <Preview conditions={conditions} />} onCancel={onClose} />
      </form>
    </Modal>
  );
}

/** How many cases it would hold now. */
function Preview({ conditions }: { readonly conditions: readonly CaseCondition[] }) {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const settled = useSettled(JSON.stringify(conditions), 200) ?? '[]';
  const asked = {
    queue: 'all' as const,
    conditions: JSON.parse(settled) as CaseCondition[],
    zone: zoneHere(),
    limit: 1,
  };
  const { value } = useQuery('cases.list', asked, { keepFormer: true });
  const count = value?.total;
  return (
    <span className={css.preview} role="status">
      {count !== undefined && t('editor.count', { count, formatted: numberText(count, locale) })}
    </span>
  );
}

/** A queue is saved with the order and layout that its list has at the moment. */
function useShapeNow(queue: SavedQueue | null) {
  const params = useRoute((route) => route.params);
  const filter = filterFrom(params);
  const isShown = queue === null || queue.id === filter.saved;
  const chosen = useSettings(({ lists }) => lists[queue?.id ?? (filter.saved || filter.queue)]);
  const { group, columns } = chosen ?? queue?.content.shape ?? usualLayout;
  const { sort, descending } = orderOf(isShown ? filter : { sort: null, descending: true }, queue ?? undefined);
  return { group, columns: [...columns], sort, descending };
}
