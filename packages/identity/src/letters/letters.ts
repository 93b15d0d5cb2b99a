import type { Store } from '@sterna/store';
import { addLetter, forgetOld, type NewLetter, noteProblem, noteSent, takeDueLetter } from '@sterna/store/identity';
import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../settings.ts';

/** Mail to people: sent where a mail server is configured, else kept for the administrator to pass on. */
export interface Letters {
  /** Whether a mail server is configured. */
  readonly isSending: boolean;
  /** Puts a letter in the outbox. A mail server is tried at once, behind the scenes. @returns number of the letter */
  write(letter: NewLetter): Promise<number>;
  /** Sends what is due, now. @returns how many letters the mail server took */
  deliver(): Promise<number>;
  /** Waits for what is under way, and stops. */
  close(): Promise<void>;
}

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 60_000;
/** Milliseconds that a mail server may take for one letter. */
const PATIENCE = 30_000;

function transportOf({ smtp }: MailSettings): Transporter {
  return createTransport({
    url: smtp,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What went wrong, without what a mail server may have repeated of the letter. */
function problemOf(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const parts = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.length > 0 ? parts.join(' ') : 'not delivered';
}

class Outbox implements Letters {
  readonly #store: Store;
  readonly #mail: MailSettings | undefined;
  readonly #transport: Transporter | undefined;
  readonly #timer: NodeJS.Timeout;
  #delivery: Promise<number> | undefined;
  #isClosed = false;

  constructor(store: Store, mail: MailSettings | undefined) {
    this.#store = store;
    this.#mail = mail;
    this.#transport = mail && transportOf(mail);
    this.#timer = setInterval(() => this.#lookAfter(), LOOK_EVERY);
    this.#timer.unref();
  }

  get isSending(): boolean {
    return this.#transport !== undefined;
  }

  async write(letter: NewLetter): Promise<number> {
    const id = await this.#store.identify((session) => addLetter(session, letter));
    this.#deliverSoon();
    return id;
  }

  deliver(): Promise<number> {
    this.#delivery ??= this.#sendDue().finally(() => {
      this.#delivery = undefined;
    });
    return this.#delivery;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#delivery?.catch(() => {});
    this.#transport?.close();
  }

  #deliverSoon(): void {
    if (!this.#transport) return;
    const again = (): Promise<number> => this.deliver();
    // A delivery that is about to end may have missed the letter. What fails is tried again later; the letter says why.
    (this.#delivery ? this.#delivery.then(again, again) : again()).catch(() => {});
  }

  #lookAfter(): void {
    this.#store.identify(forgetOld).catch(() => {});
    this.#deliverSoon();
  }

  async #sendDue(): Promise<number> {
    let sent = 0;
    while (this.#transport && !this.#isClosed) {
      const letter = await this.#store.identify(takeDueLetter);
      if (!letter) break;
      try {
        await this.#transport.sendMail({
          from: this.#mail?.from,
          to: letter.address,
          subject: letter.subject,
          text: letter.body,
          headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
        });
        await this.#store.identify((session) => noteSent(session, letter.id));
        sent += 1;
      } catch (error) {
        await this.#store.identify((session) => noteProblem(session, letter.id, problemOf(error)));
      }
    }
    return sent;
  }
}

export function openLetters(store: Store, mail: MailSettings | undefined): Letters {
  return new Outbox(store, mail);
}
