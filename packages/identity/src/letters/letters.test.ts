import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { LANGUAGES } from '@sterna/vocabulary';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../secret-token.ts';
import { inviteLetter, renderLetter } from './letter-texts.ts';
import { openLetters } from './letters.ts';

interface MailServer {
  readonly url: string;
  /** What it has been told to deliver. */
  readonly received: string[];
  /** What it says to a recipient. */
  answer: string;
  close(): Promise<void>;
}

/** A mail server that says yes to everything, or what it is told to say. */
async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let isLetter = false;
    let text = '';
    socket.write('220 mail.example\r\n');
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (isLetter) {
        if (!text.endsWith('\r\n.\r\n')) return;
        mail.received.push(text);
        [isLetter, text] = [false, ''];
        socket.write('250 taken\r\n');
        return;
      }
      const lines = text.split('\r\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (/^DATA/i.test(line)) {
          isLetter = true;
          socket.write('354 go on\r\n');
        } else socket.write(/^RCPT/i.test(line) ? `${mail.answer}\r\n` : '250 mail.example\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: '250 yes',
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return mail;
}

interface Row {
  readonly body: string;
  readonly attempts: number;
  readonly problem: string | null;
  readonly sent: boolean;
}

let store: Store;
let mail: MailServer;
beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  mail = await startMailServer();
});
afterAll(async () => {
  await mail.close();
  await store.close();
});
afterEach(() => store.keep((session) => session.run('delete from letter')));

function outbox(): Promise<Row[]> {
  const sql = 'select body, attempts, problem, sent_at is not null as sent from letter order by id';
  return store.keep((session) => session.rows<Row>({ compile: () => ({ sql, parameters: [] }) as never }));
}

const LETTER = renderLetter(
  'recovery',
  { address: 'agent@plan.example', language: 'ar' },
  { name: 'Agent', link: 'https://sterna.example/ar/recovery/secret' },
);

describe('A letter', () => {
  it('waits in the outbox where there is no mail server', async () => {
    const letters = openLetters(store, undefined);
    await letters.write(LETTER);
    expect([letters.isSending, await letters.deliver()]).toEqual([false, 0]);
    await letters.close();
    const [row] = await outbox();
    expect(row?.sent).toBe(false);
    expect(row?.body).toContain('https://sterna.example/ar/recovery/secret');
  });

  it('is sent at once where there is one, and its text is forgotten', async () => {
    const letters = openLetters(store, { smtp: mail.url, from: 'Sterna <sterna@plan.example>' });
    await letters.write(LETTER);
    await letters.write(LETTER);
    for (let round = 0; round < 100 && mail.received.length < 2; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await letters.close();
    expect(mail.received).toHaveLength(2);
    expect(mail.received[0]).toMatch(/^To: agent@plan\.example$/m);
    expect(mail.received[0]).toMatch(/^Content-Language: ar$/m);
    expect(await outbox()).toEqual([
      { body: '', attempts: 1, problem: null, sent: true },
      { body: '', attempts: 1, problem: null, sent: true },
    ]);
  });

  it('is tried again later when the mail server does not take it, and says why', async () => {
    mail.answer = '451 later: agent@plan.example is busy';
    const letters = openLetters(store, { smtp: mail.url, from: 'sterna@plan.example' });
    await letters.write(LETTER);
    await letters.deliver();
    const [row] = await outbox();
    expect(row).toMatchObject({ attempts: 1, sent: false });
    expect(row?.problem).toMatch(/451/);
    expect(row?.problem).not.toContain('agent@');
    mail.answer = '250 yes';
    expect(await letters.deliver()).toBe(0);
    await store.keep((session) => session.run("update letter set created_at = created_at - interval '3 minutes'"));
    expect(await letters.deliver()).toBe(1);
    await letters.close();
  });

  it('holds what people are called as text in its line, so that nobody writes a letter of their own', () => {
    const letter = renderLetter(
      'invitation',
      { address: 'a@plan.example', language: 'en' },
      { space: 'Plan\r\nBcc: all@plan.example', inviter: 'x\n\nOpen https://elsewhere.example\n', role: 'reader' },
    );
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.body).not.toMatch(/^Open https:/m);
  });

  it('invites in each language with its own address, and leaves no place unfilled', () => {
    for (const language of LANGUAGES) {
      const { token } = makeToken();
      const letter = inviteLetter(
        {
          email: 'a@plan.example',
          language,
          space: 'Sénégal',
          role: 'point focal',
          inviter: 'Direction',
          token,
          expiresAt: new Date('2026-12-01T00:00:00Z'),
        },
        'https://sterna.example',
      );
      expect(letter.body).toContain(`https://sterna.example/${language}/invitation/${token}\n`);
      expect(letter.subject + letter.body).not.toMatch(/[{}]/);
      expect(letter.body).toContain('2026');
    }
  });
});
