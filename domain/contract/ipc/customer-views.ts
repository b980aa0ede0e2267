import type { Language, Tier } from '../../model/choices.ts';
import type { FieldsOf } from '../../model/collections.ts';
import type { ContactPoint } from '../../model/customer-fields.ts';
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
  readonly specialNeeds: string;
  readonly openCases: number;
}

export interface CustomerPage {
  readonly total: number;
  readonly rows: readonly CustomerSummary[];
}

/** A service file that goes on in another one. */
export interface MergedFile {
  readonly id: CustomerId;
  readonly name: string;
  /** The one it was merged into itself. */
  readonly intoId: CustomerId;
  readonly at: number | null;
  readonly byName: string | null;
}

/** `id` is that of the file the asked one leads to. */
export interface CustomerDetail {
  readonly id: CustomerId;
  readonly rev: number;
  readonly fields: FieldsOf<'customer'>;
  /** The numbers in contact points that were understood, by what was typed: as people here read them. */
  readonly numbers: Readonly<Record<string, readonly { readonly text: string; readonly extension: string }[]>>;
  /** Who was merged into this customer, the last merged first. */
  readonly merged: readonly MergedFile[];
  readonly organisation: { readonly id: OrganisationId; readonly name: string } | null;
  readonly cases: readonly CaseRow[];
  readonly calls: readonly CallView[];
  readonly followUps: readonly FollowUpView[];
  readonly saveState: SaveState;
}
