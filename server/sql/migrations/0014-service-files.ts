/** What a service file knows of how somebody is best served, and how an organisation is reached. */
export const serviceFiles: readonly string[] = [
  `alter table customer
    add column preferences text not null default '',
    add column special_needs text not null default '',
    add column account_manager_id uuid,
    add column important_dates jsonb not null default '[]',
    add column consents jsonb not null default '[]',
    add column custom jsonb not null default '[]'`,
  `alter table organisation
    add column contact_points jsonb not null default '[]',
    add column account_manager_id uuid,
    add column external_id text`,
];
