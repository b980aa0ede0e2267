import { ActionIcon } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { ArchiveSearch } from '../ui/archive/archive-search.tsx';
import { PriorityMark } from '../ui/priority-mark.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { TimeText } from '../ui/time-text.tsx';
import css from './customer-detail.module.css';

interface Props {
  readonly customerId: CustomerId;
  readonly cases: readonly CaseRow[];
}

export function CustomerCases({ customerId, cases }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const navigation = useNavigation();
  return (
    <Section
      title={t('cases')}
      count={cases.length}
      actions={
        <ActionIcon aria-label={t('openCase')} onClick={() => navigation.go('cases', 'new', { customer: customerId })}>
          <Plus size={16} aria-hidden="true" />
        </ActionIcon>
      }
    >
      {cases.length === 0 && <p className={css.nothing}>{t('noCases')}</p>}
      {cases.length > 0 && (
        <ul className={css.list}>
          {cases.map((row) => (
            <li key={row.id}>
              <a className={css.item} href={hrefOf('cases', row.id)}>
                <span className={css.number}>{row.number}</span>
                <PriorityMark priority={row.priority} />
                <span className={css.grow}>{row.subject}</span>
                <SaveStateMark state={row.saveState} quiet />
                <span className={css.status}>
                  <StatusBadge status={row.status} />
                </span>
                <TimeText at={row.lastActivityAt} className={css.time ?? ''} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <ArchiveSearch
        key={customerId}
        customerId={customerId}
        label={t('olderCases')}
        onOpen={(id) => navigation.go('cases', id, { queue: 'all' })}
      />
    </Section>
  );
}
