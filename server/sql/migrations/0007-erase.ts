/**
 * Orders to erase: who ordered what, which devices still have to do it, and what they handed up before. The key is the server's own:
 * devices seal to its public half what could not be sent as work.
 */
export const erase: readonly string[] = [
  `create table server_key (
    workspace_id uuid primary key,
    identity text not null,
    recipient text not null,
    created_at bigint not null
  )`,
  `create table erase_order (
    workspace_id uuid not null,
    id uuid not null,
    what text not null,
    subject_id uuid not null,
    records jsonb not null,
    files jsonb not null,
    ordered_by uuid,
    ordered_at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create table erase_duty (
    workspace_id uuid not null,
    device_id uuid not null,
    order_id uuid not null,
    done_at bigint,
    primary key (workspace_id, device_id, order_id)
  )`,
  'create index erase_duty_open on erase_duty (workspace_id, device_id) where done_at is null',
  `create table hand_up (
    workspace_id uuid not null,
    id uuid not null,
    device_id uuid not null,
    order_id uuid not null,
    digest text not null,
    sealed text not null,
    received_at bigint not null,
    primary key (workspace_id, id)
  )`,
  'create unique index hand_up_once on hand_up (workspace_id, device_id, order_id, digest)',
];
