import type { DefinitionId, TeamId } from '#domain/model/ids.ts';
import type { BusinessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import { withDayRules } from '#domain/rules/calendar/day-rules.ts';
import type { ServiceLevel } from '#domain/rules/sla/service-level.ts';
import type { Sample } from './sample-schema.ts';
import type { SampleWorld } from './sample-world.ts';

/** The company's hours and what it promises, defined by a lead as in the settings. */
export function addService(world: SampleWorld, { service, days }: Sample): void {
  for (const { key, by, at, name, years, zone, weekly } of service.calendars) {
    const own: BusinessCalendar = { zone, weekly, holidays: [], special: [] };
    const content = years.reduce((calendar, year) => {
      const rules = days.get(year);
      if (!rules) throw new Error(`the sample has no days of ${year}`);
      const { holidays, workdays } = rules;
      return withDayRules(calendar, { holidays, workdays });
    }, own);
    world.name('calendar', key, world.run('definition.save', { by, at }, { kind: 'calendar', name, content }));
  }
  for (const [position, { by, at, name, calendar, fits, ...promise }] of service.levels.entries()) {
    const { types = [], priorities = [], tiers = [], teams = [] } = fits;
    const teamIds = teams.map((team) => world.id<TeamId>('team', team));
    const content: ServiceLevel = {
      ...promise,
      fits: { types, priorities, tiers, teamIds },
      calendarId: calendar === undefined ? null : world.id<DefinitionId>('calendar', calendar),
    };
    world.run('definition.save', { by, at }, { kind: 'service-level', name, position, content });
  }
}
