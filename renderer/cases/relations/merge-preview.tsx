import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import css from './relations.module.css';

interface Props {
  readonly from: CaseId;
  readonly into: CaseId;
}

function useCase(caseId: CaseId) {
  const found = useQuery('cases.get', { caseId }, { collections: [`case/${caseId}`] });
  const timeline = useQuery('cases.timeline', { caseId }, { collections: ['entry'] });
  return { detail: found.value, failure: found.failure, entries: timeline.value?.length ?? 0 };
}

/** What each field is in either case, and what it will be. */
export function MergePreview({ from, into }: Props) {
  const { t } = useTranslation(['relations', 'common', 'cases']);
  const one = useCase(from);
  const other = useCase(into);
  const failure = one.failure ?? other.failure;
  if (failure) return <FailureState failure={failure} />;
  if (!one.detail || !other.detail) return <LoadingState />;
  const [a, b] = [one.detail, other.detail];
  const nobody = t('common:nobody');
  const rows: readonly (readonly [string, string, string, string])[] = [
    row(t('merge.field.subject'), a.fields.subject, b.fields.subject),
    row(
      t('merge.field.customer'),
      a.customer?.name ?? t('broadcast.noCustomer'),
      b.customer?.name ?? t('broadcast.noCustomer'),
    ),
    [
      t('merge.field.status'),
      t(`common:status.${a.fields.status}`),
      t(`common:status.${b.fields.status}`),
      t('merge.statusAfter', { status: t(`common:status.${b.fields.status}`), number: a.fields.number }),
    ],
    row(
      t('merge.field.priority'),
      t(`common:priority.${a.fields.priority}`),
      t(`common:priority.${b.fields.priority}`),
    ),
    row(t('merge.field.team'), a.teamName, b.teamName),
    row(t('merge.field.assignee'), a.assigneeName ?? nobody, b.assigneeName ?? nobody),
    [
      t('merge.field.tags'),
      tagsOf(a.fields.tags),
      tagsOf(b.fields.tags),
      tagsOf([...new Set([...b.fields.tags, ...a.fields.tags])]),
    ],
    [
      t('merge.field.entries'),
      String(one.entries),
      String(other.entries),
      t('merge.entriesAfter', { count: one.entries + other.entries }),
    ],
    [
      t('merge.field.followUps'),
      String(openIn(a)),
      String(openIn(b)),
      t('merge.followUpsAfter', { count: openIn(a) + openIn(b) }),
    ],
    [t('merge.field.number'), a.fields.number, b.fields.number, t('merge.numberAfter', { number: a.fields.number })],
  ];
  return (
    <>
      {a.fields.customerId !== b.fields.customerId && (
        <p className={css.warning} role="alert">
          {t('merge.otherCustomer')}
        </p>
      )}
      {a.fields.teamId !== b.fields.teamId && (
        <p className={css.warning}>{t('merge.otherTeam', { team: b.teamName })}</p>
      )}
      <table className={css.table}>
        <caption className="hf-visually-hidden">{t('merge.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('merge.field.name')}</th>
            <th scope="col">{t('merge.column.from', { number: a.fields.number })}</th>
            <th scope="col">{t('merge.column.into', { number: b.fields.number })}</th>
            <th scope="col">{t('merge.column.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, target, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{target}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What stays as it is in the case that goes on. */
function row(name: string, before: string, target: string) {
  return [name, before, target, target] as const;
}

function tagsOf(tags: readonly string[]): string {
  return tags.join(', ') || '–';
}

function openIn({ followUps }: CaseDetail): number {
  return followUps.filter(({ status }) => status === 'open').length;
}
