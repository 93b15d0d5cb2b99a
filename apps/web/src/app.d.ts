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
    }
    interface PageData {
      language: Language;
    }
  }
}
