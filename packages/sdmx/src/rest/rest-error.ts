/** SDMX's own numbers of errors, each with its HTTP status (SDMX REST 1.4, "Error handling"). */
const KINDS = {
  'no-results': { status: 404, code: '100' },
  'too-large': { status: 413, code: '510' },
  syntax: { status: 400, code: '140' },
  'address-too-long': { status: 414, code: '140' },
  semantic: { status: 403, code: '150' },
  'not-acceptable': { status: 406, code: '140' },
  'method-not-allowed': { status: 405, code: '140' },
  internal: { status: 500, code: '500' },
  'not-implemented': { status: 501, code: '501' },
  unavailable: { status: 503, code: '503' },
} as const;

export type RestErrorKind = keyof typeof KINDS;

/** Why a query of SDMX REST cannot be answered. Its message is for the person who wrote the query. */
export class RestError extends Error {
  readonly kind: RestErrorKind;
  /** HTTP status. */
  readonly status: number;
  /** Number of the error in SDMX: `100` no results, `140` syntax, `150` semantics, `510` too large … */
  readonly code: string;

  constructor(kind: RestErrorKind, message: string) {
    super(message);
    this.name = 'RestError';
    this.kind = kind;
    this.status = KINDS[kind].status;
    this.code = KINDS[kind].code;
  }
}

/** A syntax error that says what was wrong with one part of a query. */
export function syntaxError(message: string): RestError {
  return new RestError('syntax', message);
}
