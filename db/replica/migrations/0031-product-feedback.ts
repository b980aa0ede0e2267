import type { Migration } from '../../connection/migrate.ts';

/** What the product team should know, and in which promises customers are told what it said. */
export const productFeedback: Migration = {
  version: 31,
  sql: `
    alter table followUp add column productFeedbackId text;
    create index follow_up_of_feedback on followUp (productFeedbackId) where productFeedbackId is not null;

    create table productFeedback (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      problem text not null,
      evidence text not null,
      product text not null,
      caseIds text not null check (json_type(caseIds) = 'array'),
      ownerId text not null,
      state text not null,
      answer text not null,
      answeredAt integer,
      round integer not null,
      dueAt integer,
      steps text not null check (json_type(steps) = 'array'),
      createdBy text not null,
      createdAt integer not null,
      changedAt integer not null,
      recordedAt integer
    ) strict;
    create index product_feedback_by_state on productFeedback (state, dueAt);
  `,
};
