import type { Migration } from '../../connection/migrate.ts';

/** `appointment_told` is this device's alone: of which appointments its agent was reminded, for which time. */
export const appointments: Migration = {
  version: 22,
  sql: `
    create table appointment (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text,
      customerId text not null,
      kind text not null,
      agentId text not null,
      startsAt integer not null,
      minutes integer not null,
      place text not null,
      note text not null,
      state text not null,
      moves text not null check (json_type(moves) = 'array'),
      remark text not null,
      bookedBy text not null,
      bookedAt integer not null,
      endedAt integer,
      recordedAt integer
    ) strict;
    create index appointment_by_time on appointment (startsAt);
    create index appointment_by_agent on appointment (agentId, startsAt);
    create index appointment_by_case on appointment (caseId, startsAt) where caseId is not null;
    create index appointment_by_customer on appointment (customerId, startsAt);

    create table appointment_told (
      appointmentId text primary key,
      startsAt integer not null
    ) strict, without rowid;
  `,
};
