import type { AgentId, ArticleCategoryId, ArticleDraftId, ArticleId } from '#domain/model/ids.ts';
import { faceOf } from '#domain/rules/knowledge/article-face.ts';
import type { SampleKnowledge } from './knowledge-schema.ts';
import type { SampleWorld } from './sample-world.ts';

/** Puts the articles into their tree, links their languages, and leaves something for editors to do. */
export function addKnowledge(world: SampleWorld, sample: SampleKnowledge): void {
  const articleOf = (key: string) => world.id<ArticleId>('article', key);
  for (const [position, { key, parent, names, ...act }] of sample.categories.entries()) {
    const id = world.run('article-category.save', act, {
      names: Object.entries(names).map(([language, name]) => ({ key: language as keyof typeof names, name })),
      parentId: parent === undefined ? null : world.id<ArticleCategoryId>('category', parent),
      position,
    });
    world.name('category', key, id);
  }
  for (const [category, articles] of Object.entries(sample.placed))
    for (const article of articles) {
      const { id, fields, ...record } = world.get('article', articleOf(article));
      const categoryId = world.id<ArticleCategoryId>('category', category);
      world.put({ ...record, id, fields: { ...fields, categoryId } });
    }
  for (const { key, at, by, category, owner, reviewInDays, ...written } of sample.articles) {
    const id = world.run(
      'article.add',
      { at, by },
      {
        ...written,
        categoryId: world.id<ArticleCategoryId>('category', category),
        ownerId: owner === undefined ? null : world.id<AgentId>('agent', owner),
        reviewOn: reviewInDays === undefined ? null : world.day(`+${reviewInDays}d 09:00`),
      },
    );
    world.name('article', key, id);
  }
  for (const [one, other] of sample.variants)
    world.run(
      'article.link-variant',
      { by: 'zhou', at: '-10d 09:00' },
      { articleId: articleOf(one), otherId: articleOf(other) },
    );
  for (const { article, ...act } of sample.acknowledged)
    world.run('article.acknowledge', act, { articleId: articleOf(article), revision: 1 });
  for (const { article, state, note, body, ...act } of sample.drafts) {
    const { fields } = world.get('article', articleOf(article));
    const draftId = world.run('article-draft.begin', act, {
      ...{ ...faceOf(fields), articleId: articleOf(article) },
    }) as ArticleDraftId;
    world.run('article-draft.edit', act, { draftId, set: { body } });
    world.run('article-draft.move', act, { draftId, to: state, saves: 2, note });
  }
  for (const { article, text, ...act } of sample.proposals)
    world.run('article.propose', act, { articleId: articleOf(article), text });
}
