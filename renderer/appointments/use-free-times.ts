import type { AgentId, TeamId } from '#domain/model/ids.ts';
import { dayOf } from '../state/calendar-days.ts';
import { useAppointmentRules } from '../state/use-appointment-rules.ts';
import { ownZone } from '../state/use-follow-up-rules.ts';
import { useQuery } from '../state/use-query.ts';
import { useMinute } from '../ui/use-minute.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const none: readonly Span[] = [];

/** When the agent on show has time within the days: slots that touch or overlap as one span. Of many agents at once nothing is shown. */
export function useFreeTimes(agentId: AgentId | null, teamId: TeamId, { from, to }: Span): readonly Span[] {
  const { rules } = useAppointmentRules();
  const now = useMinute();
  const found = useQuery(
    'appointments.free',
    {
      ...{ agentId, teamId, kind: 'call', minutes: rules.everyMinutes, zone: ownZone() },
      // What is past is no longer free; to the full minute, that it is not asked again and again.
      ...{ from: Math.max(from, now), limit: agentId === null ? 1 : 200 },
    },
    { collections: ['appointment', 'definition'], keepFormer: true },
  ).value;
  return agentId === null || !found ? none : joined(found.filter((slot) => slot.from < to));
}

function joined(slots: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, to } of slots) {
    const last = spans.at(-1);
    // A span is drawn in one day's column.
    if (last && from <= last.to && dayOf(last.from) === dayOf(from))
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else spans.push({ from, to });
  }
  return spans;
}
