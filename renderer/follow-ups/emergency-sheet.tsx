import { Button, SegmentedControl } from '@mantine/core';
import dayjs from 'dayjs';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView, EmergencySheet as Sheet } from '#domain/contract/ipc/follow-up-views.ts';
import { absoluteTime, clockTime, dayText } from '../state/format-time.ts';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { useLocale } from '../state/use-locale.ts';
import { useQuery } from '../state/use-query.ts';
import { Page } from '../ui/page.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { useMinute } from '../ui/use-minute.ts';
import css from './emergency-sheet.module.css';

/** One page of paper for when the screens go dark: what was promised to whom by when, who waits, and who can be called. */
export function EmergencySheet() {
  const { t } = useTranslation('follow-ups');
  const [owner, setOwner] = useState<'me' | 'everyone'>('me');
  const found = useQuery(
    'followUps.sheet',
    { owner },
    { collections: ['followUp', 'escalation', 'definition', 'customer', 'case'], keepFormer: true },
  );
  const print = () => window.print();
  useActions([{ id: 'follow-up.print', run: print }]);
  return (
    <Page
      title={t('sheet.title')}
      sunken
      actions={
        <>
          <SegmentedControl
            aria-label={t('whose')}
            value={owner}
            onChange={setOwner}
            data={[
              { value: 'me', label: t('mine') },
              { value: 'everyone', label: t('everyone') },
            ]}
          />
          <Button leftSection={<Printer size={14} aria-hidden="true" />} onClick={print}>
            {t('sheet.print')}
          </Button>
        </>
      }
    >
      {!found.value && (found.failure ? <FailureState failure={found.failure} /> : <LoadingState />)}
      {found.value && <Paper sheet={found.value} isOwn={owner === 'me'} />}
    </Page>
  );
}

function Paper({ sheet, isOwn }: { readonly sheet: Sheet; readonly isOwn: boolean }) {
  const { t } = useTranslation('follow-ups');
  const locale = useLocale();
  const now = Math.max(useMinute(), Date.now());
  const endOfDay = dayjs(now).endOf('day').valueOf();
  const { followUps, escalations, onCall, ownerName, madeAt } = sheet;
  const groups = [
    ['overdue', followUps.rows.filter(({ dueAt }) => dueAt < now)],
    ['today', followUps.rows.filter(({ dueAt }) => dueAt >= now && dueAt <= endOfDay)],
    ['later', followUps.rows.filter(({ dueAt }) => dueAt > endOfDay)],
  ] as const;
  return (
    <article className={css.paper} data-print-sheet="" aria-label={t('sheet.title')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('sheet.title')}</h2>
        <p className={css.made}>
          {isOwn ? ownerName : t('everyone')} · {t('sheet.madeAt', { when: absoluteTime(madeAt, locale) })}
        </p>
      </header>
      <section aria-label={t('sheet.promises')}>
        <h3 className={css.section}>
          {t('sheet.promises')} <span className={css.count}>{followUps.total}</span>
        </h3>
        {followUps.rows.length === 0 && <p className={css.nothing}>{t('none.open')}</p>}
        {followUps.rows.length > 0 && (
          <table className={css.table}>
            <thead>
              <tr>
                {(['when', 'who', 'phone', 'what'] as const).map((column) => (
                  <th key={column} scope="col" data-column={column}>
                    {t(`sheet.${column}`)}
                  </th>
                ))}
                {!isOwn && (
                  <th scope="col" data-column="owner">
                    {t('owner')}
                  </th>
                )}
                <th scope="col" data-column="kept">
                  {t('sheet.kept')}
                </th>
              </tr>
            </thead>
            {groups
              .filter(([, rows]) => rows.length > 0)
              .map(([group, rows]) => (
                <tbody key={group} data-group={group}>
                  <tr>
                    <th scope="rowgroup" colSpan={isOwn ? 5 : 6} className={css.group}>
                      {t(`group.${group}`)}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <Line key={row.id} row={row} isOwn={isOwn} />
                  ))}
                </tbody>
              ))}
          </table>
        )}
        <More total={followUps.total} shown={followUps.rows.length} />
      </section>
      <section aria-label={t('sheet.escalations')}>
        <h3 className={css.section}>
          {t('sheet.escalations')} <span className={css.count}>{escalations.total}</span>
        </h3>
        {escalations.rows.length === 0 && <p className={css.nothing}>{t('sheet.noEscalations')}</p>}
        <ul className={css.lines}>
          {escalations.rows.map((one) => (
            <li key={one.id}>
              <b className="hf-number">{one.caseNumber}</b> {one.caseSubject} · {t('sheet.level', { level: one.level })}{' '}
              · {one.reason} → {one.toAgentName ?? one.toTeamName}
              {one.dueAt !== null && ` · ${dayText(one.dueAt, locale)} ${clockTime(one.dueAt, locale)}`}
            </li>
          ))}
        </ul>
        <More total={escalations.total} shown={escalations.rows.length} />
      </section>
      <section aria-label={t('sheet.onCall')}>
        <h3 className={css.section}>{t('sheet.onCall')}</h3>
        {onCall.lists.length === 0 && <p className={css.nothing}>{t('sheet.noOnCall')}</p>}
        <ul className={`${css.lines} ${css.contacts}`}>
          {onCall.lists.flatMap(({ name, people }) =>
            people.map((person) => (
              <li key={`${name} ${person.name} ${person.phones[0]}`}>
                <b>{person.name}</b> <span className="hf-number">{person.phones.join(' / ')}</span>
                {[name, person.hours, person.note].filter(Boolean).map((words) => ` · ${words}`)}
              </li>
            )),
          )}
        </ul>
        <More total={onCall.total} shown={onCall.lists.reduce((sum, { people }) => sum + people.length, 0)} />
      </section>
    </article>
  );
}

function Line({ row, isOwn }: { readonly row: FollowUpView; readonly isOwn: boolean }) {
  const { t } = useTranslation(['follow-ups', 'common']);
  const locale = useLocale();
  return (
    <tr>
      <td className={css.when}>
        {dayText(row.dueAt, locale)} {clockTime(row.dueAt, locale)}
      </td>
      <td>
        <span className={css.what}>{row.customerName ?? t('noCustomer')}</span>
      </td>
      <td className={css.when}>
        <span className={css.what}>{row.customerPhone}</span>
      </td>
      <td>
        <span className={css.what}>
          {row.caseNumber !== null && <span className={css.case}>{row.caseNumber} </span>}
          {t(`common:followUpKind.${row.kind}`)} · {row.promise}
        </span>
      </td>
      {!isOwn && (
        <td>
          <span className={css.what}>{row.ownerName}</span>
        </td>
      )}
      <td className={css.box}>
        <span aria-hidden="true">☐</span>
      </td>
    </tr>
  );
}

/** What did not fit: paper must not look as if it were all. */
function More({ total, shown }: { readonly total: number; readonly shown: number }) {
  const { t } = useTranslation('follow-ups');
  return total > shown ? <p className={css.nothing}>{t('sheet.more', { count: total - shown })}</p> : null;
}
