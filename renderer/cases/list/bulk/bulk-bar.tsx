import { ActionIcon, Button, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { Fragment, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { numberText } from '../../../state/format-number.ts';
import { useActions } from '../../../state/shortcuts/use-actions.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { bulkActions } from './bulk-actions.tsx';
import css from './bulk-bar.module.css';
import { BulkReport } from './bulk-report.tsx';
import { useBulk } from './use-bulk.ts';

interface Props {
  readonly ids: ReadonlySet<CaseId>;
  onClear(): void;
}

/** What can be done with the selected cases; while it is done, how far it is. */
export function BulkBar({ ids, onClear }: Props) {
  const { t } = useTranslation('queues');
  const locale = useLocale();
  const bulk = useBulk();
  const bar = useRef<HTMLDivElement>(null);
  const caseIds = [...ids];
  const { progress } = bulk;
  useActions([
    {
      id: 'list.bulk',
      applies: ids.size > 0 && progress === null,
      run: () => bar.current?.querySelector<HTMLElement>('button')?.focus(),
    },
  ]);
  const figure = (value: number) => numberText(value, locale);
  return (
    <>
      {(ids.size > 0 || progress) && (
        <div ref={bar} className={css.bar} role="toolbar" aria-label={t('bulk.label')}>
          {progress ? (
            <>
              <Progress
                className={css.progress ?? ''}
                value={(100 * progress.done) / Math.max(1, progress.total)}
                aria-label={t('bulk.progress', { done: figure(progress.done), total: figure(progress.total) })}
              />
              <span className={css.count}>
                {t('bulk.progress', { done: figure(progress.done), total: figure(progress.total) })}
              </span>
              <Button variant="default" onClick={bulk.cancel}>
                {t('bulk.cancel')}
              </Button>
            </>
          ) : (
            <>
              <span className={css.count} role="status">
                {t('bulk.selected', { count: ids.size, formatted: figure(ids.size) })}
              </span>
              {bulkActions.map((action) => (
                <Fragment key={action.id}>
                  {action.render({
                    caseIds,
                    run: (command) =>
                      void bulk.run(caseIds, command).then((ran) => {
                        if (ran) onClear();
                      }),
                    done: onClear,
                  })}
                </Fragment>
              ))}
              <ActionIcon aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={onClear}>
                <X size={15} />
              </ActionIcon>
            </>
          )}
        </div>
      )}
      <BulkReport result={bulk.report} onClose={bulk.dismiss} />
    </>
  );
}
