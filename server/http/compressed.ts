import { constants, createGzip, createZstdCompress } from 'node:zlib';

const worthwhileBytes = 8 * 1024;
const chunkSize = 128 * 1024;
const fastest = { [constants.ZSTD_c_compressionLevel]: 1 };

/**
 * For routes whose answers can be long. The client says what it takes, and asks for none where it is on this machine. The work is
 * done off the event loop, piece by piece as the answer goes out.
 */
export const compressed = {
  threshold: worthwhileBytes,
  // What is compressed at once keeps all other requests waiting.
  syncThreshold: 0,
  encodings: ['zstd' as const, 'gzip' as const],
  zlib: {
    createZstdCompress: () => createZstdCompress({ chunkSize, params: fastest }),
    createGzip: () => createGzip({ chunkSize, level: 1 }),
  },
};
