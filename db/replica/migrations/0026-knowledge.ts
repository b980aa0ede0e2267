import type { Migration } from '../../connection/migrate.ts';

/** What is settled about articles, their tree, and the way from a draft to what is published. */
export const knowledge: Migration = {
  version: 26,
  sql: `
    alter table agent add column knowledgeRole text not null default 'none';

    alter table article add column categoryId text;
    alter table article add column audience text not null default 'internal';
    alter table article add column teamId text;
    alter table article add column state text not null default 'published';
    alter table article add column ownerId text;
    alter table article add column reviewOn text;
    alter table article add column expiresAt integer;
    alter table article add column variantOf text;
    alter table article add column relatedIds text not null default '[]' check (json_type(relatedIds) = 'array');
    alter table article add column publishedAt integer not null default 0;
    alter table article add column revision integer not null default 1;
    alter table article add column acknowledgeFrom integer not null default 1;
    alter table article add column externalId text;
    update article set publishedAt = updatedAt;
    create index article_by_variant on article (variantOf) where variantOf is not null;

    create table articleCategory (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      names text not null check (json_type(names) = 'array'),
      parentId text,
      position integer not null,
      retired integer not null check (retired in (0, 1)),
      createdAt integer not null
    ) strict;

    create table articleDraft (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      articleId text not null,
      baseRevision integer not null,
      base text check (json_valid(base)),
      title text not null,
      body text not null,
      kind text not null,
      language text not null,
      tags text not null check (json_type(tags) = 'array'),
      categoryId text,
      audience text not null,
      teamId text,
      ownerId text,
      reviewOn text,
      expiresAt integer,
      relatedIds text not null check (json_type(relatedIds) = 'array'),
      variantOf text,
      fromCaseId text,
      proposalId text,
      state text not null,
      saves integer not null,
      note text not null,
      publishAt integer,
      askAgain integer not null check (askAgain in (0, 1)),
      createdBy text not null,
      createdAt integer not null,
      updatedBy text not null,
      updatedAt integer not null,
      decidedBy text
    ) strict;
    create index article_draft_by_article on articleDraft (articleId);
    create index article_draft_by_state on articleDraft (state, updatedAt);

    create table articleRevision (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      articleId text not null,
      draftId text,
      number integer not null,
      how text not null,
      title text not null,
      body text not null,
      settings text not null check (json_valid(settings)),
      note text not null,
      agentId text,
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index article_revision_by_article on articleRevision (articleId, happenedAt);

    create table articleReceipt (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      articleId text not null,
      revision integer not null,
      agentId text not null,
      happenedAt integer not null,
      recordedAt integer
    ) strict;
    create index article_receipt_by_article on articleReceipt (articleId, agentId);

    create table articleProposal (
      rid integer primary key,
      id text not null unique,
      scope integer not null,
      ver integer not null,
      rev integer not null,
      articleId text,
      fromCaseId text,
      text text not null,
      createdBy text not null,
      createdAt integer not null,
      recordedAt integer,
      state text not null,
      answer text not null,
      answeredBy text,
      answeredAt integer
    ) strict;
    create index article_proposal_by_state on articleProposal (state, createdAt);
  `,
};
