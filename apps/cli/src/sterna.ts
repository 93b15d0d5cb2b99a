#!/usr/bin/env node
import { buildProgram } from './program.ts';

// A reader that has seen enough (`| head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = buildProgram({
  out: (text) => process.stdout.write(text),
  report: (line) => process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY === true,
  environment: process.env,
});

try {
  process.exitCode = await program(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`sterna: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['STERNA_DEBUG']) console.error(error);
  process.exitCode = 2;
}
