import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackCustomer, ProductFeedbackView } from '#domain/contract/ipc/product-feedback-views.ts';
import { type ConsentChannel, consentChannels } from '#domain/model/service-file-fields.ts';
import { feedbackText } from '#domain/rules/feedback-text.ts';
import { valuesOf } from '#domain/rules/prepared-text.ts';
import { useAgent, useCore } from '../../state/core-context.tsx';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { listText } from '../../state/format-list.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { DueField, tomorrowAtNine } from '../../ui/due-field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { WorkForm } from '../../ui/work-form.tsx';
import css from './feedback.module.css';
import { tellPlanOf } from './tell-plan.ts';
import { TellPreview } from './tell-preview.tsx';

interface Props {
  readonly feedback: ProductFeedbackView;
  onClose(): void;
}

/** What a text may ask for, see rules/prepared-text.ts and rules/feedback-text.ts. */
const placeNames = ['name', 'problem', 'answer'] as const;
const longestPromise = 2000;

/** One text for all who reported it, seen as each of them gets it; a step makes the follow-ups. Nothing is sent. */
export function TellForm({ feedback, onClose }: Props) {
  const { t } = useTranslation(['feedback', 'common']);
  const locale = useLocale();
  const me = useAgent();
  const { undo } = useCore();
  const notify = useNotify();
  const sentence = useFailureSentence();
  const { call, running } = useProcedure();
  const [channel, setChannel] = useState<ConsentChannel>('phone');
  const [dueAt, setDueAt] = useState<number | null>(() => tomorrowAtNine(Date.now()));
  const place = (each: (typeof placeNames)[number]) => `{{${t(`tell.place.${each}`)}}}`;
  const [text, setText] = useState(() =>
    t('tell.usual', { name: place('name'), problem: place('problem'), answer: place('answer') }),
  );
  const textFor = (customer: FeedbackCustomer) => feedbackText(text, valuesOf(placeOf(customer), me), feedback);
  const plan = tellPlanOf(feedback.customers, { channel, dueAt: dueAt ?? tomorrowAtNine(Date.now()), textFor });
  const count = plan.planned.length;
  const send = async () => {
    if (running || dueAt === null || count === 0) return;
    const made = await call('productFeedback.tell', {
      ...{ id: crypto.randomUUID(), feedbackId: feedback.id, round: feedback.round, channel, dueAt },
      plans: plan.planned.map(({ customer, text: said }) => ({
        ...{ customerId: customer.customerId, caseId: customer.caseId, ownerId: customer.assigneeId ?? me.id },
        promise: t('tell.promise', { channel: t(`common:consentChannel.${channel}`), text: said }).slice(
          0,
          longestPromise,
        ),
      })),
    });
    if (!made.ok) return;
    const { done, refused, leftOut, undo: token } = made.value;
    undo.made('product-feedback.tell', token, done);
    const [first] = leftOut;
    if (done > 0) notify({ tone: 'good', text: t('tell.done', { count: done }) });
    if (refused > 0)
      notify({ tone: 'bad', text: t('tell.refused', { count: refused, why: first ? sentence(first.failure) : '' }) });
    if (refused === 0) onClose();
  };
  return (
    <WorkForm className={css.form} label={t('tell.title')} onSend={() => void send()}>
      <h3 className={css.formTitle}>{t('tell.title')}</h3>
      <p className={css.hint}>{t('tell.hint')}</p>
      <div className={css.how}>
        <Select
          label={t('tell.channel')}
          data={consentChannels.map((value) => ({ value, label: t(`common:consentChannel.${value}`) }))}
          value={channel}
          allowDeselect={false}
          onChange={(next) => next && setChannel(next)}
        />
        <DueField
          label={t('tell.due')}
          value={dueAt}
          presets={false}
          error={dueAt === null ? t('tell.dueMissing') : undefined}
          onChange={setDueAt}
        />
      </div>
      <Textarea
        label={t('tell.text')}
        description={t('tell.places', { places: listText(placeNames.map(place), locale) })}
        value={text}
        maxLength={1500}
        autosize
        minRows={2}
        maxRows={10}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TellPreview plan={plan} />
      <FormFoot
        action={t('tell.make', { count })}
        running={running}
        disabled={count === 0 || dueAt === null || text.trim() === ''}
        onCancel={onClose}
      />
    </WorkForm>
  );
}

function placeOf(customer: FeedbackCustomer): Parameters<typeof valuesOf>[0] {
  const { caseNumber: number, caseSubject: subject, teamName } = customer;
  return { fields: { number, subject }, customer, teamName };
}
