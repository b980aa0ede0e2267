import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useRoute } from '../../state/core-context.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { QuestionDetail } from './question-detail.tsx';
import { QuestionList } from './question-list.tsx';
import { RiskDetail } from './risk-detail.tsx';
import { RiskList } from './risk-list.tsx';

/** `#/customers/care?question=<id>`, `#/customers/care?list=risks&customer=<id>`. */
export function CarePage() {
  const { t } = useTranslation('care');
  const me = useAgent();
  const list = useRoute((route) => (route.params.list === 'risks' && isLead(me) ? 'risks' : 'questions'));
  const questionId = useRoute((route) => route.params.question ?? null);
  const customerId = useRoute((route) => (route.params.customer ?? null) as CustomerId | null);
  const chosen = list === 'risks' ? customerId : questionId;
  return (
    <SplitView
      label={t(`list.${list}`)}
      list={list === 'risks' ? <RiskList selectedId={customerId} /> : <QuestionList selectedId={questionId} />}
      showing={chosen === null ? 'list' : 'detail'}
    >
      {list === 'risks' ? <RiskDetail customerId={customerId} /> : <QuestionDetail questionId={questionId} />}
    </SplitView>
  );
}
