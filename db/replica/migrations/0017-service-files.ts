import type { Migration } from '../../connection/migrate.ts';

/** What a service file knows of how somebody is best served, and how an organisation is reached. */
export const serviceFiles: Migration = {
  version: 17,
  sql: `
    alter table customer add column preferences text not null default '';
    alter table customer add column specialNeeds text not null default '';
    alter table customer add column accountManagerId text;
    alter table customer add column importantDates text not null default '[]' check (json_type(importantDates) = 'array');
    alter table customer add column consents text not null default '[]' check (json_type(consents) = 'array');
    alter table customer add column custom text not null default '[]' check (json_type(custom) = 'array');

    alter table organisation add column contactPoints text not null default '[]' check (json_type(contactPoints) = 'array');
    alter table organisation add column accountManagerId text;
    alter table organisation add column externalId text;
  `,
};
