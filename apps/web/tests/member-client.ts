/** One answer, with the text of its page. */
export interface MemberAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads, if it leads anywhere. */
  readonly location: string;
}

/** A browser without scripts: keeps cookies, sends forms, follows nothing by itself. */
export class MemberClient {
  readonly cookies: Map<string, string> = new Map();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<MemberAnswer> {
    return this.#send(path, { headers });
  }

  /** Sends a form as a page of this very site does. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: this.#url },
  ): Promise<MemberAnswer> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Sends JSON as a script of this very site does. */
  postJson(path: string, content: unknown): Promise<MemberAnswer> {
    const headers = { origin: this.#url, 'content-type': 'application/json' };
    return this.#send(path, { method: 'POST', body: JSON.stringify(content), headers });
  }

  async #send(path: string, { headers, ...request }: RequestInit): Promise<MemberAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { accept: 'text/html', cookie, ...(headers as Record<string, string>) };
    const answer = await fetch(new URL(path, this.#url), { ...request, headers: sent, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const { status, headers: received } = answer;
    return { status, headers: received, text: await answer.text(), location: received.get('location') ?? '' };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (/;\s*max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
