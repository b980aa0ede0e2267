import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BulkResult } from '#domain/contract/ipc/queue-views.ts';
import { useFailureSentence } from '../../../state/failure-sentence.ts';
import { numberText } from '../../../state/format-number.ts';
import { useLocale } from '../../../state/use-locale.ts';
import css from './bulk-report.module.css';

/** Which cases were left as they were, and why. */
export function BulkReport({ result, onClose }: { readonly result: BulkResult | null; onClose(): void }) {
  const { t } = useTranslation(['queues', 'common']);
  const locale = useLocale();
  const sentence = useFailureSentence();
  const { leftOut = [], refused = 0, done = 0 } = result ?? {};
  const figure = (value: number) => numberText(value, locale);
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={t('bulk.leftOut', { count: refused, formatted: figure(refused) })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <p className={css.done}>{t('bulk.changed', { count: done, formatted: figure(done) })}</p>
      <ul className={css.list}>
        {leftOut.map(({ caseId, number, failure }) => (
          <li key={caseId}>
            <span className="hf-number">{number ?? t('bulk.unknownCase')}</span>
            <span>{sentence(failure)}</span>
          </li>
        ))}
      </ul>
      {refused > leftOut.length && (
        <p className={css.done}>
          {t('bulk.andMore', { count: refused - leftOut.length, formatted: figure(refused - leftOut.length) })}
        </p>
      )}
    </Modal>
  );
}
