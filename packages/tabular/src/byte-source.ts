/** Bytes that can be read from the start as often as wanted: a file, or a member of an archive. */
export interface ByteSource {
  open(): Promise<AsyncIterable<Uint8Array>>;
}
