import { Modal, Select, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { CaseId, ProductFeedbackId } from '#domain/model/ids.ts';
import { productFeedbackLimits as limits } from '#domain/model/product-feedback-fields.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import css from '../cooperation/item.module.css';
import { DialogButtons } from '../dialog-buttons.tsx';
import { focusFirstInvalid } from '../focus-first-invalid.ts';
import { WorkForm } from '../work-form.tsx';
import { FeedbackFields, type FeedbackValues, isWhole } from './feedback-fields.tsx';

/** What it is begun with. */
export interface Reported {
  readonly problem: string;
  readonly product: string;
  /** The newest first. */
  readonly caseIds: readonly CaseId[];
}

interface Props {
  readonly reported: Reported;
  onClose(): void;
  /** It is saved, as a new one or with another. */
  onSaved?(id: ProductFeedbackId): void;
}

/** Cases that nobody answered yet are listed to add to. */
const waiting: InputOf<Contract['productFeedback.list']> = { states: ['open', 'with-product-team'], limit: 200 };

/** Puts what customers report before the product team: as something new, or with what was reported already. */
export function ReportDialog({ reported, onClose, onSaved }: Props) {
  const { t } = useTranslation(['feedback', 'common']);
  const me = useAgent();
  const notify = useNotify();
  const { run, running } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const caseIds = reported.caseIds.slice(0, limits.cases);
  const others = useQuery('productFeedback.list', waiting, { collections: ['productFeedback'] }).value?.rows ?? [];
  const [into, setInto] = useState<ProductFeedbackId | null>(null);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<FeedbackValues>({
    problem: reported.problem.slice(0, limits.problem),
    product: reported.product.slice(0, limits.product),
    ...{ evidence: '', ownerId: me.id, dueAt: null },
  });
  const send = async () => {
    setTried(true);
    if (running) return;
    if (into !== null) {
      const added = await run('product-feedback.cases', { feedbackId: into, added: caseIds });
      if (!added.ok && added.failure.kind !== 'nothing-to-do') return;
      notify({ tone: 'good', text: t('added') });
      onSaved?.(into);
      onClose();
      return;
    }
    const { ownerId } = values;
    if (!isWhole(values) || ownerId === null) {
      focusFirstInvalid(form.current);
      return;
    }
    const saved = await run('product-feedback.add', { ...values, ownerId, caseIds });
    if (!saved.ok) return;
    notify({ tone: 'good', text: t('reported', { count: caseIds.length }) });
    if (saved.value.made) onSaved?.(saved.value.made.id as ProductFeedbackId);
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('report')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <WorkForm ref={form} onSend={() => void send()}>
        <Stack gap="sm">
          {caseIds.length > 0 && others.length > 0 && (
            <Select
              label={t('into')}
              placeholder={t('intoNew')}
              value={into}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('intoNew') }}
              data={others.map(({ id, problem }) => ({ value: id as string, label: problem }))}
              onChange={(id) => setInto(id as ProductFeedbackId | null)}
            />
          )}
          {into === null && (
            <FeedbackFields
              values={values}
              tried={tried}
              onChange={(change) => setValues((before) => ({ ...before, ...change }))}
            />
          )}
          {caseIds.length > 0 && (
            <p className={css.none}>
              {caseIds.length < reported.caseIds.length
                ? t('tooMany', { count: caseIds.length })
                : t('cases', { count: caseIds.length })}
            </p>
          )}
          <DialogButtons
            label={into === null ? t('report') : t('common:actions.save')}
            running={running}
            onClose={onClose}
          />
        </Stack>
      </WorkForm>
    </Modal>
  );
}
