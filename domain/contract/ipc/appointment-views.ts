import { z } from 'zod';
import { type AppointmentKind, type AppointmentState, appointmentKinds, type Language } from '../../model/choices.ts';
import {
  type AgentId,
  type AppointmentId,
  agentId,
  appointmentId,
  type CaseId,
  type CustomerId,
  caseId,
  customerId,
  type TeamId,
  teamId,
} from '../../model/ids.ts';
import { isZone } from '../../rules/calendar/zone-offsets.ts';
import { query } from './procedure.ts';
import type { SaveState } from './save-state.ts';

/** Another appointment of the same agent at the same time. */
export interface AppointmentClash {
  readonly id: AppointmentId;
  readonly customerName: string;
  readonly startsAt: number;
  readonly minutes: number;
  /** Whether the other one came first. */
  readonly cameFirst: boolean;
}

export interface AppointmentView {
  readonly id: AppointmentId;
  readonly caseId: CaseId | null;
  readonly caseNumber: string | null;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly customerPhone: string | null;
  readonly customerLanguage: Language;
  readonly teamId: TeamId;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly kind: AppointmentKind;
  readonly startsAt: number;
  readonly minutes: number;
  readonly place: string;
  readonly note: string;
  readonly state: AppointmentState;
  readonly remark: string;
  /** How often it was moved, and why the last time. */
  readonly moves: { readonly count: number; readonly lastReason: string };
  readonly bookedById: AgentId;
  readonly bookedByName: string;
  readonly clashes: readonly AppointmentClash[];
  readonly saveState: SaveState;
}

const appointmentsAsked = z.strictObject({
  /** In whose diary; everybody's, when null. */
  agentId: agentId.nullable().default(null),
  teamId: teamId.nullable().default(null),
  caseId: caseId.nullable().default(null),
  customerId: customerId.nullable().default(null),
  /** Those that begin from here (included) to there. */
  from: z.int().nullable().default(null),
  to: z.int().nullable().default(null),
  /** Only those that are still to come about. */
  awaited: z.boolean().default(false),
  limit: z.int().min(1).max(500).default(200),
});
export type AppointmentsAsked = z.output<typeof appointmentsAsked>;

/** A slot somebody could take. */
export interface FreeSlot {
  readonly from: number;
  readonly to: number;
  /** Who is free then, those with the fewest appointments ahead first. */
  readonly agents: readonly { readonly id: AgentId; readonly name: string }[];
}

const freeAsked = z.strictObject({
  /** One agent, or anybody of the team. */
  agentId: agentId.nullable().default(null),
  teamId,
  kind: z.enum(appointmentKinds),
  minutes: z
    .int()
    .min(5)
    .max(24 * 60),
  /** From here on; what is past is not proposed. */
  from: z.int(),
  /** The one that is to be moved stands in nobody's way. */
  besides: appointmentId.nullable().default(null),
  /** Where the machine stands, for who has no calendar. */
  zone: z.string().max(60).refine(isZone, 'no such time zone'),
  limit: z.int().min(1).max(200).default(12),
});
export type FreeAsked = z.output<typeof freeAsked>;

/** Who has which appointment ahead, by this device's clock. */
export interface RemindedAppointment {
  readonly appointmentId: AppointmentId;
  readonly kind: AppointmentKind;
  readonly customerName: string;
  readonly place: string;
  readonly startsAt: number;
}

/** One appointment, or the first of many that came at once. */
export interface AppointmentReminder {
  readonly total: number;
  readonly appointments: readonly RemindedAppointment[];
}

export const appointmentProcedures = {
  'appointments.get': query<AppointmentView | null>()(z.strictObject({ appointmentId })),
  /** In the order in which they begin. */
  'appointments.list': query<readonly AppointmentView[]>()(appointmentsAsked),
  /** Those ahead, of this agent or booked by them, that somebody else's booking stands in the way of. */
  'appointments.clashes': query<readonly AppointmentView[]>()(z.strictObject({})),
  /** The first slots in which there is time. */
  'appointments.free': query<readonly FreeSlot[]>()(freeAsked),
};
