import { LANGUAGES } from '@sterna/vocabulary';
import { Command, CommanderError, Option } from 'commander';
import { runBackup } from './backup-command.ts';
import { runData } from './data-command.ts';
import { EXPORT_FORMATS, runExport } from './export-command.ts';
import { runImport } from './import-command.ts';
import { runRestore } from './restore-command.ts';
import { runSources } from './sources-command.ts';
import { NOTHING_DONE, type Surroundings } from './surroundings.ts';
import { runUndo } from './undo-command.ts';

// The commands that draw and serve bring heavy libraries with them, loaded only when they are asked for.
const FORMATS = ['html', 'pdf', 'docx', 'xlsx'];
const DATABASE = '--database <dir-or-url>';
const DATABASE_HELP = 'directory or postgres:// URL (default: STERNA_DATABASE_URL, else .sterna/database)';
const STARTER_HELP = 'begin a fresh database with the starter data';

/** Builds the `sterna` command. The function it returns takes the arguments and gives the exit status. */
export function buildProgram(surroundings: Surroundings): (argv: readonly string[]) => Promise<number> {
  let status = 0;
  const program = new Command('sterna')
    .description('The workbench with which a country brings migration into its development planning')
    .exitOverride()
    .configureOutput({ writeOut: surroundings.out, writeErr: (text) => surroundings.report(text.trimEnd()) });
  const command = (usage: string, description: string): Command =>
    program.command(usage).description(description).option(DATABASE, DATABASE_HELP);

  command('import', 'read files of statistics into the database')
    .argument('<files...>')
    .option('--json', 'print the outcome as JSON')
    .option('--indicator <code>', 'what the values measure, for files that do not say it')
    .option('--source <id>', 'source of the figures, for files that do not say it or say it wrongly')
    .option('--release <version>', 'name of the release they belong to')
    .option('--dated <date>', 'ISO date of the release')
    .option('--mapping <file>', 'JSON file that says how the columns of a table are read')
    .option('--propose-mapping', 'store nothing; print how the table could be read, as JSON to start from')
    .addOption(new Option('--lang <language>', 'language of findings and reasons').choices(LANGUAGES).default('en'))
    .option('--starter', STARTER_HELP)
    .action(async (files, options) => {
      if (options.proposeMapping) {
        const { runProposeMapping } = await import('./propose-mapping-command.ts');
        status = await runProposeMapping(files, options, surroundings);
        return;
      }
      status = await runImport(files, options, surroundings);
    });
  command('sources', 'list sources, releases and files in the database')
    .option('--json', 'print as JSON')
    .option('--starter', STARTER_HELP)
    .action(async (options) => {
      status = await runSources(options, surroundings);
    });
  const filtered = (usage: string, description: string): Command =>
    command(usage, description)
      .option('--indicator <codes>', 'one code or several, separated by commas')
      .option('--place <places>', 'codes or names')
      .option('--counterpart <places>', 'codes or names; _T for totals')
      .option('--sex <codes>', '_T, F, M, or words')
      .option('--from <year>', 'first year')
      .option('--to <year>', 'last year');
  filtered('data', 'print figures in force, stated and derived')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--starter', STARTER_HELP)
    .action(async (options) => {
      status = await runData(options, surroundings);
    });
  filtered('export', 'write figures in force as a file for partners')
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'file to write')
    .option('--no-derived', 'only what sources state')
    .option('--starter', STARTER_HELP)
    .action(async (options) => {
      status = await runExport(options, surroundings);
    });
  command('undo', 'take a release back, so that what it replaced is in force again')
    .argument('<release>', 'its number, as sterna sources lists it')
    .option('--file <file>', 'only what this file brought: its number, as sterna sources lists it')
    .action(async (release, options) => {
      status = await runUndo(release.replace(/^#/, ''), options, surroundings);
    });
  command('profile', 'write the migration profile of a place')
    .argument('<place>', 'code or name')
    .addOption(new Option('--lang <language>').choices(['fr', 'en', 'es', 'ar']).default('fr'))
    .addOption(new Option('--format <format>').choices(FORMATS).default('html'))
    .option('--out <file>', 'file to write (default: standard output, for html)')
    .action(async (place, options) => {
      const { runProfile } = await import('./profile-command.ts');
      status = await runProfile(place, options, surroundings);
    });
  program
    .command('review')
    .description('read a policy document (PDF, DOCX, ODT, HTML, text): how it treats migration; needs no database')
    .argument('<file>', 'a file, or - for standard input')
    .option('--place <place>', 'country it is of: code or name')
    .addOption(new Option('--lang <language>', 'language it is in').choices(['auto', ...LANGUAGES]).default('auto'))
    .option('--json', 'print as JSON')
    .action(async (file, options) => {
      const { runReview } = await import('./review-command.ts');
      status = await runReview(file, options, surroundings);
    });
  command('backup', 'write everything the installation holds to one file, while it goes on running')
    .requiredOption('--out <file>', 'file to write; it may not exist')
    .option('--without-accounts', 'leave out how people sign in, for handing the data on')
    .option('--without-uploads', 'leave out uploaded files that wait to be imported')
    .action(async (options) => {
      status = await runBackup(options, surroundings);
    });
  command('restore', 'put what a backup holds into an empty database')
    .argument('<file>', 'a file that sterna backup has written')
    .option('--replace', 'into a database that holds something, which is lost')
    .action(async (file, options) => {
      status = await runRestore(file, options, surroundings);
    });
  command('serve', 'start the web application')
    .option('--port <number>', 'port (default: PORT, else 4310)')
    .option('--host <address>', 'address to listen on (default: HOST, else 127.0.0.1)')
    .option('--no-demonstration', 'make no demonstration space with ready accounts')
    .action(async (options) => {
      const { runServe } = await import('./serve-command.ts');
      status = await runServe(options, surroundings);
    });

  return async (argv) => {
    try {
      await program.parseAsync(argv, { from: 'user' });
      return status;
    } catch (error) {
      if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOTHING_DONE;
      throw error;
    }
  };
}
