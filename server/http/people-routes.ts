import type { FastifyInstance } from 'fastify';
import {
  addAgentRequest,
  addTeamRequest,
  changePasswordRequest,
  knowledgeRoleRequest,
} from '#domain/contract/wire/people.ts';
import { sessionRequest } from '#domain/contract/wire/session.ts';
import { changePassword } from '../auth/change-password.ts';
import { endSession, openSession } from '../auth/sessions.ts';
import type { ServerContext } from '../context.ts';
import { transact } from '../sql/transaction.ts';
import { addAgent, addTeam, setKnowledgeRole } from '../workspace/people.ts';
import { authenticate, authorise } from './guards.ts';
import { parseBody } from './parse-body.ts';

export function peopleRoutes(app: FastifyInstance, context: ServerContext): void {
  const people = { workspaceId: context.workspace.id, clock: context.clock };

  app.post('/v1/session', (request) => openSession(context, parseBody(sessionRequest, request.body), request.ip));

  app.delete('/v1/session', async (request) => {
    await endSession(context, await authenticate(context, request));
    context.committed();
    return {};
  });

  app.post('/v1/password', async (request) => {
    const session = await authenticate(context, request);
    await changePassword(context, session, parseBody(changePasswordRequest, request.body));
    context.committed();
    return {};
  });

  app.post('/v1/people', async (request) => {
    await authorise(context, request, ['admin']);
    const asked = parseBody(addAgentRequest, request.body);
    const agentId = await transact(context.store.db, (tx) => addAgent(tx, people, asked));
    context.committed();
    return { agentId };
  });

  app.post('/v1/people/knowledge-role', async (request) => {
    await authorise(context, request, ['admin']);
    const asked = parseBody(knowledgeRoleRequest, request.body);
    await transact(context.store.db, (tx) => setKnowledgeRole(tx, people, asked));
    context.committed();
    return {};
  });

  app.post('/v1/teams', async (request) => {
    await authorise(context, request, ['admin']);
    const { name } = parseBody(addTeamRequest, request.body);
    const teamId = await transact(context.store.db, (tx) => addTeam(tx, people, name));
    context.committed();
    return { teamId };
  });
}
