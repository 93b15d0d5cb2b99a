import type { Generated, JSONColumnType } from 'kysely';

interface InstallationTable {
  name: string;
  value: string;
}

interface AccountTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean>;
  language: Generated<'fr' | 'en' | 'es' | 'ar'>;
  demonstration: Generated<boolean>;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface CredentialTable {
  id: string;
  subject: string;
  provider: string;
  account_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface SessionTable {
  id: string;
  token: string;
  account_id: string;
  method: Generated<string>;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface SecondFactorTable {
  id: string;
  account_id: string;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
}

interface PasskeyTable {
  id: string;
  account_id: string;
  name: string | null;
  public_key: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: boolean;
  transports: string | null;
  aaguid: string | null;
  created_at: Generated<Date | null>;
}

interface AttemptTable {
  subject: string;
  began: Generated<Date>;
  count: Generated<number>;
}

interface LetterTable {
  id: Generated<number>;
  kind: string;
  address: string;
  language: string;
  subject: string;
  body: string;
  created_at: Generated<Date>;
  sent_at: Date | null;
  attempts: Generated<number>;
  problem: string | null;
}

interface MemberTable {
  space_id: number;
  account_id: string;
  role: 'reader' | 'contributor' | 'reviewer' | 'focal point' | 'administrator';
  institution_id: number | null;
  sections: Generated<string[]>;
  indicators: Generated<string[]>;
  since: Generated<Date>;
  ended_at: Date | null;
  seen_at: Date | null;
  seen_before: Date | null;
}

interface InvitationTable {
  space_id: number;
  id: Generated<string>;
  token_sha256: string;
  email: string;
  language: Generated<string>;
  role: 'reader' | 'contributor' | 'reviewer' | 'focal point' | 'administrator';
  institution_id: number | null;
  sections: Generated<string[]>;
  indicators: Generated<string[]>;
  invited_by: string | null;
  created_at: Generated<Date>;
  expires_at: Generated<Date>;
  accepted_at: Date | null;
  accepted_by: string | null;
  revoked_at: Date | null;
}

interface ActTable {
  space_id: number;
  id: Generated<number>;
  at: Generated<Date>;
  account_id: string | null;
  act: string;
  object: string;
  object_id: string;
  detail: JSONColumnType<object>;
}

interface InstitutionTable {
  space_id: number;
  id: Generated<number>;
  name: JSONColumnType<object>;
  short_name: Generated<string>;
  kind:
    | 'ministry'
    | 'agency'
    | 'statistics office'
    | 'local authority'
    | 'parliament'
    | 'UN'
    | 'NGO'
    | 'diaspora association'
    | 'employer'
    | 'union'
    | 'university';
  sectors: Generated<string[]>;
  level: Generated<'household' | 'local' | 'national' | 'international'>;
  place: string | null;
  parent_id: number | null;
  email: Generated<string>;
  phone: Generated<string>;
  website: Generated<string>;
  note: Generated<string>;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  deleted_at: Date | null;
  deleted_by: string | null;
}

interface PostTable {
  space_id: number;
  id: Generated<number>;
  kind: 'focal point' | 'deputy';
  title: Generated<string>;
  sector: string | null;
  created_at: Generated<Date>;
  deleted_at: Date | null;
  deleted_by: string | null;
}

interface PostHoldingTable {
  space_id: number;
  id: Generated<number>;
  post_id: number;
  institution_id: number;
  account_id: string | null;
  holder: Generated<string>;
  contact: Generated<string>;
  began: string;
  ended: string | null;
  note: Generated<string>;
  deleted_at: Date | null;
  deleted_by: string | null;
}

interface ResponsibilityTable {
  space_id: number;
  subject: 'indicator' | 'section' | 'theme' | 'sector';
  code: string;
  institution_id: number;
  since: Generated<string>;
}

interface EditionTable {
  space_id: number;
  id: Generated<number>;
  number: number | null;
  title: JSONColumnType<object>;
  state: Generated<'draft' | 'under review' | 'validated' | 'published' | 'superseded'>;
  template: JSONColumnType<object>;
  languages: string[];
  due: string | null;
  corrects: number | null;
  reason: Generated<string>;
  created_by: string | null;
  created_at: Generated<Date>;
  published_by: string | null;
  published_at: Date | null;
  superseded_at: Date | null;
  content_sha256: string | null;
  deleted_at: Date | null;
  deleted_by: string | null;
}

interface SectionTaskTable {
  space_id: number;
  edition_id: number;
  section: string;
  institution_id: number | null;
  due: string | null;
  state: Generated<'to write' | 'written' | 'reviewed'>;
  note: Generated<string>;
  changed_at: Generated<Date>;
  reviewed_by: string | null;
  reviewed_at: Date | null;
}

interface SectionTextTable {
  space_id: number;
  id: Generated<number>;
  edition_id: number;
  section: string;
  language: 'fr' | 'en' | 'es' | 'ar';
  body: string;
  base_id: number | null;
  merged_id: number | null;
  kind: Generated<'written' | 'merged' | 'restored' | 'suggested' | 'carried'>;
  standing: Generated<'in line' | 'aside' | 'open' | 'taken' | 'declined'>;
  remark: Generated<string>;
  author: string | null;
  at: Generated<Date>;
  settled_by: string | null;
  settled_at: Date | null;
}

interface SectionHeadTable {
  space_id: number;
  edition_id: number;
  section: string;
  language: string;
  text_id: number;
}

interface CommentTable {
  space_id: number;
  id: Generated<number>;
  edition_id: number;
  section: string;
  language: string;
  text_id: number | null;
  quote: Generated<string>;
  body: string;
  reply_to: number | null;
  author: string;
  at: Generated<Date>;
  resolved_at: Date | null;
  resolved_by: string | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  carried_from: number | null;
}

interface ValidationTable {
  space_id: number;
  edition_id: number;
  institution_id: number;
  account_id: string | null;
  note: Generated<string>;
  at: Generated<Date>;
  reference: Generated<string>;
  reference_date: string | null;
}

interface EditionDocumentTable {
  space_id: number;
  edition_id: number;
  language: string;
  document: JSONColumnType<object>;
  figures: JSONColumnType<object>;
  sha256: string;
}

interface ContributionTable {
  space_id: number;
  id: Generated<number>;
  title: string;
  publisher: Generated<string>;
  dated: string;
  institution_id: number | null;
  file_name: string | null;
  file_sha256: string | null;
  remark: Generated<string>;
  state: Generated<'proposed' | 'accepted' | 'declined' | 'withdrawn'>;
  brought_by: string;
  brought_at: Generated<Date>;
  decided_by: string | null;
  decided_at: Date | null;
  reason: Generated<string>;
  file_size: number | null;
  file_reading: JSONColumnType<object> | null;
}

interface ContributionFigureTable {
  space_id: number;
  contribution_id: number;
  number: number;
  indicator: string;
  ref_area: string;
  counterpart: Generated<string>;
  sex: Generated<string>;
  age: Generated<string>;
  unit: string;
  dimensions: JSONColumnType<object>;
  period: string;
  value: number | null;
  status: Generated<string>;
  note: string | null;
  part: string | null;
  row: number;
  col: number | null;
}

interface FigureChoiceTable {
  space_id: number;
  id: Generated<number>;
  indicator: string;
  ref_area: string;
  counterpart: Generated<string>;
  sex: Generated<string>;
  age: Generated<string>;
  unit: string;
  dimensions: JSONColumnType<object>;
  period: string;
  choice: 'own' | 'public' | 'hidden';
  reason: string;
  chosen_by: string;
  chosen_at: Generated<Date>;
  ended_at: Date | null;
}

interface PlaceTable {
  space_id: number;
  code: string;
  parent: string | null;
  level: 'region' | 'municipality';
  name: JSONColumnType<object>;
}

interface EditionFileTable {
  space_id: number;
  edition_id: number;
  language: string;
  format: 'pdf' | 'docx' | 'xlsx';
  standing: 'published' | 'superseded';
  bytes: Uint8Array;
  sha256: string;
  made_at: Generated<Date>;
}

interface ContributionFileTable {
  space_id: number;
  contribution_id: number;
  piece: number;
  bytes: Uint8Array;
}

interface PolicyDocumentTable {
  space_id: number;
  id: Generated<number>;
  title: string;
  kind:
    | 'development plan'
    | 'poverty strategy'
    | 'sector plan'
    | 'law'
    | 'local plan'
    | 'cooperation framework'
    | 'adaptation plan'
    | 'migration policy'
    | 'other';
  language: 'fr' | 'en' | 'es' | 'ar';
  from_year: number | null;
  to_year: number | null;
  issuer: Generated<string>;
  level: Generated<'household' | 'local' | 'national' | 'international'>;
  place: string | null;
  sector: string | null;
  previous_id: number | null;
  file_name: string | null;
  file_sha256: string;
  file_size: number;
  format: 'pdf' | 'docx' | 'odt' | 'html' | 'text' | null;
  state: Generated<'waiting' | 'read' | 'unreadable'>;
  findings: JSONColumnType<object>;
  pages: Generated<number>;
  words: Generated<number>;
  languages: JSONColumnType<object>;
  concepts: Generated<string>;
  read_at: Date | null;
  brought_by: string;
  brought_at: Generated<Date>;
  published_at: Date | null;
  signed_off_by: string | null;
  signed_off_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  said: Generated<string[]>;
  reading_asked_at: Date | null;
  found_place: string | null;
}

interface DocumentFileTable {
  space_id: number;
  document_id: number;
  piece: number;
  bytes: Uint8Array;
}

interface DocumentBlockTable {
  space_id: number;
  document_id: number;
  block: number;
  kind: 'heading' | 'paragraph' | 'item' | 'table' | 'note';
  level: number | null;
  page: number;
  to_page: number;
  language: 'fr' | 'en' | 'es' | 'ar';
  text: string;
  rows: JSONColumnType<object> | null;
  words: Generated<string | null>;
  turns: Generated<number[]>;
}

interface PassageTable {
  space_id: number;
  document_id: number;
  passage: number;
  block: number;
  start: number;
  page: number;
  language: 'fr' | 'en' | 'es' | 'ar';
  text: string;
  headings: Generated<string[]>;
  hits: JSONColumnType<object>;
  sectors: Generated<string[]>;
  groups: Generated<string[]>;
  framing: Generated<'opportunity' | 'risk' | 'both' | 'neutral'>;
  added_by: string | null;
  added_at: Generated<Date>;
  missing: 'proposal' | 'text' | null;
}

interface PassageThemeTable {
  space_id: number;
  document_id: number;
  passage: number;
  theme: string;
  depth: number;
  because: Generated<string[]>;
  score: number;
}

interface MeasureTable {
  space_id: number;
  document_id: number;
  measure: number;
  code: string | null;
  text: string;
  page: number;
  block: number;
  under: string | null;
  body: string | null;
  indicator: string | null;
  budget: string | null;
  period: string | null;
  themes: Generated<string[]>;
}

interface AddressedGoalTable {
  space_id: number;
  document_id: number;
  kind: 'target' | 'objective';
  code: string;
  passages: JSONColumnType<object>;
}

interface CodingTable {
  space_id: number;
  document_id: number;
  account_id: string;
  blind: Generated<boolean>;
  assigned_by: string;
  assigned_at: Generated<Date>;
  due_on: string | null;
  signed_at: Date | null;
  seen_at: Date | null;
}

interface CodingDecisionTable {
  space_id: number;
  document_id: number;
  account_id: string;
  id: Generated<number>;
  passage: number;
  theme: string;
  verdict: 'confirmed' | 'changed' | 'added' | 'rejected';
  depth: number | null;
  framing: 'opportunity' | 'risk' | 'both' | 'neutral' | null;
  remark: Generated<string>;
  decided_at: Generated<Date>;
  ended_at: Date | null;
}

interface DocumentThemeTable {
  space_id: number;
  document_id: number;
  theme: string;
  proposed_depth: number;
  proposed_framing: 'opportunity' | 'risk' | 'both' | 'neutral';
  facts: JSONColumnType<object>;
  depth: number | null;
  framing: 'opportunity' | 'risk' | 'both' | 'neutral' | null;
  reason: Generated<string>;
  decided_by: string | null;
  decided_at: Date | null;
}

interface SettlementTable {
  space_id: number;
  document_id: number;
  id: Generated<number>;
  passage: number;
  theme: string;
  depth: number;
  framing: 'opportunity' | 'risk' | 'both' | 'neutral' | null;
  reason: string;
  settled_by: string;
  settled_at: Generated<Date>;
  ended_at: Date | null;
}

interface PassedOverTable {
  space_id: number;
  document_id: number;
  number: number;
  block: number;
  start: number;
  page: number;
  language: 'fr' | 'en' | 'es' | 'ar';
  sentence: string;
  words: string;
  concept: string;
  because: 'phrase' | 'name' | 'sense' | 'reference';
  within: string;
  meaning: Generated<string>;
}

interface DocumentSeenTable {
  space_id: number;
  document_id: number;
  account_id: string;
  seen_at: Generated<Date>;
}

/** Tables of accounts, spaces, coordination, editions and own data; what each column means stands in the database itself. */
export interface SpaceSchema {
  installation: InstallationTable;
  account: AccountTable;
  credential: CredentialTable;
  session: SessionTable;
  verification: VerificationTable;
  second_factor: SecondFactorTable;
  passkey: PasskeyTable;
  attempt: AttemptTable;
  letter: LetterTable;
  member: MemberTable;
  invitation: InvitationTable;
  act: ActTable;
  institution: InstitutionTable;
  post: PostTable;
  post_holding: PostHoldingTable;
  responsibility: ResponsibilityTable;
  edition: EditionTable;
  section_task: SectionTaskTable;
  section_text: SectionTextTable;
  section_head: SectionHeadTable;
  comment: CommentTable;
  validation: ValidationTable;
  edition_document: EditionDocumentTable;
  contribution: ContributionTable;
  contribution_figure: ContributionFigureTable;
  figure_choice: FigureChoiceTable;
  place: PlaceTable;
  edition_file: EditionFileTable;
  contribution_file: ContributionFileTable;
  policy_document: PolicyDocumentTable;
  document_file: DocumentFileTable;
  document_block: DocumentBlockTable;
  passage: PassageTable;
  passage_theme: PassageThemeTable;
  measure: MeasureTable;
  addressed_goal: AddressedGoalTable;
  coding: CodingTable;
  coding_decision: CodingDecisionTable;
  document_theme: DocumentThemeTable;
  settlement: SettlementTable;
  passed_over: PassedOverTable;
  document_seen: DocumentSeenTable;
}
