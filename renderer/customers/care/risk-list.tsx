import { HeartPulse } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RiskRow } from '#domain/contract/ipc/care-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { usePagedRows } from '../../state/use-paged-rows.ts';
import { useRiskWords } from '../../state/use-risk-words.ts';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import css from './care.module.css';
import { CareHead } from './care-head.tsx';

const watched = ['case', 'call', 'survey', 'followUp', 'customer', 'organisation'];

/** For leads: who may leave, the likeliest first, with the reasons. */
export function RiskList({ selectedId }: { readonly selectedId: string | null }) {
  const { t } = useTranslation('care');
  const navigation = useNavigation();
  const rows = usePagedRows('risks.list', {}, watched);
  return (
    <>
      <CareHead list="risks" total={rows.total} />
      <RecordList
        label={t('list.risks')}
        rows={rows}
        selectedId={selectedId}
        hrefOf={(row) => hrefOf('customers', 'care', { list: 'risks', customer: row.id })}
        onReach={(row) => navigation.replace('customers', 'care', { list: 'risks', customer: row.id })}
        renderRow={(row) => <AtRisk row={row} />}
        empty={<EmptyState icon={HeartPulse} title={t('risk.none')} hint={t('risk.noneHint')} />}
      />
    </>
  );
}

function AtRisk({ row }: { readonly row: RiskRow }) {
  const { t } = useTranslation(['care', 'common']);
  const words = useRiskWords();
  return (
    <>
      <span className={css.line}>
        <span className={`${css.name} hf-truncate`}>{row.name}</span>
        {row.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
        <span className={css.space} />
        <span className={css.level} data-level={row.level}>
          {t(`risk.level.${row.level}`)}
        </span>
      </span>
      <span className={css.about}>
        {row.planned && <span>{t('risk.planned', { name: row.planned.ownerName })}</span>}
        <span className="hf-truncate">{words.reasons(row)}</span>
      </span>
    </>
  );
}
