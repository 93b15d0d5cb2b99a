import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttemptLimits, networkOf } from './attempt-limits.ts';

let store: Store;
let limits: AttemptLimits;
beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  limits = new AttemptLimits(store, async () => 'secret');
});
afterAll(() => store.close());

describe('The network of an address', () => {
  it('is the address, or for IPv6 what one subscriber has, however it is written', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2');
    expect(networkOf('2001:0DB8:0001:0002:a:b:c:d')).toBe('2001:db8:1:2');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});

describe('Limits', () => {
  const times = async (count: number, tried: Parameters<AttemptLimits['take']>[1]): Promise<number[]> => {
    const waits: number[] = [];
    for (let round = 0; round < count; round += 1) waits.push(await limits.take('sign-in', tried));
    return waits;
  };

  it('let so many attempts through at once, and say how long to wait', async () => {
    const tried = { account: 'One@plan.example', address: '192.0.2.1' };
    const waits = await Promise.all(Array.from({ length: 12 }, () => limits.take('sign-in', tried)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    expect(Math.max(...waits)).toBeGreaterThan(890);
    expect(await limits.take('sign-in', { ...tried, account: 'one@PLAN.example' })).toBeGreaterThan(0);
    expect(await limits.take('sign-in', { ...tried, account: 'two@plan.example' })).toBe(0);
  });

  it('stop the network that fails, and not the owner who comes from another', async () => {
    await times(30, { account: 'owner@plan.example', address: '192.0.2.10' });
    expect(await limits.take('sign-in', { account: 'owner@plan.example', address: '192.0.2.11' })).toBe(0);
  });

  it('bound what many networks try on one account, and keep its known devices out of that count', async () => {
    const account = 'hunted@plan.example';
    const waits: number[] = [];
    for (let network = 0; network < 60; network += 1) {
      waits.push(...(await times(1, { account, address: `198.51.100.${network}` })));
    }
    expect(waits.filter((wait) => wait === 0)).toHaveLength(50);
    const owner = { account, address: '203.0.113.1', device: 'known' };
    expect(await limits.take('sign-in', owner)).toBe(0);
    // Nor does it fail for the network's sake: but who holds the device guesses no more often than others.
    expect((await times(12, owner)).filter((wait) => wait === 0)).toHaveLength(9);
    expect(await limits.take('sign-in', { account, address: '203.0.113.1', device: 'other' })).toBe(0);
  });

  it('do not forget what others tried because the owner came in', async () => {
    const account = 'visited@plan.example';
    for (let network = 0; network < 50; network += 1) {
      await limits.take('sign-in', { account, address: `198.51.100.${network}` });
    }
    await limits.forgive('sign-in', { account, address: '203.0.113.2', device: 'known' });
    expect(await limits.take('sign-in', { account, address: '203.0.113.3' })).toBeGreaterThan(0);
  });

  it('count a good attempt for nothing', async () => {
    for (let round = 0; round < 40; round += 1) {
      const tried = { account: 'good@plan.example', address: '192.0.2.2' };
      expect(await limits.take('sign-in', tried)).toBe(0);
      await limits.forgive('sign-in', tried);
    }
  });

  it('hold no address and no account that one could read', async () => {
    const rows = await store.keep((session) =>
      session.rows<{ readonly subject: string }>({
        compile: () => ({ sql: 'select subject from attempt', parameters: [] }) as never,
      }),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { subject } of rows) expect(subject).toMatch(/^[\w-]{43}$/);
  });

  it('let a thing be done once within its time', async () => {
    expect([await limits.isFirst('code', 60), await limits.isFirst('code', 60)]).toEqual([true, false]);
  });
});
