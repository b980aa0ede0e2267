import type { StepDone } from '#domain/model/case-fields.ts';
import type { ArticleVerdict, ArticleWay, CaseStatus, EntryKind } from '#domain/model/choices.ts';
import type { Collection, FieldsOf } from '#domain/model/collections.ts';
import type { EntryData } from '#domain/model/entry-fields.ts';
import type { CaseParts } from '#domain/rules/metrics/case-parts.ts';
import { withStatus } from '#domain/rules/status-log.ts';
import { ids } from '../../../builders/ids.ts';
import {
  buildCall,
  buildCase,
  buildEntry,
  buildEscalation,
  buildFollowUp,
  buildHandoff,
} from '../../../builders/records.ts';
import { buildSurvey, buildVisit } from '../../../builders/service.ts';
import { minute } from '../../../builders/times.ts';
import { at as instant } from '../calendar/calendars.ts';

/** `'03-09 10:30'`: in 2026, on the clocks of Shanghai. */
export function at(text: string): number {
  const [day, time = '00:00'] = text.split(' ');
  return instant(`2026-${day}T${time}+08:00`);
}

let made = 0;
/** A number that no other record of this run has. */
const next = () => {
  made += 1;
  return 1000 + made;
};

type Fields<C extends Collection> = Partial<FieldsOf<C>>;

const flat = <F extends object>({ id, fields }: { readonly id: string; readonly fields: F }) => ({ id, ...fields });

/** A case as it is told: what happened to it, in order, and what its records then say. */
export class ToldCase {
  readonly #n: number;
  #fields: Fields<'case'>;
  readonly #parts: { -readonly [K in keyof Omit<CaseParts, 'case'>]: CaseParts[K] };

