import { z } from 'zod';
import {
  type ArticleFace,
  articleFace,
  articleSettings,
  articleTagLimit,
  relatedLimit,
} from '../model/article-values.ts';
import type { Change } from '../model/change.ts';
import { insert } from '../model/change.ts';
import type { RevisionKind } from '../model/choices.ts';
import type { ArticleDraftId, ArticleId, TeamId } from '../model/ids.ts';
import { articleId } from '../model/ids.ts';
import { type Scope, teamScope } from '../model/scope.ts';
import { mergeSet } from '../model/set-items.ts';
import { tag } from '../model/tag.ts';
import { settingsOf } from '../rules/knowledge/article-face.ts';
import { maySee } from '../rules/rights.ts';
import { type DecideContext, type Refused, refuse, type View } from './definition.ts';

const { tags, relatedIds, ...plain } = articleFace.shape;

/** All of a new article or draft; what is left out is not settled yet. */
export const newFace = articleFace.extend({
  tags: tags.default([]),
  relatedIds: relatedIds.default([]),
  categoryId: plain.categoryId.default(null),
  audience: plain.audience.default('internal'),
  teamId: plain.teamId.default(null),
  ownerId: plain.ownerId.default(null),
  reviewOn: plain.reviewOn.default(null),
  expiresAt: plain.expiresAt.default(null),
});

/** Values that are set one by one. */
export const someValues = z.strictObject(plain).partial();

const items = z
  .strictObject({
    tags: z.array(tag).max(articleTagLimit).default([]),
    relatedIds: z.array(articleId).max(relatedLimit).default([]),
  })
  .default({ tags: [], relatedIds: [] });

/** What an edit of an article or of a draft may change. */
export const faceEdit = { set: someValues.default({}), add: items, remove: items };

interface FaceEdit {
  readonly set: z.output<typeof someValues>;
  readonly add: z.output<typeof items>;
  readonly remove: z.output<typeof items>;
}

/** The whole that an edit makes of what was there. */
export function editedFace(before: ArticleFace, { set, add, remove }: FaceEdit): ArticleFace {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  const after = {
    ...before,
    ...given,
    tags: mergeSet(before.tags, add.tags, remove.tags),
    relatedIds: mergeSet(before.relatedIds, add.relatedIds, remove.relatedIds),
  };
  // A team that is left over from before is nobody's to read it for.
  return after.audience === 'team' ? after : { ...after, teamId: null };
}

/** Where the published face lies. */
export function scopeOf({ teamId }: Pick<ArticleFace, 'teamId'>): Scope {
  return teamId === null ? 'workspace' : teamScope(teamId);
}

/** The team whose existence a decision wants to know of. */
export function needsTeam(teamId: TeamId | null | undefined) {
  return teamId ? [{ collection: 'team' as const, id: teamId }] : [];
}

/** Why an article cannot look like this. */
export function barredFace(view: View, face: ArticleFace, context: DecideContext): Refused | undefined {
  if ((face.audience === 'team') !== (face.teamId !== null))
    return refuse('bad-request', 'An article for a team names the team, and no other does.');
  if (face.teamId !== null && view.get('team', face.teamId).state === 'absent')
    return refuse('not-found', 'This team does not exist.');
  if (!maySee(context.actor, scopeOf(face))) return refuse('forbidden', 'This is for another team.');
  if (!articleSettings.shape.tags.safeParse(face.tags).success)
    return refuse('bad-request', `An article holds at most ${articleTagLimit} tags.`);
  if (!articleSettings.shape.relatedIds.safeParse(face.relatedIds).success)
    return refuse('bad-request', `An article names at most ${relatedLimit} others.`);
  return undefined;
}

interface Revised {
  readonly id: string;
  readonly articleId: ArticleId;
  readonly draftId: ArticleDraftId | null;
  readonly number: number;
  readonly how: RevisionKind;
  readonly note?: string;
}

/** The revision that a command leaves behind; a rule of the server is nobody. */
export function revisionOf(context: DecideContext, face: ArticleFace, { id, note = '', ...revised }: Revised): Change {
  return insert('articleRevision', id, 'editors', {
    ...revised,
    ...{ title: face.title, body: face.body, settings: settingsOf(face), note },
    agentId: context.rule ? null : context.actor.id,
    happenedAt: context.happenedAt,
    recordedAt: null,
  });
}
