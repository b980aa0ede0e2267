import type { PhoneCandidate, PhoneLookup } from '#domain/contract/ipc/duplicate-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { PhoneSettings } from '#domain/rules/definitions/workspace-settings.ts';
import { phoneText, type ReadPhone, readPhones } from '#domain/rules/phone-key.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { customersWithEnd, customersWithKey } from '../search/find-customers.ts';
import { ofCustomer } from '../search/goes-on.ts';
import { phoneSettings } from '../search/phone-settings.ts';
import { unfinished } from './case-query.ts';
import { caseRows } from './case-rows.ts';
import { customerSummaries } from './customer-summaries.ts';
import { openPromisesOfCustomer } from './follow-up-views.ts';
import { termsOfCustomer } from './holding-views.ts';
import { organisationsByNumber } from './organisations-by-phone.ts';
import { recommendationsOf } from './recommendation-views.ts';

const shown = 5;
const looked = 20;
const perCandidate = 5;

/** How sure it is that a single customer with such a number is calling. */
const sureness: Readonly<Record<PhoneCandidate['match'], number>> = {
  same: 0.95,
  'other-extension': 0.6,
  'same-end': 0.5,
};

function matchOf(points: readonly ContactPoint[], asked: ReadPhone, settings: PhoneSettings): PhoneCandidate['match'] {
  const numbers = points
    .filter(({ kind }) => kind === 'phone')
    .flatMap(({ value }) => readPhones(value, settings))
    .filter(({ key }) => key === asked.key);
  if (numbers.length === 0) return 'same-end';
  // A switchboard hides the extension as often as not.
  const fits = ({ extension }: ReadPhone) => [extension, asked.extension].includes('') || extension === asked.extension;
  return numbers.some(fits) ? 'same' : 'other-extension';
}

/** Less, the more share the number. */
function confidenceOf(match: PhoneCandidate['match'], sharing: number): number {
  return Math.round((100 * sureness[match]) / sharing ** 0.5) / 100;
}

function openCasesOf(db: ReplicaReader, id: string) {
  const of = ofCustomer(db, id, 'c.customerId');
  const rids = sql(
    db,
    `select c.rid from "case" c where ${of.sql} and ${unfinished} and c.mergedIntoId is null order by c.lastActivityAt desc limit ?`,
  ).all<{ rid: number }>(of.value, perCandidate);
  return caseRows(
    db,
    rids.map(({ rid }) => rid),
  );
}

function lastPromisedTo(db: ReplicaReader, id: string): PhoneCandidate['lastPromised'] {
  const of = ofCustomer(db, id, 't.customerId');
  const text = `
    select t.promised as text, t.startedAt as at from call t where ${of.sql} and t.promised <> '' order by t.startedAt desc limit 1`;
  return sql(db, text).get<{ text: string; at: number }>(of.value) ?? null;
}

/** Who may be calling from a number, the likeliest first, with what is open for them: all of it from this device. */
export function customersByNumber(db: ReplicaReader, typed: string): PhoneLookup {
  const settings = phoneSettings(db);
  const [asked] = readPhones(typed, settings);
  if (!asked) return { shown: typed, isUnderstood: false, candidates: [], organisations: [] };
  const same = customersWithKey(db, [asked.key], looked);
  const rids = same.length > 0 ? same : customersWithEnd(db, asked.key, looked);
  const matched = customerSummaries(db, [...new Set(rids)]).map((customer) => ({
    customer,
    match: matchOf(customer.contactPoints, asked, settings),
  }));
  const candidates = matched
    .map(({ customer, match }) => {
      const sharing = matched.filter((each) => each.match === match).length;
      return { customer, match, confidence: confidenceOf(match, sharing) };
    })
    .toSorted((a, b) => b.confidence - a.confidence || b.customer.openCases - a.customer.openCases)
    .slice(0, shown)
    .map((candidate) => ({
      ...candidate,
      openCases: openCasesOf(db, candidate.customer.id),
      promises: openPromisesOfCustomer(db, candidate.customer.id, perCandidate),
      lastPromised: lastPromisedTo(db, candidate.customer.id),
      holdings: termsOfCustomer(db, candidate.customer.id, perCandidate),
      recommendations: recommendationsOf(db, { customerId: candidate.customer.id, open: true, limit: perCandidate }),
    }));
  const organisations = organisationsByNumber(db, {
    key: asked.key,
    matchOf: (points) => matchOf(points, asked, settings),
    confidenceOf,
  });
  return { shown: phoneText(asked, settings), isUnderstood: asked.isUnderstood, candidates, organisations };
}
