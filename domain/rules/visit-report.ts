import type { FieldsOf } from '../model/collections.ts';

/** What the customer reads of a visit and puts their name to. The agent's view of their mood is not for them. */
const onReport = [
  'customerId',
  'agentId',
  'kind',
  'place',
  'arrivedAt',
  'leftAt',
  'need',
  'cause',
  'done',
  'parts',
  'promised',
  'outcome',
  'metWith',
] as const satisfies readonly (keyof FieldsOf<'visit'>)[];

type Report = Pick<FieldsOf<'visit'>, (typeof onReport)[number]>;

/** The report in one text that is the same for the same report, on every device: what a signature's hash is taken of. */
export function visitReportText(visit: Report): string {
  return JSON.stringify(onReport.map((field) => [field, visit[field]]));
}

/** Whether the customer signed what stands in the report now. */
export type SigningState = 'unsigned' | 'signed' | 'changed-after';

export function signingState({ signature }: Pick<FieldsOf<'visit'>, 'signature'>, reportHash: string): SigningState {
  if (signature === null) return 'unsigned';
  return signature.reportHash === reportHash ? 'signed' : 'changed-after';
}
