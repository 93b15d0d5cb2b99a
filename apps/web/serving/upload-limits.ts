export interface UploadLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Bytes of everything sent at once. */
  readonly totalBytes: number;
  /** Files sent at once. */
  readonly files: number;
  /** Milliseconds without a byte after which an upload is given up. */
  readonly silence: number;
  /** Bytes of a field beside the files. Where it is given, a form without a file is taken too. */
  readonly fieldBytes?: number;
}

export const UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 512 * 2 ** 20,
  totalBytes: 1024 * 2 ** 20,
  files: 100,
  silence: 60_000,
};
