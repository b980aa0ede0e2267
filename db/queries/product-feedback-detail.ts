import { AppError } from '#domain/contract/failure.ts';
import type {
  FeedbackCase,
  FeedbackCustomer,
  FeedbackStepView,
  FeedbackTelling,
  ProductFeedbackView,
} from '#domain/contract/ipc/product-feedback-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { CustomerId, ProductFeedbackId } from '#domain/model/ids.ts';
import type { Consent } from '#domain/model/service-file-fields.ts';
import { tellingId } from '#domain/rules/product-feedback.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { loadRecord } from '../replica/records.ts';
import { livingSql } from '../search/goes-on.ts';
import { feedbackRow } from './product-feedback-list.ts';

type Fields = FieldsOf<'productFeedback'>;
type StoredTelling = Omit<FeedbackTelling, 'isNow'> & { readonly named: CustomerId };
type StoredCustomer = Omit<FeedbackCustomer, 'consents' | 'contactPoints' | 'isTold'> & {
  readonly consents: string;
  readonly contactPoints: string;
};

/** One feedback with all that hangs on it, as far as this device holds it. */
export function feedbackDetail(db: ReplicaReader, id: ProductFeedbackId): ProductFeedbackView {
  const row = feedbackRow(db, id);
  const record = loadRecord(db, { collection: 'productFeedback', id });
  if (!row || !record) throw new AppError('not-found', 'This feedback does not exist.');
  const fields = record.fields as unknown as Fields;
  const { evidence, answer, round, createdBy } = fields;
  const cases = casesOf(db, fields.caseIds);
  const tellings = tellingsOf(db, id, round);
  return {
    ...row,
    ...{ evidence, answer, createdBy, cases, tellings },
    createdByName: nameOf(db, createdBy),
    elsewhere: fields.caseIds.length - cases.length,
    customers: customersOf(db, cases, tellings),
    steps: stepsOf(db, fields),
  };
}

function casesOf(db: ReplicaReader, ids: readonly string[]): readonly FeedbackCase[] {
  const living = livingSql('c.customerId');
  return sql(
    db,
    `select c.id, c.number, c.subject, c.status, c.openedAt, ${living} as customerId, customer.name as customerName
     from json_each(?) named cross join "case" c on c.id = named.value
     left join customer on customer.id = ${living} order by c.openedAt desc, c.id desc`,
  ).all<FeedbackCase>(JSON.stringify(ids));
}

function tellingsOf(db: ReplicaReader, id: ProductFeedbackId, round: number): FeedbackTelling[] {
  const living = livingSql('t.customerId');
  return sql(
    db,
    `select t.id, t.customerId as named, ${living} as customerId, coalesce(customer.name, '') as customerName, t.caseId,
       c.number as caseNumber, coalesce(agent.name, '') as ownerName, t.dueAt, t.status, t.outcome
     from followUp t left join customer on customer.id = ${living} left join "case" c on c.id = t.caseId
     left join agent on agent.id = t.ownerId
     where t.productFeedbackId = ? order by t.dueAt desc, t.id`,
  )
    .all<StoredTelling>(id)
    .map(({ named, ...told }) => ({ ...told, isNow: round > 0 && told.id === tellingId(id, named, round) }));
}

/** Each person once, on their newest case. */
function customersOf(
  db: ReplicaReader,
  cases: readonly FeedbackCase[],
  tellings: readonly FeedbackTelling[],
): FeedbackCustomer[] {
  const newest = new Map<CustomerId, FeedbackCase>();
  for (const each of cases)
    if (each.customerId !== null && !newest.has(each.customerId)) newest.set(each.customerId, each);
  const told = new Set(
    tellings.filter(({ isNow, status }) => isNow || status === 'open').map((each) => each.customerId),
  );
  const text = `
    select customer.id as customerId, customer.name, organisation.name as organisationName, customer.consents,
      customer.contactPoints, c.id as caseId, c.number as caseNumber, c.subject as caseSubject,
      coalesce(team.name, '') as teamName, iif(agent.active, c.assigneeId, null) as assigneeId
    from "case" c cross join customer on customer.id = ?
    left join organisation on organisation.id = customer.organisationId
    left join team on team.id = c.teamId left join agent on agent.id = c.assigneeId
    where c.id = ?`;
  return [...newest].flatMap(([customerId, each]) => {
    const found = sql(db, text).get<StoredCustomer>(customerId, each.id);
    if (!found) return [];
    const { consents, contactPoints, ...customer } = found;
    return {
      ...customer,
      consents: JSON.parse(consents) as Consent[],
      contactPoints: JSON.parse(contactPoints) as ContactPoint[],
      isTold: told.has(customerId),
    };
  });
}

function stepsOf(db: ReplicaReader, { steps }: Pick<Fields, 'steps'>): FeedbackStepView[] {
  return steps.map(({ by, ...step }) => ({ ...step, byName: nameOf(db, by) })).toReversed();
}

function nameOf(db: ReplicaReader, agentId: string): string {
  return sql(db, 'select name from agent where id = ?').get<{ name: string }>(agentId)?.name ?? '';
}
