import { expect, it } from 'vitest';
import type { Directory } from '../directory/directory.ts';
import { directory, holding, institution, post } from '../testing/directories.ts';
import { sheetsOf } from '../testing/read-text.ts';
import type { DirectoryPlan } from './plan.ts';
import { planImport } from './plan-import.ts';
import { MOST_ROWS } from './read-records.ts';

const NAME = { fr: 'Envois de fonds', en: 'Remittances', es: 'Remesas', ar: 'التحويلات' };

async function planOf(bytes: string | Uint8Array, some: Partial<Directory> = {}): Promise<DirectoryPlan> {
  return planImport(await sheetsOf(bytes), {
    directory: directory(some),
    subjects: [{ subject: 'theme', code: 'remittances', name: NAME }],
    today: '2026-06-30',
    language: 'fr',
  });
}

function found({ findings }: DirectoryPlan): readonly string[] {
  return findings.map(({ rule, where }) => `${rule} at ${where}`);
}

/** Windows-1252, as French spreadsheets save. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

it('reads what a French spreadsheet saves: semicolons, Windows-1252, a title above, words of its own', async () => {
  const text = [
    'Annuaire des institutions;;;',
    'Institution;Sigle;Type;Secteur',
    'Ministère de la Santé;MSAS;ministère;Santé',
    'Agence nationale de la statistique;ANSD;Institut national de statistique;',
    '',
  ].join('\r\n');
  const plan = await planOf(latin(text));
  expect(plan.findings).toEqual([]);
  expect(
    plan.institutions.map(({ change, fields }) => [change, fields.name, fields.shortName, fields.kind, fields.sectors]),
  ).toEqual([
    ['added', { fr: 'Ministère de la Santé' }, 'MSAS', 'ministry', ['health']],
    ['added', { fr: 'Agence nationale de la statistique' }, 'ANSD', 'statistics office', []],
  ]);
});

it('knows an institution by its short name, else by a name in any language, and keeps what the file does not speak of', async () => {
  const institutions = [
    institution(1, { name: { fr: 'Ministère du Plan' }, shortName: 'MP', phone: '123', sectors: ['health'] }),
    institution(2, { name: { ar: 'وزارة العمل' } }),
  ];
  const plan = await planOf(
    'Short name,Name in French,Email\nmp,Ministère du Plan,plan@ministry.example\n,وزارة العمل,\n',
    {
      institutions,
    },
  );
  expect(plan.findings).toEqual([]);
  expect(plan.institutions.map(({ id, change, changes }) => [id, change, changes.map(({ key }) => key)])).toEqual([
    [1, 'changed', ['shortName', 'email']],
    [2, 'changed', ['name-fr', 'email']],
  ]);
  expect(plan.institutions[0]?.fields).toMatchObject({ phone: '123', sectors: ['health'], kind: 'ministry' });
});

it('shows what is wrong cell by cell, leaves those rows out and takes the others', async () => {
  const text = [
    'Sigle;Nom en français;Type;Secteurs;Niveau;Courriel;Site;Couleur',
    'A;Alpha;vaisseau;santé | météo;lunaire;pas une adresse;javascript:alert(1);bleu',
    'B;Bêta;ONG;;;;;',
    'B;Autre;ONG;;;;;',
    ';;ONG;;;;;',
    'C;Gamma;;;;;;',
  ].join('\n');
  const plan = await planOf(text);
  expect(found(plan)).toContain('kind-unknown at row 2, column C');
  expect(found(plan)).toContain('website-invalid at row 2, column G');
  expect(found(plan)).toContain('row-twice at row 4');
  expect(found(plan)).toContain('name-missing at row 5');
  expect(found(plan)).toContain('kind-missing at row 6, column C');
  expect(found(plan).at(-1)).toBe('column-unknown at row 1, column H');
  expect(plan.institutions.map(({ title }) => title)).toEqual(['Bêta']);
});

it('says of a row that fits two institutions which they are', async () => {
  const institutions = [institution(1, { shortName: 'A' }), institution(2, { name: { fr: 'Beta' } })];
  const plan = await planOf('Sigle;Nom en français\nA;Beta\n', { institutions });
  expect(found(plan)).toEqual(['row-matches-two at row 2, column A']);
  expect(plan.institutions).toEqual([]);
});

it('brings in posts with who held them, and knows the order of day and month from the column', async () => {
  const text = [
    'Type de poste;Secteur;Titulaire;Institution;Premier jour;Dernier jour',
    'Point focal;Santé;Directrice de la santé;Institution 1;03/04/2023;31/12/2024',
    'Point focal;Santé;Directeur adjoint;Institution 1;01/01/2025;',
    'Suppléant;;;;;',
  ].join('\n');
  const plan = await planOf(text);
  expect(plan.findings).toEqual([]);
  expect(plan.posts.map(({ change, fields }) => [change, fields.kind, fields.sector])).toEqual([
    ['added', 'focal point', 'health'],
    ['added', 'deputy', null],
  ]);
  expect(plan.holdings.map(({ fields }) => [fields.began, fields.ended, fields.institution])).toEqual([
    ['2023-04-03', '2024-12-31', 1],
    ['2025-01-01', null, 1],
  ]);
});

it('does not guess a date that could be two, nor an institution that it does not know', async () => {
  const text =
    'Type de poste;Titulaire;Institution;Premier jour\nPoint focal;A;Institution 1;03/04/2023\nSuppléant;B;Nulle part;2023\n';
  const plan = await planOf(text);
  expect(found(plan)).toEqual([
    'date-ambiguous at row 2, column D',
    'institution-unknown at row 3, column C',
    'date-unreadable at row 3, column D',
  ]);
  expect(plan.holdings).toEqual([]);
});

it('takes an entry of the same first day for the same one, and changes it', async () => {
  const posts = [post(7, { holdings: [holding('2023-04-03', null, 'Directrice', { id: 70 })] })];
  const text =
    'Type de poste;Titulaire;Institution;Premier jour;Dernier jour\nPoint focal;Directrice générale;Institution 1;2023-04-03;2025-06-30\n';
  const [only, ...others] = (await planOf(text, { posts })).holdings;
  expect(others).toEqual([]);
  expect([only?.id, only?.change, only?.changes.map(({ key }) => key)]).toEqual([70, 'changed', ['holder', 'ended']]);
});

it('keeps the account of a holder whose name is the account’s', async () => {
  const held = holding('2023-04-03', null, '', { id: 70, account: 'a1', accountName: 'Point focal du plan' });
  const text =
    'Type de poste;Titulaire;Institution;Premier jour;Contact\nPoint focal;Point focal du plan;Institution 1;2023-04-03;poste 12\n';
  const plan = await planOf(text, { posts: [post(7, { holdings: [held] })] });
  expect(plan.holdings[0]?.fields).toMatchObject({ account: 'a1', holder: '', contact: 'poste 12' });
});

it('assigns by code or by name in any language, and refuses what it does not know', async () => {
  const text =
    'Objet;Code;Nom;Institution\nThème;remittances;;Institution 1\ntheme;;التحويلات;Institution 1\nThème;rien;;Institution 1\nPlanète;x;;Institution 1\n';
  const plan = await planOf(text);
  expect(plan.responsibilities.map(({ fields }) => fields)).toEqual([
    { subject: 'theme', code: 'remittances', institution: 1, since: '2026-06-30' },
  ]);
  expect(found(plan)).toEqual([
    'row-twice at row 3',
    'code-unknown at row 4, column B',
    'subject-unknown at row 5, column A',
  ]);
});

it('lets an institution be part of one that comes later in the file, but not of itself', async () => {
  const text =
    'Sigle;Nom en français;Type;Rattachée à\nA;Alpha;agence;B\nB;Bêta;ministère;\nC;Gamma;agence;D\nD;Delta;agence;C\n';
  const plan = await planOf(text);
  expect(found(plan)).toEqual(['part-of-itself at row 5, column D']);
  const [alpha, beta] = plan.institutions;
  expect(alpha?.fields.partOf).toBe(beta?.id);
});

it('keeps what looks like a formula or a script as the text that it is', async () => {
  const text = `Sigle;Nom en français;Type\n'=A1;<script>alert(1)</script>;ONG\n`;
  const [only] = (await planOf(text)).institutions;
  expect([only?.fields.shortName, only?.fields.name.fr]).toEqual(['=A1', '<script>alert(1)</script>']);
});

it('says that a table is no directory, and that it is too long', async () => {
  expect(found(await planOf('Année;Valeur\n2020;5\n'))).toEqual(['not-a-directory at row 1']);
  const rows = Array.from({ length: MOST_ROWS + 1 }, (_, index) => `X${index};Nom ${index};ONG`);
  const plan = await planOf(`Sigle;Nom en français;Type\n${rows.join('\n')}\n`);
  expect(found(plan)).toEqual([`too-many-rows at row ${MOST_ROWS + 2}`]);
  expect(plan.institutions).toEqual([]);
});
