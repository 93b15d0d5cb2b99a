import type { SignedIn } from '@sterna/identity';
import type { Mapping } from '@sterna/statistics/mapping';
import type { Language, Place } from '@sterna/vocabulary';

declare global {
  namespace App {
    interface Error {
      /** What was asked for when a place is unknown, and the places that were perhaps meant. */
      asked?: string;
      suggestions?: readonly Place[];
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
      /** Headers `Set-Cookie` that begin or end a session. */
      setCookies?: readonly string[];
    }
    interface PageData {
      language: Language;
    }
  }
}
