import type { Language, Tier } from '../../model/choices.ts';
import type { ContactPoint, FieldsOf } from '../../model/collections.ts';
import type { CustomerId, OrganisationId } from '../../model/ids.ts';
import type { CallView } from './call-views.ts';
import type { CaseRow } from './case-row.ts';
import type { FollowUpView } from './follow-up-views.ts';
import type { SaveState } from './save-state.ts';

export interface CustomerSummary {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier: Tier;
  readonly language: Language;
  readonly organisationName: string | null;
  readonly contactPoints: readonly ContactPoint[];
  readonly tags: readonly string[];
  readonly notes: string;
  readonly openCases: number;
}

export interface CustomerPage {
  readonly total: number;
  readonly rows: readonly CustomerSummary[];
}

export interface CustomerDetail {
  readonly id: CustomerId;
  readonly rev: number;
  readonly fields: FieldsOf<'customer'>;
  readonly organisation: { readonly id: OrganisationId; readonly name: string } | null;
  readonly cases: readonly CaseRow[];
  readonly calls: readonly CallView[];
  readonly followUps: readonly FollowUpView[];
  readonly saveState: SaveState;
}
