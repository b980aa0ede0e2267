import type { Migration } from '../../connection/migrate.ts';

/** Which articles served on which cases, and what was looked for in vain. */
export const knowledgeAtWork: Migration = {
  version: 25,
  sql: `
    create table articleUse (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      caseId text not null,
      articleId text not null,
      uses text not null check (json_type(uses) = 'array'),
      verdict text,
      verdictBy text,
      usedAt integer not null,
      recordedAt integer
    ) strict;
    create index article_use_by_case on articleUse (caseId);
    create index article_use_by_article on articleUse (articleId, usedAt);

    create table searchMiss (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      words text not null,
      place text not null,
      askedAt integer not null
    ) strict;
    create index search_miss_by_time on searchMiss (askedAt);
  `,
};
