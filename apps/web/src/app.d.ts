import type { SignedIn } from '@sterna/identity';
import type { Mapping } from '@sterna/statistics/mapping';
import type { Language, Place } from '@sterna/vocabulary';
import type { UnsentForm } from '#lib/server/unsent-form.ts';

declare global {
  namespace App {
    interface Error {
      /** What was asked for when a place is unknown, and the places that were perhaps meant. */
      asked?: string;
      suggestions?: readonly Place[];
      /** What was sent after the session had ended. */
      unsent?: UnsentForm;
    }
    interface Locals {
      /** The language of the page, from the first segment of its address. */
      language: Language;
      /** The mapping that a form of the page says. */
      mapping?: Mapping;
      /** Who asks, on the pages of those who sign in. */
      signedIn?: SignedIn;
      /** Whether the page is one of a demonstration space: its title says so. */
      inDemonstration?: boolean;
      /** A form that came after its session had ended. */
      unsent?: UnsentForm;
      /** Headers `Set-Cookie` that begin or end a session. */
      setCookies?: readonly string[];
    }
    interface PageData {
      language: Language;
    }
  }
}
