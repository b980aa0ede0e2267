import type { Migration } from '../../connection/migrate.ts';

/**
 * Vectors of what articles say, where a workspace has them made: see search/passage-vectors.ts. A passage's place is reckoned as in article_search.
 * `article_vector` names the articles whose passages all have theirs. Triggers keep both in step, whoever writes articles: what is gone or not
 * offered any more is gone here at once, what was changed waits for new ones.
 */
export const meaning: Migration = {
  version: 33,
  sql: `
    create table article_vector (
      rid integer primary key
    ) strict;
    create table passage_vector (
      place integer primary key,
      digest text not null,
      scale real not null,
      vector blob not null
    ) strict;
    create trigger article_vector_gone after delete on article begin
      delete from article_vector where rid = old.rid;
      delete from passage_vector where place between old.rid * 4096 and old.rid * 4096 + 4095;
    end;
    create trigger article_vector_withdrawn after update on article
    when new.state <> 'published' or new.kind in ('script', 'announcement') begin
      delete from article_vector where rid = old.rid;
      delete from passage_vector where place between old.rid * 4096 and old.rid * 4096 + 4095;
    end;
    create trigger article_vector_behind after update on article
    when new.title <> old.title or new.body <> old.body begin
      delete from article_vector where rid = old.rid;
    end;
  `,
};
