import type { FileReader, UploadOptions } from 'tus-js-client';
import { AppError } from '#domain/contract/failure.ts';
import type { FileServer } from './file-server.ts';
import type { SealedReader } from './sealed-reader.ts';
import { tusStack } from './tus-stack.ts';

/** One request carries this much: few enough bytes to get through a bad line, and what is lost with a cut one. */
const pieceBytes = 512 * 1024;

export interface Sending {
  readonly server: FileServer;
  readonly sha256: string;
  readonly content: SealedReader;
  /** Where an upload that was begun goes on. */
  readonly uploadPath: string | null;
  /** The server has taken so much. Durable before more is sent. */
  readonly progress: (uploadPath: string, sent: number) => void;
}

/** Sends a file's content by the tus protocol, from where it was cut off. Throws what cut it off now. */
export async function uploadFile({ server, sha256, content, uploadPath, progress }: Sending): Promise<void> {
  // Loaded by those who send files, not by everybody at the start.
  const { Upload } = await import('tus-js-client');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const pathOf = (url: string | null) => new URL(url ?? '', server.url).pathname;
  const options: UploadOptions = {
    endpoint: new URL('/v1/files', server.url).href,
    ...(uploadPath === null ? {} : { uploadUrl: new URL(uploadPath, server.url).href }),
    metadata: { sha256 },
    chunkSize: pieceBytes,
    uploadSize: content.size,
    retryDelays: null,
    storeFingerprintForResuming: false,
    fingerprint: async () => '',
    httpStack: tusStack(server),
    fileReader: readerOf(content),
    onUploadUrlAvailable: () => {
      if (uploadPath === null || pathOf(upload.url) !== uploadPath) progress(pathOf(upload.url), 0);
    },
    onChunkComplete: (_piece, sent) => progress(pathOf(upload.url), sent),
    onSuccess: () => resolve(),
    onError: (error) => reject(causeOf(error)),
  };
  // The library wants something to read from; our reader knows what.
  const upload = new Upload(Buffer.alloc(0), options);
  upload.start();
  await promise;
}

/** The library asks a source's pieces for their `size`. */
function readerOf(content: SealedReader): FileReader {
  return {
    openFile: async () => ({
      size: content.size,
      slice: async (start, end) => {
        const bytes = await content.read(start, end);
        return { value: Object.assign(bytes, { size: bytes.length }), done: end >= content.size };
      },
      close: () => undefined,
    }),
  };
}

function causeOf(error: Error & { readonly causingError?: Error | null }): Error {
  if (error instanceof AppError) return error;
  return error.causingError ?? error;
}
