import type { Store } from '@sterna/store';
import { installationSecret, noteSignInAct, type SignInAct } from '@sterna/store/identity';
import { AttemptLimits } from './attempt-limits.ts';
import { type Letters, openLetters } from './letters/letters.ts';
import type { IdentitySettings } from './settings.ts';
import { openSignInLibrary, type SignInLibrary } from './sign-in-library.ts';

export interface RoomOptions {
  readonly store: Store;
  readonly origin: () => string;
  readonly settings: IdentitySettings;
  /** Whether the ready accounts of a demonstration may sign in. */
  readonly isDemonstrationOpen: boolean;
}

/** What all services of signing in share. */
export class SignInRoom {
  readonly store: Store;
  readonly limits: AttemptLimits;
  readonly letters: Letters;
  readonly settings: IdentitySettings;
  readonly isDemonstrationOpen: boolean;
  readonly #origin: () => string;
  #secret: Promise<string> | undefined;
  #library: Promise<SignInLibrary> | undefined;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor({ store, origin, settings, isDemonstrationOpen }: RoomOptions) {
    this.isDemonstrationOpen = isDemonstrationOpen;
    this.store = store;
    this.settings = settings;
    this.#origin = origin;
    this.limits = new AttemptLimits(store, () => this.secret());
    this.letters = openLetters(store, settings.mail);
  }

  /** Address of the site, without a slash at its end. */
  get origin(): string {
    return this.#origin();
  }

  get isSecure(): boolean {
    return this.origin.startsWith('https:');
  }

  secret(): Promise<string> {
    this.#secret ??= installationSecret(this.store);
    return this.#secret;
  }

  library(): Promise<SignInLibrary> {
    this.#library ??= this.secret().then((secret) =>
      openSignInLibrary({ store: this.store, origin: this.origin, secret }),
    );
    return this.#library;
  }

  async hash(password: string): Promise<string> {
    return (await (await this.library()).$context).password.hash(password);
  }

  /** Whether a password is that of a hash. Takes as long where there is none. */
  async verify(password: string, hash: string | null | undefined): Promise<boolean> {
    const { password: passwords } = await (await this.library()).$context;
    if (hash) return passwords.verify({ hash, password });
    await passwords.hash(password);
    return false;
  }

  /** Does something that an answer must not wait for, so that its time says nothing. */
  behind(work: () => Promise<unknown>): void {
    const done = work().catch(() => {});
    this.#underWay.add(done);
    void done.then(() => this.#underWay.delete(done));
  }

  /** Enters an act of an account in the trace, behind the scenes. */
  note(act: SignInAct, account: string, isOwn: boolean, detail: Readonly<Record<string, string | number>> = {}): void {
    this.behind(() =>
      this.store.identify((session) => noteSignInAct(session, act, account, isOwn ? account : undefined, detail)),
    );
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.letters.close();
  }
}
