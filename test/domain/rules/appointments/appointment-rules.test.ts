import { describe, expect, test } from 'vitest';
import {
  appointmentRulesOf,
  calendarsBy,
  usualAppointmentRules,
} from '#domain/rules/appointments/appointment-rules.ts';
import { contentProblem } from '#domain/rules/definitions/content.ts';
import { ids } from '../../../builders/ids.ts';
import { buildDefinition } from '../../../builders/records.ts';
import { aCalendar } from '../calendar/calendars.ts';

const calendar = (n: number, zone: string, active = true) => ({
  id: ids.definition(n),
  ...buildDefinition(n, { kind: 'calendar', active, content: aCalendar({ zone }) as never }).fields,
});
const rules = {
  ...usualAppointmentRules,
  calendarId: ids.definition(1),
  people: [{ agentId: ids.agent(2), calendarId: ids.definition(2) }],
};

describe('the rules of appointments', () => {
  test('are what is usual where nothing is said, it is switched off, or cannot be read', () => {
    const kind = 'appointment-rules';
    const content = { ...usualAppointmentRules, everyMinutes: 15 };
    expect(contentProblem(kind, content)).toBeUndefined();
    expect(appointmentRulesOf(undefined)).toEqual(usualAppointmentRules);
    expect(appointmentRulesOf({ kind, active: true, content: content as never }).everyMinutes).toBe(15);
    expect(appointmentRulesOf({ kind, active: false, content: content as never })).toEqual(usualAppointmentRules);
    expect(appointmentRulesOf({ kind, active: true, content: { everyMinutes: 15 } })).toEqual(usualAppointmentRules);
    expect(appointmentRulesOf({ kind: 'queue', active: true, content: content as never })).toEqual(
      usualAppointmentRules,
    );
  });

  test('an agent keeps their own hours, else everybody’s, else the office week', () => {
    const both = calendarsBy(rules, [calendar(1, 'Asia/Shanghai'), calendar(2, 'Asia/Tokyo')], 'Europe/Berlin');
    expect([both(ids.agent(1)).zone, both(ids.agent(2)).zone]).toEqual(['Asia/Shanghai', 'Asia/Tokyo']);
    const off = calendarsBy(rules, [calendar(1, 'Asia/Shanghai'), calendar(2, 'Asia/Tokyo', false)], 'Europe/Berlin');
    expect(off(ids.agent(2)).zone).toBe('Asia/Shanghai');
    const none = calendarsBy(rules, [], 'Europe/Berlin')(ids.agent(1));
    expect(none).toMatchObject({ zone: 'Europe/Berlin', weekly: { monday: [{ from: 540, to: 1080 }], saturday: [] } });
  });
});
