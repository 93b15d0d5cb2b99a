import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { begun, streamedBody } from './streamed-body.ts';

async function* texts(count: number, onEnd: () => void = () => {}) {
  try {
    for (let each = 0; each < count; each++) yield `line ${each} ${'é'.repeat(50)}\n`;
  } finally {
    onEnd();
  }
}

const whole = async (count: number): Promise<string> => (await Array.fromAsync(texts(count))).join('');

describe('a streamed body', () => {
  test.each(['identity', 'gzip', 'br'] as const)('is the same with %s', async (encoding) => {
    const bytes = Buffer.from(await new Response(streamedBody(texts(5000), encoding)).arrayBuffer());
    const plain = encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
    expect(plain.toString()).toBe(await whole(5000));
  });

  test.each(['identity', 'gzip', 'br'] as const)(
    'with %s begins before its source has ended, and ends it when left',
    async (encoding) => {
      let ended: () => void = () => {};
      const end = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const reader = streamedBody(texts(Number.POSITIVE_INFINITY, ended), encoding).getReader();
      expect((await reader.read()).value?.length).toBeGreaterThan(0);
      await reader.cancel();
      await end;
    },
  );

  test('fails before it begins when its source does', async () => {
    const failing = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('no data')) }) };
    await expect(begun(failing)).rejects.toThrow('no data');
    expect((await Array.fromAsync(await begun(texts(3)))).length).toBe(3);
  });

  test('breaks off when its source fails in the middle', async () => {
    async function* failing() {
      yield* texts(5000);
      throw new Error('data changed');
    }
    await expect(new Response(streamedBody(failing(), 'gzip')).arrayBuffer()).rejects.toThrow();
  });
});
