import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useRoute } from '../../state/core-context.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import type { CareList } from './care-head.tsx';
import { DayList } from './day-list.tsx';
import { DayPlan } from './day-plan.tsx';
import { QuestionDetail } from './question-detail.tsx';
import { QuestionList } from './question-list.tsx';
import { RiskDetail } from './risk-detail.tsx';
import { RiskList } from './risk-list.tsx';

/** `#/customers/care?question=<id>`, `#/customers/care?list=days&days=30&day=<id>`, `#/customers/care?list=risks&customer=<id>`. */
export function CarePage() {
  const { t } = useTranslation('care');
  const me = useAgent();
  const list = useRoute(({ params }): CareList => {
    if (params.list === 'risks' && isLead(me)) return 'risks';
    return params.list === 'days' ? 'days' : 'questions';
  });
  const chosen = useRoute(({ params }) => params.question ?? params.day ?? params.customer ?? null);
  return (
    <SplitView
      label={t(`list.${list}`)}
      list={<List list={list} chosen={chosen} />}
      showing={chosen ? 'detail' : 'list'}
    >
      {list === 'questions' && <QuestionDetail questionId={chosen} />}
      {list === 'days' && <DayPlan dayId={chosen} />}
      {list === 'risks' && <RiskDetail customerId={chosen as CustomerId | null} />}
    </SplitView>
  );
}

function List({ list, chosen }: { readonly list: CareList; readonly chosen: string | null }) {
  if (list === 'days') return <DayList selectedId={chosen} />;
  return list === 'risks' ? <RiskList selectedId={chosen} /> : <QuestionList selectedId={chosen} />;
}
