import { articleKinds, languages } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId } from './ids.ts';
import { longText } from './long-text.ts';
import { tag } from './tag.ts';

export const articleFields = {
  title: f.text('last-accepted', 300),
  body: f.text('text-merge', longText),
  kind: f.choice('last-accepted', articleKinds),
  language: f.choice('last-accepted', languages),
  tags: f.set(tag),
  authorId: f.optionalRef('immutable', agentId),
  updatedAt: f.instant('derived'),
};
