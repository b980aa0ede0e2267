import type { RecommendationStepView, RecommendationView } from '#domain/contract/ipc/recommendation-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import type { RecommendationStep } from '#domain/model/recommendation-fields.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { livingSql, ofCustomer } from '../search/goes-on.ts';
import { saveStateOf, unsentSql } from './save-state.ts';

interface Asked {
  readonly customerId: CustomerId;
  readonly open: boolean;
  readonly limit: number;
}

type Stored = Omit<RecommendationView, 'saveState' | 'steps' | 'consents'> & {
  readonly unsent: number;
  readonly steps: string;
  readonly consents: string;
};

const living = livingSql('t.customerId');
const isOpen = `t.state in ('suggested', 'told')`;
const select = `
  select t.id, ${living} as customerId, t.sourceCaseId as caseId, c.number as caseNumber,
    t.articleId, article.title as articleTitle, t.text, t.reason, t.state, t.steps, t.suggestedBy,
    coalesce(agent.name, '') as suggestedByName, t.suggestedAt, coalesce(customer.consents, '[]') as consents,
    ${unsentSql('recommendation', 't')} as unsent
  from recommendation t
  left join "case" c on c.id = t.sourceCaseId
  left join customer on customer.id = ${living}
  left join article on article.id = t.articleId
  left join agent on agent.id = t.suggestedBy`;

/** What else may help a customer, also from before their file was merged: what is open first, the newest of each first. */
export function recommendationsOf(db: ReplicaReader, { customerId, open, limit }: Asked): RecommendationView[] {
  const of = ofCustomer(db, customerId, 't.customerId');
  return sql(
    db,
    `${select} where ${of.sql} ${open ? `and ${isOpen}` : ''} order by ${isOpen} desc, t.changedAt desc, t.id desc limit ?`,
  )
    .all<Stored>(of.value, limit)
    .map(({ unsent, steps, consents, ...view }) => ({
      ...view,
      steps: stepsOf(db, JSON.parse(steps) as RecommendationStep[]),
      consents: JSON.parse(consents) as Consent[],
      saveState: saveStateOf(unsent),
    }));
}

function stepsOf(db: ReplicaReader, steps: readonly RecommendationStep[]): readonly RecommendationStepView[] {
  const nameOf = sql(db, 'select name from agent where id = ?');
  return steps.map(({ key: _key, by, ...step }) => ({ ...step, byName: nameOf.get<{ name: string }>(by)?.name ?? '' }));
}
