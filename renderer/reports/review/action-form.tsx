import { Select, Textarea } from '@mantine/core';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImprovementRow } from '#domain/contract/ipc/service-review-procedures.ts';
import type { AgentId, ServiceReviewId } from '#domain/model/ids.ts';
import { improvementActionLimits } from '#domain/model/service-review-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { useToday } from '../../ui/use-today.ts';
import { WorkForm } from '../../ui/work-form.tsx';
import { DayField } from './day-field.tsx';
import css from './review.module.css';

/** A fortnight: what is put off longer is seldom done. */
const usualDays = 14;

type Props = { onDone(): void } & (
  | { readonly action: ImprovementRow }
  | { readonly action?: undefined; readonly reviewId: ServiceReviewId }
);

/** What is to be done, by whom, until when: a new action of a review, or one that is changed. */
export function ActionForm(props: Props) {
  const { action, onDone } = props;
  const { t } = useTranslation('service-review');
  const today = useToday();
  const form = useRef<HTMLFormElement>(null);
  const { run, running } = useCommand();
  const [text, setText] = useState(action?.text ?? '');
  const [ownerId, setOwnerId] = useState<AgentId | null>(action?.ownerId ?? null);
  const [dueOn, setDueOn] = useState(() => action?.dueOn ?? dayjs(today).add(usualDays, 'day').format('YYYY-MM-DD'));
  const [tried, setTried] = useState(false);
  const people = usePeople().agents.filter(({ id, active }) => active || id === ownerId);
  const send = async () => {
    setTried(true);
    if (running) return;
    if (text.trim() === '' || ownerId === null) return focusFirstInvalid(form.current);
    const said = { text, ownerId, dueOn };
    const saved = props.action
      ? await run('improvement.edit', { actionId: props.action.id, set: said })
      : await run('improvement.add', { reviewId: props.reviewId, ...said });
    if (saved.ok || saved.failure.kind === 'nothing-to-do') onDone();
  };
  return (
    <WorkForm
      ref={form}
      className={css.form}
      label={t(action ? 'action.edit' : 'action.add')}
      onSend={() => void send()}
    >
      <Textarea
        className={css.wide ?? ''}
        label={t('action.text')}
        value={text}
        maxLength={improvementActionLimits.text}
        autosize
        minRows={1}
        maxRows={6}
        withAsterisk
        autoFocus
        error={tried && text.trim() === '' ? t('action.textMissing') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label={t('action.owner')}
        value={ownerId}
        searchable
        withAsterisk
        error={tried && ownerId === null ? t('action.ownerMissing') : undefined}
        data={people.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => setOwnerId(id as AgentId | null)}
      />
      <DayField label={t('action.due')} value={dueOn} onChange={setDueOn} />
      <div className={css.foot}>
        <FormFoot running={running} onCancel={onDone} />
      </div>
    </WorkForm>
  );
}
