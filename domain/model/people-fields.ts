import { z } from 'zod';
import { knowledgeRoles, roles } from './choices.ts';
import { fields as f } from './fields.ts';
import { agentId, teamId } from './ids.ts';

export const agentFields = {
  login: f.text('server-only', 100),
  name: f.text('server-only', 200),
  role: f.choice('server-only', roles),
  teamIds: f.json('server-only', z.array(teamId).readonly()),
  active: f.flag('server-only'),
  knowledgeRole: f.choice('server-only', knowledgeRoles),
};

export const teamFields = {
  name: f.text('server-only', 200),
};

export const deviceFields = {
  agentId: f.ref('server-only', agentId),
  name: f.text('server-only', 200),
  createdAt: f.instant('server-only'),
};
