import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Server, type ServerOptions, type Upload } from '@tus/server';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import { fileProblem } from '#domain/rules/file-limits.ts';
import type { ServerContext } from '../context.ts';
import { statusOf } from '../http/failure-answer.ts';
import { errorFields } from '../log.ts';
import type { KnownAgent } from '../pull/visible-scopes.ts';
import { rowsForAgent } from './attachment-rows.ts';
import type { Files } from './files.ts';
import { finishUpload } from './finish-upload.ts';
import { uploadId } from './upload-store.ts';

export const uploadPath = '/v1/files';

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadCreate']>>[0];

/** The tus protocol over the server's files. `agents` says on whose behalf a request comes; it was authenticated before. */
export function createTusServer(
  context: ServerContext,
  files: Files,
  agents: WeakMap<IncomingMessage, KnownAgent>,
): Server {
  const agentOf = (request: TusRequest): KnownAgent => {
    const raw = request.runtime?.node?.req;
    const agent = raw && agents.get(raw as IncomingMessage);
    if (!agent) throw new AppError('session-expired', 'The request belongs to no session.');
    return agent;
  };

  return new Server({
    path: uploadPath,
    datastore: files.uploads,
    maxSize: files.mostBytes,
    // A proxy may stand between: the address is understood from the one that was asked.
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomBytes(16).toString('hex'),
    getFileIdFromRequest: (_request, last) => (last !== undefined && uploadId.test(last) ? last : undefined),

    /** An upload belongs to who began it. */
    async onIncomingRequest(request, id) {
      const agent = agentOf(request);
      if (request.method === 'POST') return;
      const upload = await files.uploads.getUpload(id);
      if (upload.metadata?.agent !== agent.id) throw new AppError('not-found', 'There is no such upload.');
    },

    async onUploadCreate(request, upload) {
      const agent = agentOf(request);
      return { metadata: { sha256: await admit(context, files, agent, upload), agent: agent.id } };
    },

    async onUploadFinish(_request, upload) {
      await finishUpload(context, files, upload.id, upload.metadata?.sha256 ?? '');
      return {};
    },

    onResponseError(_request, error) {
      // What tus itself answers has its status already.
      if (!(error instanceof Error)) return undefined;
      if (!(error instanceof AppError)) context.log.error('an upload failed', errorFields(error));
      const failure = failureOf(error);
      return { status_code: statusOf(failure.kind), body: JSON.stringify({ failure }) };
    },
  });
}

/** The content's name, if the agent may send it: they see a record of a file of this content and size. */
async function admit(context: ServerContext, files: Files, agent: KnownAgent, upload: Upload): Promise<string> {
  const sha256 = upload.metadata?.sha256 ?? '';
  const known = (await rowsForAgent(context, agent, sha256)).filter(({ size }) => size === upload.size);
  const [row] = known;
  if (!row) throw new AppError('not-found', 'No file of this content is known.');
  const problem = fileProblem(row, files.mostBytes);
  if (problem) throw new AppError(problem.kind, problem.message, problem.details);
  return sha256;
}
