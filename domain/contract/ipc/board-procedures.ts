import { z } from 'zod';
import {
  type AgentId,
  agentId,
  type CaseId,
  type CustomerId,
  type FollowUpId,
  type TeamId,
  teamId,
} from '../../model/ids.ts';
import type { AtTelephones } from '../../rules/live-board/at-telephones.ts';
import type { RiskBand } from '../../rules/live-board/board-case.ts';
import { type BoardCounts, boardPicks } from '../../rules/live-board/board-counts.ts';
import type { AgainstUsual } from '../../rules/live-board/usual-day.ts';
import { type ClockKind, clockKinds } from '../../rules/sla/service-level.ts';
import type { PersonHere, PresenceDoing } from '../wire/live.ts';
import { zone } from './common-input.ts';
import { query } from './procedure.ts';
import type { AsOf } from './report-views.ts';

/** An open case, as far as the board shows it. */
export interface BoardRow {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  readonly teamName: string;
  readonly assigneeName: string | null;
  readonly clock: ClockKind | null;
  readonly dueAt: number | null;
  /** It fell due while the device that worked on it had no server. */
  readonly inOutage: boolean;
  /** Since when the customer waits for an answer. */
  readonly waitsSince: number | null;
}

interface BoardTeam extends BoardCounts {
  readonly teamId: TeamId;
  readonly name: string;
}

/** What is due next, as near as this. */
export interface BoardRisk {
  readonly total: number;
  readonly clocks: readonly { readonly clock: ClockKind; readonly total: number }[];
  /** Those that fall due first. */
  readonly rows: readonly BoardRow[];
}

/** A case on somebody's screen. */
export interface OnScreen {
  readonly caseId: CaseId;
  /** None of a case that this device does not hold. */
  readonly number: string | null;
  readonly subject: string | null;
  readonly doing: PresenceDoing;
}

export interface BoardPerson {
  readonly agentId: AgentId;
  readonly name: string;
  readonly cases: readonly OnScreen[];
  /** Since when they are connected, and what their telephone does, by the device's clock; null where they are not, or it cannot be known. */
  readonly here: PersonHere | null;
  /** When they last ended a call or answered a customer today. */
  readonly lastDoneAt: number | null;
  readonly open: number;
  readonly overdue: number;
  /** Due within two hours. */
  readonly due: number;
  /** Promises to customers that are due within two hours or were missed. */
  readonly promises: number;
}

export interface BoardCallBack {
  readonly id: FollowUpId;
  readonly ownerName: string;
  readonly customerName: string | null;
  readonly caseNumber: string | null;
  readonly dueAt: number;
}

export interface BoardMissed {
  /** The last digits of the number. */
  readonly ending: string;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly tries: number;
  readonly firstAt: number;
}

export interface BoardCalls {
  /** Callers of the last 24 hours whom nobody has spoken with since. */
  readonly missed: { readonly total: number; readonly rows: readonly BoardMissed[] };
  /** Promised for today, or before and not kept. */
  readonly callBacks: { readonly total: number; readonly overdue: number; readonly rows: readonly BoardCallBack[] };
}

export const boardCourses = ['created', 'solved', 'firstReplies'] as const;
export type BoardCourse = (typeof boardCourses)[number];

export interface BoardDay {
  /** The past days that a usual day is known from, the latest first. */
  readonly days: readonly string[];
  /** Whose hours say which days are alike; null: only the day of the week does. */
  readonly calendarName: string | null;
  readonly courses: Readonly<Record<BoardCourse, AgainstUsual>>;
}

/** What is read of the store; who is where is known beside it. */
export interface BoardRead {
  readonly all: BoardCounts;
  readonly teams: readonly BoardTeam[];
  readonly risk: Readonly<Record<RiskBand, BoardRisk>>;
  readonly people: readonly BoardPerson[];
  readonly calls: BoardCalls;
  readonly telephones: AtTelephones;
  readonly day: BoardDay;
}

export interface LiveBoard extends BoardRead {
  readonly asOf: AsOf;
  /** Whether the server tells who has which case open; else nobody is shown in any. */
  readonly seesOthers: boolean;
  /** Whether it tells who is connected, and what rings there: an older server does not. */
  readonly seesConnected: boolean;
}

export interface BoardRows {
  readonly total: number;
  /** Of a promise, the first due first; else who waits longest first. Not all of very many. */
  readonly rows: readonly BoardRow[];
}

const boardAsked = z.strictObject({
  zone,
  /** All within the person's reach when left out. */
  teamId: teamId.nullable().default(null),
});

const boardRowsAsked = z.strictObject({
  teamId: teamId.nullable().default(null),
  pick: z.enum(boardPicks),
  agentId: agentId.nullable().default(null),
  clock: z.enum(clockKinds).nullable().default(null),
});
export type BoardRowsAsked = z.output<typeof boardRowsAsked>;

export const boardProcedures = {
  /** What goes on now; watched under `board`, which is told within a second of a change and every minute. */
  'board.get': query<LiveBoard>()(boardAsked),
  /** The cases that a number was counted from. */
  'board.rows': query<BoardRows>()(boardRowsAsked),
} as const;
