/** One field of a form that came after its session had ended. */
export interface UnsentField {
  readonly name: string;
  readonly value: string;
}

/** What a person sent without being signed in, for sending it again. */
export interface UnsentForm {
  /** Address that it was sent to. */
  readonly action: string;
  readonly fields: readonly UnsentField[];
  /** Whether it held files: they have to be chosen anew. */
  readonly hadFiles: boolean;
}

/** Fields that are never written into a page. */
const SECRET = /password|secret|token|^code$/i;

/** Most fields that are given back: the longest form of ours, the grid of figures, has fewer. */
const MOST_FIELDS = 5000;

/**
 * Reads a form that nobody could be asked about, so that the page can give it back. Nothing of it is kept here. What is
 * sent has been made sure to come from a page of this site.
 */
export async function readUnsent(request: Request, action: string): Promise<UnsentForm | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined;
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return undefined;
  }
  const entries = [...form].filter(([name]) => !SECRET.test(name)).slice(0, MOST_FIELDS);
  return {
    action,
    fields: entries.flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : [])),
    hadFiles: entries.some(([, value]) => typeof value !== 'string' && value.size > 0),
  };
}