  constructor(n: number, opened: string, agent: number | null, fields: Fields<'case'> = {}) {
    this.#n = n;
    const openedAt = at(opened);
    this.#fields = {
      ...{
        openedAt,
        recordedAt: openedAt,
        channel: 'email',
        status: 'new',
        statusLog: [{ status: 'new', at: openedAt }],
      },
      assigneeId: agent === null ? null : ids.agent(agent),
      ...fields,
    };
    this.#parts = {
      ...{ tier: 'standard', product: null, entries: [], calls: [], visits: [], escalations: [], handoffs: [] },
      ...{ followUps: [], surveys: [], articleUses: [] },
    };
  }

  vip(): this {
    this.#parts.tier = 'vip';
    return this;
  }

  asks(when: string, recorded = when): this {
    return this.#line('message-in', when, recorded, null);
  }

  replies(when: string, agent: number | null, recorded = when): this {
    this.#line('message-out', when, recorded, agent);
    const { status } = this.#fields;
    return status === 'new' || status === 'reopened' ? this.#moves('open', when) : this;
  }

  becomes(status: CaseStatus, when: string): this {
    this.#moves(status, when);
    return this.#line('status', when, when, 1, { field: 'status', to: status });
  }

  isGiven(when: string, agent: number, team?: number, recorded = when): this {
    const { assigneeId = null, teamId = ids.team(1) } = this.#fields;
    const changes = [
      { field: 'assigneeId', from: assigneeId, to: ids.agent(agent) as string },
      ...(team ? [{ field: 'teamId', from: teamId as string, to: ids.team(team) as string }] : []),
    ];
    this.#fields = { ...this.#fields, assigneeId: ids.agent(agent), ...(team ? { teamId: ids.team(team) } : {}) };
    return this.#line('assignment', when, recorded, 1, { changes });
  }

  called(
    when: string,
    agent: number,
    minutes: readonly [talk: number, hold: number, wrapUp: number],
    more: Fields<'call'> = {},
  ): this {
    this.#parts.calls = [...this.#parts.calls, aCall(when, agent, minutes, more)];
    return this;
  }

  visited(when: string, outcome: FieldsOf<'visit'>['outcome']): this {
    this.#parts.visits = [...this.#parts.visits, flat(buildVisit(next(), { arrivedAt: at(when), outcome }))];
    return this;
  }

  escalated(when: string, fields: Fields<'escalation'>): this {
    const own = { raisedAt: at(when), dueAt: null, ...fields };
    this.#parts.escalations = [...this.#parts.escalations, flat(buildEscalation(next(), own))];
    return this;
  }

  handedOff(when: string, due: string, fields: Fields<'handoff'> = {}): this {
    const own = { askedAt: at(when), dueAt: at(due), ...fields };
    this.#parts.handoffs = [...this.#parts.handoffs, flat(buildHandoff(next(), own))];
    return this;
  }

  followedUp(followUp: CaseParts['followUps'][number]): this {
    this.#parts.followUps = [...this.#parts.followUps, followUp];
    return this;
  }

  scored(when: string, score: number, followUp?: { readonly id: string }): this {
    const followUpId = (followUp?.id ?? null) as FieldsOf<'survey'>['followUpId'];
    const survey = buildSurvey(next(), { happenedAt: at(when), score, followUpId });
    this.#parts.surveys = [...this.#parts.surveys, flat(survey)];
    return this;
  }

  used(
    article: number,
    verdict: ArticleVerdict | null,
    ...uses: readonly (readonly [when: string, way: ArticleWay, agent: number])[]
  ): this {
    this.#parts.articleUses = [
      ...this.#parts.articleUses,
      {
        id: ids.articleUse(next()),
        articleId: ids.article(article),
        verdict,
        uses: uses.map(([when, way, n]) => ({ key: `${way}/${n}`, way, by: ids.agent(n), at: at(when), revision: 1 })),
      },
    ];
    return this;
  }

  steps(
    ...taken: readonly (readonly [key: StepDone['key'], kind: StepDone['evidence']['kind'], text?: string])[]
  ): this {
    const steps = taken.map(([key, kind, text = '']) => ({ key, by: ids.agent(3), at: 0, evidence: { kind, text } }));
    this.#fields = { ...this.#fields, steps };
    return this;
  }

  get parts(): CaseParts {
    return { ...this.#parts, case: flat(buildCase(this.#n, this.#fields)) };
  }

  #moves(status: CaseStatus, when: string): this {
    this.#fields = { ...this.#fields, status, statusLog: withStatus(this.#fields.statusLog ?? [], status, at(when)) };
    return this;
  }

  #line(kind: EntryKind, when: string, recorded: string, agent: number | null, data: EntryData | null = null): this {
    const externalId = this.#fields.externalId ?? null;
    const author = agent === null ? null : ids.agent(agent);
    const times = { happenedAt: at(when), recordedAt: at(recorded) };
    const entry = buildEntry(next(), { ...times, kind, data, externalId, authorId: author });
    this.#parts.entries = [...this.#parts.entries, flat(entry)];
    return this;
  }
}

export function aCall(
  when: string,
  agent: number,
  [talk, hold, wrapUp]: readonly [talk: number, hold: number, wrapUp: number],
  more: Fields<'call'> = {},
) {
  const times = { durationMs: talk * minute, holdMs: hold * minute, wrapUpMs: wrapUp * minute };
  return flat(buildCall(next(), { startedAt: at(when), agentId: ids.agent(agent), ...times, ...more }));
}

export function aFollowUp(due: string, owner: number, done: string | null, fields: Fields<'followUp'>) {
  const completed = done === null ? {} : { status: 'done' as const, completedAt: at(done) };
  return flat(buildFollowUp(next(), { dueAt: at(due), ownerId: ids.agent(owner), ...completed, ...fields }));
}

/** So many tries that were written down. */
export function tries(count: number): FieldsOf<'followUp'>['attempts'] {
  return Array.from({ length: count }, (_, n) => ({ key: ids.command(n + 1), by: ids.agent(1), at: 0, note: '' }));
}
