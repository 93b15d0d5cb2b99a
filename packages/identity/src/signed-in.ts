/** Who a request is from. */
export interface SignedIn {
  /** Id of the account. */
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  /** Whether the person has shown more than a password: focal points and administrators need to. */
  readonly isStrong: boolean;
  /** Whether codes of the moment are set up. */
  readonly hasSecondFactor: boolean;
  /** Whether it is a ready account of the demonstration. */
  readonly isDemonstration: boolean;
  /** Id of the session, and how it was begun. */
  readonly session: string;
  readonly method: string;
}
