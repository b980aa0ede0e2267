import { useTranslation } from 'react-i18next';
import type { ReviewComplaint } from '#domain/contract/ipc/service-review-procedures.ts';
import { dayOf } from '../../state/calendar-days.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { CaseLink } from '../../ui/cooperation/case-link.tsx';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';

interface Props {
  readonly complaints: readonly ReviewComplaint[];
  readonly total: number;
}

/** Why customers complained, and what keeps it from coming again: as the complaints' own paths say. */
export function ComplaintsSection({ complaints, total }: Props) {
  const { t } = useTranslation('service-review');
  const locale = useLocale();
  const missing = complaints.filter(({ prevention, waived }) => prevention === null && waived === null).length;
  return (
    <PackSection title={t('complaints.title')} count={total} rule={t('complaints.rule')}>
      {total === 0 && <p className={css.empty}>{t('complaints.none')}</p>}
      {missing > 0 && <p className={css.empty}>{t('complaints.missing', { count: missing })}</p>}
      {total > complaints.length && (
        <p className={css.note}>{t('complaints.cut', { shown: numberText(complaints.length, locale) })}</p>
      )}
      <ul className={css.items}>
        {complaints.map((complaint) => (
          <Complaint key={complaint.caseId} complaint={complaint} />
        ))}
      </ul>
    </PackSection>
  );
}

function Complaint({ complaint }: { readonly complaint: ReviewComplaint }) {
  const { t } = useTranslation(['service-review', 'cooperation']);
  const { caseId, number, subject, openedAt, cause, prevention, waived } = complaint;
  return (
    <li className={css.item}>
      <div className={css.line}>
        {number !== null && subject !== null ? (
          <CaseLink id={caseId} number={number} subject={subject} />
        ) : (
          <span className={css.empty}>{t('cases.notHere')}</span>
        )}
        <span className={css.faint}>{dayOf(openedAt)}</span>
      </div>
      <span>
        {t('complaints.cause', {
          cause: cause === null ? t('complaints.unknown') : t(`cooperation:complaint.causes.${cause}`),
        })}
      </span>
      <span>
        {waived === null
          ? t('complaints.prevention', { prevention: prevention ?? t('complaints.unknown') })
          : t('complaints.waived', { reason: waived })}
      </span>
    </li>
  );
}
