import type { CommandInput } from '#domain/commands/registry.ts';
import type { VisitView } from '#domain/contract/ipc/visit-views.ts';
import type { Mood, VisitKind, VisitOutcome } from '#domain/model/choices.ts';
import type { CaseId, TeamId, VisitId } from '#domain/model/ids.ts';
import type { visitTexts } from '#domain/model/visit-fields.ts';
import type { PickedCustomer } from '../ui/customer-picker.tsx';

export type VisitText = (typeof visitTexts)[number];

/** What is written down of a visit, while it is being written. */
export type VisitNote = {
  readonly kind: VisitKind;
  readonly place: string;
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  readonly outcome: VisitOutcome | null;
  readonly mood: Mood | null;
  readonly metWith: string;
} & { readonly [Text in VisitText]: string };

/** What the form of a new visit holds; kept as a draft. */
export type VisitContent = {
  readonly customer: PickedCustomer | null;
  readonly onCase: { readonly id: CaseId; readonly number: string; readonly subject: string } | null;
  readonly teamId: TeamId | null;
  /** For when it had been agreed. */
  readonly plannedAt: number | null;
  readonly note: VisitNote;
  readonly comeBack: { readonly wanted: boolean; readonly dueAt: number | null; readonly promise: string };
  /** Set once the visit is recorded, so that a second try to save does not record it twice. */
  readonly recorded: VisitId | null;
};

const emptyNote: VisitNote = {
  kind: 'on-site',
  place: '',
  arrivedAt: null,
  leftAt: null,
  need: '',
  cause: '',
  done: '',
  parts: '',
  promised: '',
  outcome: null,
  mood: null,
  metWith: '',
};

export function emptyVisit(
  start: Partial<Pick<VisitContent, 'customer' | 'onCase' | 'teamId' | 'plannedAt'>> & { readonly place?: string } = {},
): VisitContent {
  const { place = '', ...about } = start;
  return {
    customer: null,
    onCase: null,
    teamId: null,
    plannedAt: null,
    note: { ...emptyNote, place },
    comeBack: { wanted: false, dueAt: null, promise: '' },
    recorded: null,
    ...about,
  };
}

export function noteOf(visit: VisitView): VisitNote {
  const { kind, place, arrivedAt, leftAt, need, cause, done, parts, promised, outcome, mood, metWith } = visit;
  return { kind, place, arrivedAt, leftAt, need, cause, done, parts, promised, outcome, mood, metWith };
}

export type Missing = 'customer' | 'arrivedAt' | 'leftAt' | 'order' | 'outcome' | 'dueAt' | 'promise';

export function missingInNote({ arrivedAt, leftAt, outcome }: VisitNote): readonly Missing[] {
  const missing: Missing[] = [];
  if (arrivedAt === null) missing.push('arrivedAt');
  if (leftAt === null) missing.push('leftAt');
  if (arrivedAt !== null && leftAt !== null && leftAt < arrivedAt) missing.push('order');
  if (outcome === null) missing.push('outcome');
  return missing;
}

/** What is still needed before the visit can be saved. */
export function missingIn(content: VisitContent): readonly Missing[] {
  const { customer, onCase, note, comeBack } = content;
  const missing: Missing[] = [...missingInNote(note)];
  if (!customer && !onCase) missing.push('customer');
  if (comeBack.wanted && comeBack.dueAt === null) missing.push('dueAt');
  if (comeBack.wanted && promiseOf(content) === '') missing.push('promise');
  return missing;
}

/** A follow-up without words of its own keeps what was promised on the visit. */
export function promiseOf({ comeBack, note }: VisitContent): string {
  return comeBack.promise.trim() || note.promised.trim().slice(0, 2000);
}

type Whole = VisitNote & { readonly arrivedAt: number; readonly leftAt: number; readonly outcome: VisitOutcome };

export function isWhole(note: VisitNote): note is Whole {
  return missingInNote(note).length === 0;
}

export function recordOf(
  { customer, onCase, plannedAt }: VisitContent,
  note: Whole,
  teamId: TeamId,
): CommandInput<'visit.record'> {
  return { ...note, caseId: onCase?.id ?? null, customerId: customer?.id ?? null, teamId, plannedAt };
}

/** What was corrected: only fields that are not as they were when the correcting began. */
export function correctedIn(before: VisitNote, note: Whole): CommandInput<'visit.edit'>['set'] {
  const changed = Object.entries(note).filter(([field, value]) => value !== before[field as keyof VisitNote]);
  return Object.fromEntries(changed);
}
